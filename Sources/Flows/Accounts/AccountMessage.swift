import Vocabulary

/// What accounts are written about.
package enum AccountMessage: Sendable, CaseIterable {
    case register, registerKnown, reset, resetUnknown, addContact, addContactTaken
    case contactChanged, passwordChanged, factorChanged, factorGuessed, providerChanged, closed
    case identityVerified, identityRejected

    /// Whether a code belongs to it.
    var bringsCode: Bool { [.register, .reset, .addContact].contains(self) }

    /// - Parameter code: six digits, or empty.
    func text(in language: Language, market: String, code: String) -> (subject: String, body: String) {
        let words = Self.words(language)
        let body = words.sentence(self).replacing("%m", with: market).replacing("%c", with: code)
        let subject = bringsCode ? words.codeSubject : words.noticeSubject
        return (subject.replacing("%m", with: market).replacing("%c", with: code), body)
    }

    private static func words(_ language: Language) -> AccountMessageWords {
        switch language {
        case .english: .english
        case .swahili: .swahili
        case .french: .french
        case .arabic: .arabic
        case .thai: .thai
        }
    }
}

/// The messages in one language. `%m` is the market, `%c` the code. One that lacks a sentence does not compile.
struct AccountMessageWords: Sendable {
    let codeSubject, noticeSubject: String
    let register, registerKnown, reset, resetUnknown, addContact, addContactTaken: String
    let contactChanged, passwordChanged, factorChanged, factorGuessed, providerChanged, closed: String
    let identityVerified, identityRejected: String

    func sentence(_ message: AccountMessage) -> String {
        switch message {
        case .register: register
        case .registerKnown: registerKnown
        case .reset: reset
        case .resetUnknown: resetUnknown
        case .addContact: addContact
        case .addContactTaken: addContactTaken
        case .contactChanged: contactChanged
        case .passwordChanged: passwordChanged
        case .factorChanged: factorChanged
        case .factorGuessed: factorGuessed
        case .providerChanged: providerChanged
        case .closed: closed
        case .identityVerified: identityVerified
        case .identityRejected: identityRejected
        }
    }
}
