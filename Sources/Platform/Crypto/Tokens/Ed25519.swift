import COpenSSL

/// A key of Ed25519 (RFC 8032), with a private half or without.
///
/// `@unchecked Sendable`: OpenSSL counts references to a key atomically and changes nothing in it once it is made; every
/// signature has a context of its own.
final class Ed25519: @unchecked Sendable {
    let publicKey: [UInt8]
    private let pointer: OpaquePointer

    /// - Parameter seed: what RFC 8032 calls the private key, 32 bytes; nil when there are not as many.
    init?(seed: [UInt8]) {
        guard seed.count == 32, let pointer = EVP_PKEY_new_raw_private_key_ex(nil, "ED25519", nil, seed, seed.count)
        else { return nil }
        self.pointer = pointer
        var (publicKey, count) = ([UInt8](repeating: 0, count: 32), 32)
        let done = EVP_PKEY_get_raw_public_key(pointer, &publicKey, &count)
        precondition(done == 1 && count == 32, "every seed has a public key")
        self.publicKey = publicKey
    }

    /// Somebody else's public half, 32 bytes; nil when there are not as many. It verifies only.
    init?(publicKey: [UInt8]) {
        guard publicKey.count == 32,
            let pointer = EVP_PKEY_new_raw_public_key_ex(nil, "ED25519", nil, publicKey, publicKey.count)
        else { return nil }
        (self.pointer, self.publicKey) = (pointer, publicKey)
    }

    deinit { EVP_PKEY_free(pointer) }

    /// 64 bytes, the same for the same message.
    func signature(of message: [UInt8]) -> [UInt8] {
        withContext { context in
            var (signature, count) = ([UInt8](repeating: 0, count: 64), 64)
            let begun = EVP_DigestSignInit(context, nil, nil, nil, pointer)
            let done = EVP_DigestSign(context, &signature, &count, message, message.count)
            precondition(begun == 1 && done == 1 && count == 64, "an Ed25519 key signs everything")
            return signature
        }
    }

    func accepts(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        withContext { context in
            precondition(EVP_DigestVerifyInit(context, nil, nil, nil, pointer) == 1, "an Ed25519 key verifies")
            return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
        }
    }

    private func withContext<Value>(_ body: (OpaquePointer) -> Value) -> Value {
        guard let context = EVP_MD_CTX_new() else { preconditionFailure("out of memory") }
        defer { EVP_MD_CTX_free(context) }
        return body(context)
    }
}
