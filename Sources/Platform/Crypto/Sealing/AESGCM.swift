import COpenSSL
import Synchronization

/// AES-256-GCM (NIST SP 800-38D) under one key: 12-byte nonces, 16-byte tags. Safe from any thread.
///
/// Making a cipher context and scheduling the key cost more than a small value does, so contexts wait here between uses.
final class AESGCM: Sendable {
    static let nonceSize = 12
    static let tagSize = 16
    /// More than this wait for nobody: as many values are rarely sealed or opened at the same moment.
    private static let mostIdle = 32

    private let key: [UInt8]
    private let idle = Mutex<[CipherContext]>([])

    /// - Parameter key: 32 bytes.
    init(key: [UInt8]) {
        precondition(key.count == 32, "AES-256 has keys of 32 bytes")
        self.key = key
    }

    /// Ciphertext and tag, behind `prefix`. A nonce must never come twice under one key.
    func seal(_ clear: [UInt8], nonce: [UInt8], context: [UInt8], behind prefix: [UInt8] = []) -> [UInt8] {
        withContext { cipher in
            cipher.begin(sealing: true, nonce: nonce[...], context: context)
            let size = prefix.count + clear.count + Self.tagSize
            return Array(unsafeUninitializedCapacity: size) { sealed, end in
                _ = sealed.update(fromContentsOf: prefix)
                clear.withUnsafeBufferPointer { cipher.turn($0, into: sealed, at: prefix.count) }
                cipher.writeTag(into: sealed, at: size - Self.tagSize)
                end = size
            }
        }
    }

    /// The clear bytes of `sealed` (ciphertext and tag), or nil when one bit of it, the nonce or the context is another.
    func open(_ sealed: ArraySlice<UInt8>, nonce: ArraySlice<UInt8>, context: [UInt8]) -> [UInt8]? {
        let size = sealed.count - Self.tagSize
        guard size >= 0, size <= Int32.max else { return nil }
        return withContext { cipher in
            cipher.begin(sealing: false, nonce: nonce, context: context)
            var isGenuine = false
            let clear = [UInt8](unsafeUninitializedCapacity: size) { clear, end in
                sealed.withUnsafeBufferPointer { sealed in
                    cipher.turn(UnsafeBufferPointer(rebasing: sealed[..<size]), into: clear, at: 0)
                    isGenuine = cipher.accepts(tag: UnsafeBufferPointer(rebasing: sealed[size...]))
                }
                end = isGenuine ? size : 0
            }
            return isGenuine ? clear : nil
        }
    }

    private func withContext<Value>(_ body: (CipherContext) -> Value) -> Value {
        let context = idle.withLock { $0.popLast() } ?? CipherContext(key: key)
        defer { idle.withLock { if $0.count < Self.mostIdle { $0.append(context) } } }
        return body(context)
    }
}

/// `@unchecked Sendable`: whoever took it out of the idle ones is alone with it until it goes back.
private final class CipherContext: @unchecked Sendable {
    private static let cipher = Cipher()
    private let pointer: OpaquePointer

    init(key: [UInt8]) {
        guard let pointer = EVP_CIPHER_CTX_new() else { preconditionFailure("out of memory") }
        self.pointer = pointer
        // The nonce's length is GCM's default.
        Self.must(EVP_CipherInit_ex2(pointer, Self.cipher.pointer, key, nil, 1, nil))
    }

    deinit { EVP_CIPHER_CTX_free(pointer) }

    func begin(sealing: Bool, nonce: ArraySlice<UInt8>, context: [UInt8]) {
        precondition(nonce.count == AESGCM.nonceSize, "a nonce has 12 bytes")
        Self.must(
            nonce.withUnsafeBufferPointer {
                EVP_CipherInit_ex2(pointer, nil, nil, $0.baseAddress, sealing ? 1 : 0, nil)
            })
        var length: Int32 = 0
        if !context.isEmpty { Self.must(EVP_CipherUpdate(pointer, nil, &length, context, Int32(context.count))) }
    }

    /// Everything in one piece, so that an empty text needs no call at all.
    func turn(_ bytes: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>, at start: Int) {
        guard !bytes.isEmpty, let target = output.baseAddress else { return }
        var length: Int32 = 0
        Self.must(EVP_CipherUpdate(pointer, target + start, &length, bytes.baseAddress, Int32(bytes.count)))
        precondition(Int(length) == bytes.count, "GCM is a stream cipher")
    }

    func writeTag(into output: UnsafeMutableBufferPointer<UInt8>, at start: Int) {
        var (length, nothing) = (Int32(0), UInt8(0))
        Self.must(EVP_CipherFinal_ex(pointer, &nothing, &length))
        let tag = output.baseAddress.map { $0 + start }
        Self.must(EVP_CIPHER_CTX_ctrl(pointer, EVP_CTRL_AEAD_GET_TAG, Int32(AESGCM.tagSize), tag))
    }

    func accepts(tag: UnsafeBufferPointer<UInt8>) -> Bool {
        var (length, nothing) = (Int32(0), UInt8(0))
        // Only read, although the call is declared for both directions.
        let expected = UnsafeMutablePointer(mutating: tag.baseAddress)
        Self.must(EVP_CIPHER_CTX_ctrl(pointer, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), expected))
        return EVP_CipherFinal_ex(pointer, &nothing, &length) == 1
    }

    private static func must(_ result: Int32) { precondition(result == 1, "AES-256-GCM is always there") }
}

/// The algorithm, looked up once. `@unchecked Sendable`: OpenSSL never changes a fetched algorithm.
private final class Cipher: @unchecked Sendable {
    let pointer = EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)
}
