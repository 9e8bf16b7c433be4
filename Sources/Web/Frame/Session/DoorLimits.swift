import Challenges
import HTTP
import RateLimits

/// How often somebody may try a door: by whom they say they are, and by where they come from.
package struct DoorLimits: Sendable {
    package enum Door: Sendable {
        case join, signIn, reset, change, elsewhere, profile

        /// As puzzles name it.
        var purpose: String {
            switch self {
            case .join: "join"
            case .signIn: "sign-in"
            case .reset: "reset"
            case .change: "change"
            case .elsewhere: "elsewhere"
            case .profile: "profile"
            }
        }

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
            // Nobody has said who they are: both are of the address.
            case .elsewhere:
                (
                    Rate(name: "elsewhere", burst: 30, perMinute: 30),
                    Rate(name: "elsewhere-address", burst: 30, perMinute: 30)
                )
            }
        }
    }

    private let limiter: any RateLimiter
    private let challenges: Challenges
    /// Three wrong tries in a row, then one every five minutes: beyond that a puzzle comes first.
    private static let failures = Rate(name: "sign-in-failures", burst: 3, perMinute: 0.2)

    package init(_ limiter: any RateLimiter, challenges: Challenges) {
        (self.limiter, self.challenges) = (limiter, challenges)
    }

    /// A puzzle for a form; harder for a contact with many failures.
    package func puzzle(for door: Door) -> String { challenges.puzzle(for: door.purpose) }

    /// Whether the puzzle is solved, or enough seconds were waited. Each counts once.
    package func isSolved(_ answer: String?, for door: Door) -> Bool {
        guard let answer, !answer.isEmpty else { return false }
        do {
            _ = try challenges.accept(answer, for: door.purpose)
            return true
        } catch { return false }
    }

    /// Whether so much went wrong for this contact, or from this address, that a puzzle comes first.
    package func isSuspicious(contact: String, from address: String) async -> Bool {
        for subject in [contact, address] {
            let verdict = await limiter.take(Self.failures, for: subject, cost: 0)
            if verdict.remaining == 0 { return true }
        }
        return false
    }

    package func noteFailure(contact: String, from address: String) async {
        for subject in [contact, address] { _ = await limiter.take(Self.failures, for: subject) }
    }

    /// - Parameter contact: a keyed hash: limits hold no personal data.
    /// - Throws: `Problem` 429.
    package func admit(_ door: Door, contact: String, from address: String) async throws {
        let rates = door.rates
        try admitted(
            by: await limiter.take(rates.contact, for: contact), await limiter.take(rates.address, for: address))
    }
}
