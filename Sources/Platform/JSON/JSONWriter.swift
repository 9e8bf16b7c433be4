/// Writes JSON text straight into bytes, in the order it is told.
///
/// The caller is trusted to open, name and close in a legal order; commas are the writer's work.
package struct JSONWriter {
    package private(set) var bytes: [UInt8]
    private var needsComma = false

    package init(reserving capacity: Int = 1024) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    package mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
        open(UInt8(ascii: "{"))
        try body(&self)
        close(UInt8(ascii: "}"))
    }

    package mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
        open(UInt8(ascii: "["))
        try body(&self)
        close(UInt8(ascii: "]"))
    }

    package mutating func array<Items: Sequence>(
        of items: Items, _ each: (inout JSONWriter, Items.Element) throws -> Void
    ) rethrows {
        open(UInt8(ascii: "["))
        for item in items { try each(&self, item) }
        close(UInt8(ascii: "]"))
    }

    /// A member's name; its value must follow.
    package mutating func key(_ name: StaticString) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func key(named name: String) {
        comma()
        quoted(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func value(_ text: String) {
        comma()
        quoted(text)
        needsComma = true
    }

    package mutating func value(_ number: some BinaryInteger) {
        comma()
        if let small = Int64(exactly: number) { decimal(small) } else { bytes.append(contentsOf: String(number).utf8) }
        needsComma = true
    }

    /// JSON has no NaN and no infinity: both become `null`.
    package mutating func value(_ number: Double) {
        comma()
        bytes.append(contentsOf: (number.isFinite ? "\(number)" : "null").utf8)
        needsComma = true
    }

    package mutating func value(_ flag: Bool) { literal(flag ? "true" : "false") }
    package mutating func null() { literal("null") }

    /// Bytes that are JSON already, such as a `jsonb` column.
    package mutating func verbatim(json: some Sequence<UInt8>) {
        comma()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    package mutating func member(_ name: StaticString, _ text: String) { key(name); value(text) }
    package mutating func member(_ name: StaticString, _ number: some BinaryInteger) { key(name); value(number) }
    package mutating func member(_ name: StaticString, _ number: Double) { key(name); value(number) }
    package mutating func member(_ name: StaticString, _ flag: Bool) { key(name); value(flag) }
    package mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }
    package mutating func member<Number: BinaryInteger>(_ name: StaticString, _ number: Number?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }
    mutating func append(_ run: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: run) }

    private mutating func literal(_ text: StaticString) {
        comma()
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
        needsComma = true
    }

    private mutating func open(_ mark: UInt8) {
        comma()
        bytes.append(mark)
        needsComma = false
    }

    private mutating func close(_ mark: UInt8) {
        bytes.append(mark)
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }
}
