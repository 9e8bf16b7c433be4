/// A text that still lies in PostgreSQL's answer: nothing is copied until it is asked for.
///
/// For hot lists whose texts go straight out again. It keeps the whole answer in memory.
/// The bytes are read-only and live as long as `result`, hence `@unchecked Sendable`.
package struct FieldText: @unchecked Sendable {
    private let result: SQLResult
    private let bytes: UnsafeBufferPointer<UInt8>

    init?(result: SQLResult, field: SQLField) {
        guard field.isText else { return nil }
        self.result = result
        bytes = field.bytes.assumingMemoryBound(to: UInt8.self)
    }

    package var isEmpty: Bool { bytes.isEmpty }
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The bytes, valid UTF-8 as the database holds nothing else.
    package func withUTF8<Value>(_ body: (Span<UInt8>) throws -> Value) rethrows -> Value {
        try withExtendedLifetime(result) { try body(bytes.span) }
    }
}
