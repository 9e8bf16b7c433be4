import COpenSSL

/// OpenSSL's RSA key, with a private half or without.
///
/// `@unchecked Sendable`: OpenSSL counts references to a key atomically and changes nothing in it once it is made; every
/// signature has a context of its own.
final class RSAKey: @unchecked Sendable {
    private let pointer: OpaquePointer

    /// A new pair of 2,048 bits.
    init() {
        guard let pointer = soko_rsa_generate(2_048) else { preconditionFailure("OpenSSL makes RSA keys") }
        self.pointer = pointer
    }

    /// A public half, from numbers with the most significant byte first.
    init?(modulus: [UInt8], exponent: [UInt8]) {
        guard
            let pointer = soko_rsa_public(modulus, Int32(modulus.count), exponent, Int32(exponent.count))
        else { return nil }
        self.pointer = pointer
    }

    deinit { EVP_PKEY_free(pointer) }

    /// `n` or `e`, most significant byte first.
    func number(_ name: String) -> [UInt8] {
        var number: OpaquePointer?
        guard EVP_PKEY_get_bn_param(pointer, name, &number) == 1 else { preconditionFailure("an RSA key has \(name)") }
        defer { BN_free(number) }
        var bytes = [UInt8](repeating: 0, count: Int(BN_num_bits(number) + 7) / 8)
        BN_bn2bin(number, &bytes)
        return bytes
    }

    func signature(of message: [UInt8]) -> [UInt8] {
        withContext { context in
            var count = Int(EVP_PKEY_get_size(pointer))
            var signature = [UInt8](repeating: 0, count: count)
            let begun = EVP_DigestSignInit(context, nil, EVP_sha256(), nil, pointer)
            let done = EVP_DigestSign(context, &signature, &count, message, message.count)
            precondition(begun == 1 && done == 1 && count == signature.count, "an RSA key pair signs everything")
            return signature
        }
    }

    /// With PKCS #1's first padding, which is OpenSSL's own choice for RSA and the only one of RS256.
    func accepts(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        withContext { context in
            precondition(
                EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, pointer) == 1, "an RSA key verifies")
            return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
        }
    }

    private func withContext<Value>(_ body: (OpaquePointer) -> Value) -> Value {
        guard let context = EVP_MD_CTX_new() else { preconditionFailure("out of memory") }
        defer { EVP_MD_CTX_free(context) }
        return body(context)
    }
}
