import Crypto

/// Everything that a sign-in elsewhere keeps secret comes from the one secret that the browser holds. The database has
/// that one's hash alone, so a copy of it finishes nobody's sign-in.
struct ElsewhereSecrets {
    /// Comes back with the answer: it is this browser's.
    let state: String
    /// Stands in the ID token: it was made for this sign-in.
    let nonce: String
    /// PKCE (RFC 7636): 43 characters.
    let verifier: String

    init(_ secret: String) {
        func derived(_ purpose: String) -> String {
            base64URL(hmacSHA256(("elsewhere:" + purpose).utf8, key: Array(secret.utf8)))
        }
        (state, nonce, verifier) = (derived("state"), derived("nonce"), derived("verifier"))
    }

    /// S256, the only way that is used.
    var challenge: String { base64URL(sha256(verifier.utf8)) }
}
