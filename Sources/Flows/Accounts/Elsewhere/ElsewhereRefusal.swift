import Crypto

/// The market does not let somebody in who comes from their identity provider. Pages show the code's words only.
package enum ElsewhereRefusal: Error, Sendable, Equatable {
    /// Begun too long ago, in another browser, or used already.
    case over
    /// The person said no there.
    case declined
    /// The provider does not answer.
    case away
    /// What came back cannot be believed.
    case untrusted(Reason)
    /// The person's address belongs to an account that was not linked. Its owner signs in with the password and links it:
    /// whoever registered an address elsewhere does not come into its owner's account here.
    case addressKnown
    /// The person there is another account here, or this account another person there.
    case taken
    case suspended

    package enum Reason: Sendable, Equatable {
        case token(IDTokenFault)
        case provider(ProviderFault)
        /// Another provider's answer (RFC 9207).
        case mixedUp
    }

    package var code: String {
        switch self {
        case .over: "elsewhere-over"
        case .declined: "elsewhere-declined"
        case .away: "elsewhere-away"
        case .untrusted: "elsewhere-untrusted"
        case .addressKnown: "elsewhere-address-known"
        case .taken: "elsewhere-taken"
        case .suspended: "account-suspended"
        }
    }
}
