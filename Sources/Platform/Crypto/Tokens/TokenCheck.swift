import Cache
import Foundation

/// Verifies tokens and remembers those it accepted: a browser sends the same one with every request, and a signature
/// costs a hundred times what looking it up does.
///
/// Only the bytes and the signature are taken as known. Whether a token has expired is asked each time.
package final class TokenCheck: Sendable {
    private let keys: TokenKeys
    private let known: LRUCache<[UInt8], TokenClaims>

    /// - Parameter remembering: how many tokens at most; one takes about 1 KB.
    package init(_ keys: TokenKeys, remembering: Int = 20_000) {
        self.keys = keys
        known = LRUCache(capacity: remembering)
    }

    /// How many tokens are remembered.
    package var count: Int { known.count }

    /// As `TokenKeys.verify`. What was refused is not remembered: strangers could fill the memory with it.
    package func verify(_ token: String, at now: Date = .now) throws(TokenFault) -> TokenClaims {
        guard token.utf8.count <= TokenKeys.longest else { throw .tooLong }
        // By digest, so that a token that lies in memory for an hour cannot be read out of it and used.
        let digest = sha256(token.utf8)
        guard let claims = known.value(for: digest) else {
            let claims = try keys.verify(token, at: now)
            known.keep(claims, for: digest)
            return claims
        }
        do {
            try keys.check(claims, at: now)
        } catch {
            if error == .expired { known.forget(digest) }
            throw error
        }
        return claims
    }
}
