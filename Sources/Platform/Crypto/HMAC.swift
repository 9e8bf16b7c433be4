import COpenSSL

/// HMAC-SHA-256 (RFC 2104) of `message` under `key`: 32 bytes.
package func hmacSHA256(_ message: some Sequence<UInt8>, key: [UInt8]) -> [UInt8] {
    hmac(Array(message), key: key, count: 32, EVP_sha256())
}

/// HMAC-SHA-1: 20 bytes. For TOTP alone: authenticator apps know nothing newer, and HMAC does not need what SHA-1 lost.
func hmacSHA1(_ message: [UInt8], key: [UInt8]) -> [UInt8] { hmac(message, key: key, count: 20, EVP_sha1()) }

/// HMAC-SHA-384: 48 bytes.
func hmacSHA384(_ message: [UInt8], key: [UInt8]) -> [UInt8] { hmac(message, key: key, count: 48, EVP_sha384()) }

private func hmac(_ message: [UInt8], key: [UInt8], count: Int, _ digest: OpaquePointer?) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: count)
    var length: UInt32 = 0
    let done = HMAC(digest, key, Int32(key.count), message, message.count, &code, &length)
    precondition(done != nil && Int(length) == count, "SHA-1 and SHA-2 are always there")
    return code
}
