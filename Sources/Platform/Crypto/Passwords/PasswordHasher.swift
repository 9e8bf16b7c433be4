import Foundation
import Lanes

/// Turns passwords into hashes to keep, and holds passwords against them, on threads of its own.
///
/// What bcrypt gets is not the password, of which it would read 72 bytes and nothing after a NUL, but
/// `base64url(HMAC-SHA-384("soko password", NFKC(password)))`, 64 characters:
/// - every character of a long password counts, and every language gets as many of them;
/// - the same characters typed on two systems (é as one or as two code points, full-width letters) are one password;
/// - the HMAC's name of its own makes plain digests leaked elsewhere useless for guessing here.
///
/// Hashes of other systems are therefore not understood. Cost 12 takes about 0.2 s of one core.
package final class PasswordHasher: Sendable {
    /// In UTF-8. Nobody's password is longer (`PasswordRules`), and normalising takes quadratic time.
    package static let longest = 4_096

    private let cost: Int
    private let bench: Workbench

    /// - Parameters:
    ///   - cost: 10 to 15; one more takes twice as long.
    ///   - threads: how many passwords are worked on at once; each holds one core.
    package init(cost: Int, threads: Int) {
        precondition(Bcrypt.costs.contains(cost), "the cost of a password is 10 to 15")
        self.cost = cost
        bench = Workbench(name: "passwords", threads: threads)
    }

    /// A `$2b$` text of 60 characters, different each time.
    ///
    /// - Throws: `PasswordFault.tooLong`; `CancellationError` when the task was cancelled before its turn came.
    package func hash(_ password: String) async throws -> String {
        guard password.utf8.count <= Self.longest else { throw PasswordFault.tooLong }
        return try await bench.run { [cost] in
            guard let hash = Bcrypt.hash(Self.phrase(password), setting: Bcrypt.setting(cost: cost)) else {
                preconditionFailure("a fresh setting is one")
            }
            return hash
        }
    }

    /// Whether the password is the one that was hashed; one that is too long never is.
    ///
    /// - Throws: `PasswordFault.malformedHash` when `hash` is not what `hash(_:)` gives: the row is damaged, and to call the
    ///   password wrong would hide that. `CancellationError` when the task was cancelled before its turn came.
    package func matches(_ password: String, _ hash: String) async throws -> Bool {
        guard let stored = Bcrypt(hash) else { throw PasswordFault.malformedHash }
        let isShort = password.utf8.count <= Self.longest
        return try await bench.run {
            let found = Bcrypt.hash(Self.phrase(isShort ? password : ""), setting: stored.text)
            guard let found else { throw PasswordFault.malformedHash }
            return equalInConstantTime(Array(found.utf8), Array(stored.text.utf8)) && isShort
        }
    }

    /// Whether the hash is to be made anew at the next login, when the password is at hand: it is cheaper than hashes are
    /// made today, or malformed.
    package func isOutdated(_ hash: String) -> Bool { Bcrypt(hash).map { $0.cost < cost } ?? true }

    /// Takes as long as `matches` does with a hash of today, so that a login does not tell which accounts exist.
    package func pretend(_ password: String) async throws {
        let phrase = password.utf8.count <= Self.longest ? password : ""
        _ = try await bench.run { [cost] in Bcrypt.hash(Self.phrase(phrase), setting: Bcrypt.setting(cost: cost)) }
    }

    static func phrase(_ password: String) -> String {
        base64URL(
            hmacSHA384(Array(password.precomposedStringWithCompatibilityMapping.utf8), key: Array("soko password".utf8))
        )
    }
}

package enum PasswordFault: Error, Equatable {
    /// The stored text is no hash of ours.
    case malformedHash
    /// The password has more than 4,096 bytes.
    case tooLong
}
