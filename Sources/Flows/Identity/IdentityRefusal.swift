/// The market says no to something about an identity check. Codes are part of the API.
package enum IdentityRefusal: Error, Sendable, Equatable {
    case badNumber
    case noDocuments
    case tooManyDocuments
    /// The document, counted from 1, is no picture or PDF that is taken.
    case badDocument(Int)
    case documentTooLarge(Int)
    /// One waits already.
    case checkOpen
    case alreadyVerified
    case suspended
    case alreadyDecided
    /// Nobody decides about themselves.
    case ownCheck
    case noReason
    case notThere

    package var code: String {
        switch self {
        case .badNumber: "bad-document-number"
        case .noDocuments: "documents-missing"
        case .tooManyDocuments: "too-many-documents"
        case .badDocument: "bad-document"
        case .documentTooLarge: "document-too-large"
        case .checkOpen: "check-open"
        case .alreadyVerified: "already-verified"
        case .suspended: "account-suspended"
        case .alreadyDecided: "already-decided"
        case .ownCheck: "own-check"
        case .noReason: "reason-missing"
        case .notThere: "not-there"
        }
    }

    /// Which document it is about, counted from 1.
    package var document: Int? {
        switch self {
        case .badDocument(let number), .documentTooLarge(let number): number
        default: nil
        }
    }
}
