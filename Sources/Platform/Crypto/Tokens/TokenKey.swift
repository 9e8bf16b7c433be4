/// How a token is signed, by its name in JOSE (RFC 8037, RFC 7518).
package enum TokenAlgorithm: String, Sendable {
    case edDSA = "EdDSA"
    case hs256 = "HS256"
}

/// A key that signs tokens and verifies them, with the id that they name it by. Printing it shows nothing of its secret.
package struct TokenKey: Sendable, CustomStringConvertible {
    private enum Secret: Sendable {
        case pair(Ed25519)
        case shared([UInt8])
    }
    /// The tokens' `kid`.
    package let id: String
    private let secret: Secret

    /// Nil unless the seed has 32 bytes and the id is 1 to 32 of `A-Z`, `a-z`, `0-9`, `-`, `_` and `.`.
    package static func ed25519(id: String, seed: [UInt8]) -> TokenKey? {
        Ed25519(seed: seed).flatMap { TokenKey(id: id, secret: .pair($0)) }
    }

    /// Nil unless the secret has at least 32 bytes, as many as the code (RFC 7518, 3.2), and the id is as above.
    package static func hs256(id: String, secret: [UInt8]) -> TokenKey? {
        secret.count >= 32 ? TokenKey(id: id, secret: .shared(secret)) : nil
    }

    private init?(id: String, secret: Secret) {
        let characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
        guard (1...32).contains(id.utf8.count), id.utf8.allSatisfy(characters.utf8.contains) else { return nil }
        (self.id, self.secret) = (id, secret)
    }

    package var description: String { "TokenKey(\(id), \(algorithm.rawValue))" }

    package var algorithm: TokenAlgorithm {
        switch secret {
        case .pair: .edDSA
        case .shared: .hs256
        }
    }

    /// 32 bytes that anybody may know; nil when the key has no such half.
    var publicKey: [UInt8]? {
        switch secret {
        case .pair(let pair): pair.publicKey
        case .shared: nil
        }
    }

    func signature(of message: [UInt8]) -> [UInt8] {
        switch secret {
        case .pair(let pair): pair.signature(of: message)
        case .shared(let key): hmacSHA256(message, key: key)
        }
    }

    func accepts(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        switch secret {
        case .pair(let pair): pair.accepts(signature, for: message)
        case .shared(let key): equalInConstantTime(hmacSHA256(message, key: key), signature)
        }
    }
}
