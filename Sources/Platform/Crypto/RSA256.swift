import COpenSSL

/// A public key of RS256: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518, 3.3), as others' identity providers sign with.
package struct RSA256PublicKey: Sendable {
    /// Of the modulus: fewer can be broken, more only cost time.
    static let bits = 2_048...8_192

    /// A JSON Web Key's `n` and `e` (RFC 7518, 6.3.1), most significant byte first, without leading zeros.
    package let modulus: [UInt8]
    package let exponent: [UInt8]
    private let key: RSAKey

    /// Nil unless the modulus has 2,048 to 8,192 bits and the exponent is odd, at least 3 and below 2⁶⁴.
    package init?(modulus: [UInt8], exponent: [UInt8]) {
        let (modulus, exponent) = (Array(modulus.drop { $0 == 0 }), Array(exponent.drop { $0 == 0 }))
        let bits = modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0)
        guard Self.bits.contains(bits), modulus.last! & 1 == 1, (1...8).contains(exponent.count),
            exponent.last! & 1 == 1, exponent != [1], let key = RSAKey(modulus: modulus, exponent: exponent)
        else { return nil }
        (self.modulus, self.exponent, self.key) = (modulus, exponent, key)
    }

    package func accepts(_ signature: [UInt8], for message: [UInt8]) -> Bool { key.accepts(signature, for: message) }
}

/// A key pair of RS256. Soko signs its own tokens with Ed25519; this is for playing a provider.
package struct RSA256Key: Sendable {
    private let key: RSAKey
    package let publicKey: RSA256PublicKey

    /// A new pair of 2,048 bits. Computes for a tenth of a second or so, so not on the cooperative pool.
    package static func generated() -> RSA256Key { RSA256Key(key: RSAKey()) }

    private init(key: RSAKey) {
        self.key = key
        guard let half = RSA256PublicKey(modulus: key.number("n"), exponent: key.number("e")) else {
            preconditionFailure("a made key has a public half")
        }
        publicKey = half
    }

    /// As many bytes as the modulus, the same for the same message.
    package func signature(of message: [UInt8]) -> [UInt8] { key.signature(of: message) }
}
