/// Writes JSON text straight into bytes, in the order it is told.
///
/// The caller is trusted to open, name and close in a legal order; commas are the writer's work. Not copyable: it owns
/// its buffer, so that a value costs one check for room and no reference counting.
@usableFromInline
package struct JSONWriter: ~Copyable {
    @usableFromInline var output: JSONBuffer
    @usableFromInline var needsComma = false

    /// - Parameter capacity: bytes to begin with; it grows by itself.
    package init(reserving capacity: Int = 1024) { output = JSONBuffer(capacity: capacity) }

    /// What has been written so far.
    package var bytes: [UInt8] { output.copy() }

    package mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
        open(UInt8(ascii: "{"))
        try body(&self)
        close(UInt8(ascii: "}"))
    }

    /// An object opened without a closure, for hot rows: what a closure captures is retained and released.
    @inlinable
    package mutating func openObject() { open(UInt8(ascii: "{")) }
    @inlinable
    package mutating func closeObject() { close(UInt8(ascii: "}")) }

    package mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
        open(UInt8(ascii: "["))
        try body(&self)
        close(UInt8(ascii: "]"))
    }

    package mutating func array<Item>(of items: [Item], _ each: (inout JSONWriter, Item) throws -> Void) rethrows {
        open(UInt8(ascii: "["))
        for item in items { try each(&self, item) }
        close(UInt8(ascii: "]"))
    }

    /// A member's name; its value must follow.
    @inlinable @inline(__always)
    package mutating func key(_ name: StaticString) {
        output.key(name, afterComma: needsComma)
        needsComma = false
    }

    /// A member's name that is known at run time only.
    package mutating func key(named name: String) {
        comma()
        output.quote(name)
        output.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func value(_ text: String) {
        comma()
        output.quote(text)
        needsComma = true
    }

    /// A text given as valid UTF-8.
    @inlinable
    package mutating func value(utf8: Span<UInt8>) {
        comma()
        utf8.withUnsafeBufferPointer { output.quote("", $0, "") }
        needsComma = true
    }

    /// The same between two pieces of plain ASCII without anything to escape.
    @inlinable
    package mutating func value(_ before: StaticString, utf8: Span<UInt8>, _ after: StaticString) {
        comma()
        utf8.withUnsafeBufferPointer { output.quote(before, $0, after) }
        needsComma = true
    }

    @inlinable
    package mutating func value(_ number: Int64) {
        comma()
        output.decimal(number)
        needsComma = true
    }
    @inlinable
    package mutating func value(_ number: Int) { value(Int64(number)) }

    /// A time as RFC 3339 text in UTC with whole seconds, `2026-11-20T22:20:56Z`; years 1970 to 9999, others are kept
    /// within them.
    @inlinable
    package mutating func value(secondsSince1970 seconds: Int64) {
        comma()
        output.timestamp(min(max(seconds, 0), 253_402_300_799))
        needsComma = true
    }

    /// JSON has no NaN and no infinity: both become `null`.
    package mutating func value(_ number: Double) { number.isFinite ? text("\(number)") : null() }
    @inlinable
    package mutating func value(_ flag: Bool) { flag ? literal("true") : literal("false") }
    @inlinable
    package mutating func null() { literal("null") }

    /// Bytes that are JSON already, such as a `jsonb` column.
    package mutating func verbatim(json: some Sequence<UInt8>) {
        comma()
        for byte in json { output.append(byte) }
        needsComma = true
    }

    @inlinable
    mutating func literal(_ text: StaticString) {
        comma()
        output.append(text)
        needsComma = true
    }

    private mutating func text(_ text: String) {
        comma()
        for byte in text.utf8 { output.append(byte) }
        needsComma = true
    }

    @inlinable @inline(__always)
    mutating func open(_ mark: UInt8) {
        comma()
        output.append(mark)
        needsComma = false
    }

    @inlinable @inline(__always)
    mutating func close(_ mark: UInt8) {
        output.append(mark)
        needsComma = true
    }

    @inlinable @inline(__always)
    mutating func comma() {
        if needsComma { output.append(UInt8(ascii: ",")) }
    }
}

extension JSONWriter {
    package mutating func member(_ name: StaticString, _ text: String) { key(name); value(text) }
    @inlinable
    package mutating func member(_ name: StaticString, _ number: Int64) { key(name); value(number) }
    @inlinable
    package mutating func member(_ name: StaticString, _ number: Int) { key(name); value(number) }
    package mutating func member(_ name: StaticString, _ number: Double) { key(name); value(number) }
    @inlinable
    package mutating func member(_ name: StaticString, _ flag: Bool) { key(name); value(flag) }
    package mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }
    package mutating func member(_ name: StaticString, _ number: Int?) {
        key(name)
        if let number { value(number) } else { null() }
    }
}
