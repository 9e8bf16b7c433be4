import Vocabulary

/// What is said about who somebody is.
package struct IdentityPhrases: Sendable {
    package let intro, privacy, pendingTitle, pendingText, verifiedTitle, verifiedText: String
    package let rejectedTitle, rejectedText: String
    /// % is a date.
    package let handedIn: Sentence
    package let number, numberHint, documents, documentsHint, handIn, filesAgain: String
    package let verifiedSeller, officialStore: String
    // Refusals, by code; % is the document's number.
    let badDocument, documentTooLarge: Sentence
    let badNumber, documentsMissing, tooManyDocuments, checkOpen, alreadyVerified: String
    let alreadyDecided, ownCheck, reasonMissing, suspended, notThere: String
    // Reasons, by code.
    let unreadable, expired, incomplete, numberDiffers, nameDiffers, notADocument, knownElsewhere, otherReason: String

    /// What a refusal's code means.
    /// - Parameter document: which one it is about, in the digits of the language; empty when it is about none.
    package func text(of code: String, document: String = "") -> String {
        switch code {
        case "bad-document": badDocument(document)
        case "document-too-large": documentTooLarge(document)
        case "bad-document-number": badNumber
        case "documents-missing": documentsMissing
        case "too-many-documents": tooManyDocuments
        case "check-open": checkOpen
        case "already-verified": alreadyVerified
        case "already-decided": alreadyDecided
        case "own-check": ownCheck
        case "reason-missing": reasonMissing
        case "account-suspended": suspended
        default: notThere
        }
    }

    /// Why a check was rejected, by the reason's code.
    package func reason(_ code: String) -> String {
        switch code {
        case "unreadable": unreadable
        case "expired": expired
        case "incomplete": incomplete
        case "number-differs": numberDiffers
        case "name-differs": nameDiffers
        case "not-a-document": notADocument
        case "known-elsewhere": knownElsewhere
        default: otherReason
        }
    }
}

/// What a trust score is made of.
package struct TrustPhrases: Sendable {
    package let title, intro, history: String
    /// For who does not see the line: % are the first and the last score.
    package let line: Sentence
    let joined, email, phone, factor, identity, age, suspensions: String

    /// The name of a part of the score.
    package func part(_ name: String) -> String {
        switch name {
        case "joined": joined
        case "email": email
        case "phone": phone
        case "factor": factor
        case "identity": identity
        case "suspensions": suspensions
        default: age
        }
    }
}

/// What staff read who decide identity checks and official stores.
package struct IdentityDeskPhrases: Sendable {
    package let checks, noChecks, look, referred, back, ownCheck, number: String
    package let waiting, documents, others: Counted
    /// % is the document's number.
    package let document: Sentence
    package let download, documentsGone, numberForgotten, verify, reject, reason, chooseReason, remark,
        remarkHint: String
    package let pending, verified, rejected, status, person: String
    package let stores, storesIntro, find, noStores, makeOfficial, endOfficial: String
}

extension Phrases {
    package var identity: IdentityPhrases {
        switch language {
        case .english: .english
        case .swahili: .swahili
        case .french: .french
        case .arabic: .arabic
        case .thai: .thai
        }
    }

    package var trust: TrustPhrases {
        switch language {
        case .english: .english
        case .swahili: .swahili
        case .french: .french
        case .arabic: .arabic
        case .thai: .thai
        }
    }

    package var identityDesk: IdentityDeskPhrases {
        switch language {
        case .english: .english
        case .swahili: .swahili
        case .french: .french
        case .arabic: .arabic
        case .thai: .thai
        }
    }
}
