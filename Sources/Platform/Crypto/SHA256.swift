import COpenSSL

/// SHA-256 (FIPS 180-4) of `bytes`: 32 bytes.
package func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    let input = Array(bytes)
    let done = EVP_Digest(input, input.count, &digest, nil, EVP_sha256(), nil)
    precondition(done == 1, "SHA-256 is always there")
    return digest
}

/// Whether two byte strings are equal, in a time that depends on their length only.
package func equalInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}

/// `count` bytes from the system's cryptographic generator.
package func randomBytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    precondition(RAND_bytes(&bytes, Int32(count)) == 1, "the system has a random source")
    return bytes
}
