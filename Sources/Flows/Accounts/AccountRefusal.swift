import Crypto

/// The market says no to something about an account. Codes are part of the API.
package enum AccountRefusal: Error, Sendable, Equatable {
    /// Contact or password: which of them, nobody is told.
    case wrongCredentials
    case wrongCode(attemptsLeft: Int)
    /// The code is too old, was tried too often or is used up.
    case stepOver
    case weakPassword(PasswordRefusal)
    case badContact
    case badName
    case contactTaken
    case suspended
    /// Staff and admins cannot be without a second factor.
    case secondFactorNeeded
    case lastContact
    case tooMany
    case notThere
    /// A puzzle is to be solved first, or some seconds waited.
    case challengeNeeded

    package var code: String {
        switch self {
        case .wrongCredentials: "wrong-credentials"
        case .wrongCode: "wrong-code"
        case .stepOver: "code-expired"
        case .weakPassword: "weak-password"
        case .badContact: "bad-contact"
        case .badName: "bad-name"
        case .contactTaken: "contact-taken"
        case .suspended: "account-suspended"
        case .secondFactorNeeded: "second-factor-needed"
        case .lastContact: "last-contact"
        case .tooMany: "too-many"
        case .notThere: "not-there"
        case .challengeNeeded: "challenge-needed"
        }
    }
}
