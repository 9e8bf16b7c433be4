import Foundation

/// A public key that a provider signs with. Its kind decides on the algorithm; what a token says must agree.
package struct ProviderKey: Sendable {
    private enum Half: Sendable {
        case rsa(RSA256PublicKey)
        case edwards(Ed25519)
    }
    /// The tokens' `kid`; nil when the provider gives none.
    package let id: String?
    private let half: Half

    package static func rsa(id: String?, _ key: RSA256PublicKey) -> ProviderKey { ProviderKey(id: id, half: .rsa(key)) }

    /// Nil unless it has 32 bytes.
    package static func ed25519(id: String?, publicKey: [UInt8]) -> ProviderKey? {
        Ed25519(publicKey: publicKey).map { ProviderKey(id: id, half: .edwards($0)) }
    }

    var algorithm: String {
        switch half {
        case .rsa: "RS256"
        case .edwards: "EdDSA"
        }
    }

    func accepts(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        switch half {
        case .rsa(let key): key.accepts(signature, for: message)
        case .edwards(let key): key.accepts(signature, for: message)
        }
    }
}

extension ProviderKey {
    /// Those of a JSON Web Key Set (RFC 7517) that can verify an ID token, at most 100. Keys of other kinds, for
    /// encryption or too weak are left out: a set may hold them.
    /// - Returns: nil when it is no key set.
    package static func all(in json: [UInt8]) -> [ProviderKey]? {
        struct Entry: Decodable {
            let kty: String
            let kid, use, alg, crv, n, e, x: String?
        }
        /// One entry that cannot be read does not take the others with it.
        struct Lenient: Decodable {
            let entry: Entry?
            init(from decoder: any Decoder) throws { entry = try? Entry(from: decoder) }
        }
        struct KeySet: Decodable { let keys: [Lenient] }
        // Nothing is lost: that it is none is all that there is to say.
        guard let set = try? JSONDecoder().decode(KeySet.self, from: Data(json)) else { return nil }
        return set.keys.prefix(100).compactMap(\.entry).compactMap { entry in
            guard entry.use == nil || entry.use == "sig" else { return nil }
            let key: ProviderKey?
            switch entry.kty {
            case "RSA":
                key = RSA256PublicKey(modulus: bits(entry.n), exponent: bits(entry.e)).map { .rsa(id: entry.kid, $0) }
            case "OKP" where entry.crv == "Ed25519": key = .ed25519(id: entry.kid, publicKey: bits(entry.x))
            default: key = nil
            }
            return entry.alg == nil || entry.alg == key?.algorithm ? key : nil
        }
    }

    private static func bits(_ text: String?) -> [UInt8] { text.flatMap { bytes(base64URL: $0) } ?? [] }
}
