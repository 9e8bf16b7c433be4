import Crypto
import JSON
import Lanes

/// A key that the identity provider signs with.
struct SigningKey: Sendable {
    /// Tokens name it as `kid`.
    let id: String
    let pair: RSA256Key

    init(_ pair: RSA256Key) {
        self.pair = pair
        id = hex(sha256(pair.publicKey.modulus).prefix(8))
    }

    /// The public half as a JSON Web Key Set (RFC 7517).
    var published: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("keys")
            json.array { json in
                json.object { json in
                    json.member("kty", "RSA")
                    json.member("use", "sig")
                    json.member("alg", "RS256")
                    json.member("kid", id)
                    json.member("n", base64URL(pair.publicKey.modulus))
                    json.member("e", base64URL(pair.publicKey.exponent))
                }
            }
        }
        return json.bytes
    }
}

/// The provider's two keys, made when somebody first asks: most runs of the sandbox never sign.
actor SigningKeys {
    private let bench = Workbench(name: "sandbox-keys", threads: 1)
    private var made: Task<(published: SigningKey, other: SigningKey), any Error>?

    /// The published one, and one that nobody can know.
    func keys() async throws -> (published: SigningKey, other: SigningKey) {
        let task =
            made
            ?? Task { [bench] in
                try await bench.run { (SigningKey(.generated()), SigningKey(.generated())) }
            }
        made = task
        return try await task.value
    }
}
