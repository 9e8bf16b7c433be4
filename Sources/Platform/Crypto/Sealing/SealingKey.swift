/// A secret of 32 bytes that values are sealed with. Printing it shows nothing of it.
package struct SealingKey: Sendable, CustomStringConvertible {
    package let bytes: [UInt8]
    package var description: String { "SealingKey(…)" }

    /// Nil when there are not 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    package static func random() -> SealingKey {
        guard let key = SealingKey(bytes: randomBytes(32)) else { preconditionFailure("32 bytes were asked for") }
        return key
    }
}
