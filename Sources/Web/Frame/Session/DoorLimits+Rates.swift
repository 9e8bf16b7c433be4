import HTTP
import RateLimits

extension DoorLimits {
    package enum Door: Sendable {
        case join, signIn, reset, change, elsewhere, identity, profile, picture, review

        /// As puzzles name it.
        var purpose: String {
            switch self {
            case .join: "join"
            case .signIn: "sign-in"
            case .reset: "reset"
            case .change: "change"
            case .elsewhere: "elsewhere"
            case .identity: "identity"
            case .profile: "profile"
            case .picture: "picture"
            case .review: "review"
            }
        }

        /// As puzzles beside a captcha name it.
        var waiting: String { purpose + "-wait" }

        /// For one contact, and for one address, behind which a whole office may sit.
        var rates: (contact: Rate, address: Rate) {
            switch self {
            case .join:
                (Rate(name: "join", burst: 3, perMinute: 3), Rate(name: "join-address", burst: 10, perMinute: 10))
            case .signIn:
                (Rate(name: "sign-in", burst: 5, perMinute: 5), Rate(name: "sign-in-address", burst: 20, perMinute: 20))
            case .reset:
                (Rate(name: "reset", burst: 3, perMinute: 3), Rate(name: "reset-address", burst: 10, perMinute: 10))
            // Of one account: each tries a password or sends a message.
            case .change:
                (Rate(name: "change", burst: 10, perMinute: 10), Rate(name: "change-address", burst: 60, perMinute: 60))
            // Of one account: each decodes a picture or seals an address.
            case .profile:
                (
                    Rate(name: "profile", burst: 30, perMinute: 30),
                    Rate(name: "profile-address", burst: 120, perMinute: 120)
                )
            // Each decodes a stranger's picture. Behind one address of a mobile network are many.
            case .picture:
                (
                    Rate(name: "picture", burst: 30, perMinute: 30),
                    Rate(name: "picture-address", burst: 60, perMinute: 60)
                )
            // Of one account, changes and what is taken back among them: each is told to the index of the search.
            case .review:
                (
                    Rate(name: "review", burst: 30, perMinute: 2),
                    Rate(name: "review-address", burst: 120, perMinute: 30)
                )
            // Ten a day: each costs work on pictures, and somebody's time.
            case .identity:
                (
                    Rate(name: "identity", burst: 10, perMinute: 10 / 1_440),
                    Rate(name: "identity-address", burst: 60, perMinute: 60 / 1_440)
                )
            // Nobody has said who they are: both are of the address.
            case .elsewhere:
                (
                    Rate(name: "elsewhere", burst: 30, perMinute: 30),
                    Rate(name: "elsewhere-address", burst: 30, perMinute: 30)
                )
            }
        }
    }

    /// - Parameter contact: a keyed hash: limits hold no personal data.
    /// - Throws: `Problem` 429.
    package func admit(_ door: Door, contact: String, from address: String) async throws {
        let rates = door.rates
        try admitted(
            by: await limiter.take(rates.contact, for: contact), await limiter.take(rates.address, for: address))
    }

    /// The two halves apart, for a door with a challenge between them.
    /// - Throws: `Problem` 429.
    package func admit(_ door: Door, from address: String) async throws {
        try admitted(by: await limiter.take(door.rates.address, for: address))
    }

    /// - Throws: `Problem` 429.
    package func admit(_ door: Door, contact: String) async throws {
        try admitted(by: await limiter.take(door.rates.contact, for: contact))
    }

    /// Twenty guesses at an account's second factor, then one every three minutes, however many steps they are spread
    /// over. Right ones count as well: a guess is counted before it is looked at, so that guesses at once share none.
    private static let guesses = Rate(name: "second-factor", burst: 20, perMinute: 20.0 / 60)
    private static let warnings = Rate(name: "second-factor-warning", burst: 1, perMinute: 1.0 / 1_440)

    /// Counts a guess at an account's second factor.
    ///
    /// - Parameter warn: called at the first refusal of a day: whoever guesses knows the password.
    /// - Throws: `Problem` 429.
    package func admitGuess(at account: String, warn: () async throws -> Void) async throws {
        let verdict = await limiter.take(Self.guesses, for: account)
        guard let problem = verdict.problem else { return }
        if await limiter.take(Self.warnings, for: account).isAllowed { try await warn() }
        throw problem
    }
}
