import HTTP
import RateLimits

/// How often somebody may try a door: by whom they say they are, and by where they come from.
package struct DoorLimits: Sendable {
    package enum Door: Sendable {
        case join, signIn, reset, change

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
            }
        }
    }

    private let limiter: any RateLimiter

    package init(_ limiter: any RateLimiter) { self.limiter = limiter }

    /// - Parameter contact: a keyed hash: limits hold no personal data.
    /// - Throws: `Problem` 429.
    package func admit(_ door: Door, contact: String, from address: String) async throws {
        let rates = door.rates
        try admitted(
            by: await limiter.take(rates.contact, for: contact), await limiter.take(rates.address, for: address))
    }
}
