import Glibc

/// A growing run of bytes that knows JSON's spelling of texts and numbers.
///
/// What is `@inlinable` here and in `JSONWriter` is compiled into the code that writes: a name that stands in the program's
/// text then costs a few stores. (For a `package` type that needs `@usableFromInline` on the type itself.)
@usableFromInline
struct JSONBuffer: ~Copyable {
    @usableFromInline var start: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    @usableFromInline var count = 0
    /// The day written last and its spelling: a list's times are mostly of few days.
    private var day = (number: Int64.min, text: InlineArray<10, UInt8>(repeating: 0))

    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        start = .allocate(capacity: self.capacity)
    }

    @inlinable
    deinit { start.deallocate() }

    func copy() -> [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

    @inlinable
    mutating func append(_ byte: UInt8) {
        reserve(1)
        put(byte)
    }

    @inlinable
    mutating func append(_ text: StaticString) {
        reserve(text.utf8CodeUnitCount)
        put(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// `"name":`, with a comma before it when one is due. The name needs no escapes.
    @inlinable @inline(__always)
    mutating func key(_ name: StaticString, afterComma: Bool) {
        reserve(name.utf8CodeUnitCount + 4)
        if afterComma { put(UInt8(ascii: ",")) }
        put(UInt8(ascii: "\""))
        put(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        put(UInt8(ascii: "\""))
        put(UInt8(ascii: ":"))
    }

    mutating func quote(_ text: String) {
        var text = text
        text.withUTF8 { quote("", $0, "") }
    }

    @usableFromInline
    mutating func quote(_ before: StaticString, _ utf8: UnsafeBufferPointer<UInt8>, _ after: StaticString) {
        // Six bytes for one is the longest escape.
        reserve(utf8.count * 6 + before.utf8CodeUnitCount + after.utf8CodeUnitCount + 2)
        put(UInt8(ascii: "\""))
        put(UnsafeBufferPointer(start: before.utf8Start, count: before.utf8CodeUnitCount))
        escaped(utf8)
        put(UnsafeBufferPointer(start: after.utf8Start, count: after.utf8CodeUnitCount))
        put(UInt8(ascii: "\""))
    }

    @usableFromInline
    mutating func decimal(_ number: Int64) {
        reserve(20)
        if number < 0 { put(UInt8(ascii: "-")) }
        var rest = number.magnitude
        var digits = 1
        var limit: UInt64 = 10
        while digits < 19, rest >= limit {
            digits += 1
            limit *= 10
        }
        for place in stride(from: digits - 1, through: 0, by: -1) {
            start[count + place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += digits
    }

    /// A time from 1970 to 9999.
    @usableFromInline
    mutating func timestamp(_ seconds: Int64) {
        reserve(22)
        let (number, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
        if number != day.number { spell(day: number) }
        put(UInt8(ascii: "\""))
        for index in day.text.indices { put(day.text[index]) }
        put(UInt8(ascii: "T"))
        two(second / 3600)
        put(UInt8(ascii: ":"))
        two(second / 60 % 60)
        put(UInt8(ascii: ":"))
        two(second % 60)
        put(UInt8(ascii: "Z"))
        put(UInt8(ascii: "\""))
    }

    private mutating func two(_ number: Int64) {
        put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
        put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    private mutating func spell(day number: Int64) {
        var parts = tm()
        var clock = time_t(number * 86_400)
        gmtime_r(&clock, &parts)
        var text = InlineArray<10, UInt8>(repeating: UInt8(ascii: "-"))
        for (places, value) in [
            (0..<4, Int(parts.tm_year) + 1900), (5..<7, Int(parts.tm_mon) + 1), (8..<10, Int(parts.tm_mday)),
        ] {
            var rest = value
            for place in places.reversed() {
                text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            }
        }
        day = (number, text)
    }

    /// Room is reserved. Besides what JSON demands, `<` is escaped, so that the text may stand in a page's script element.
    private mutating func escaped(_ utf8: UnsafeBufferPointer<UInt8>) {
        guard let base = utf8.baseAddress else { return }
        let end = utf8.count
        var index = 0
        while index < end {
            // Eight at a time as long as none of them needs an escape; a rest of less goes byte by byte.
            if end &- index >= 8 {
                let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
                if !Self.needsEscape(word) {
                    UnsafeMutableRawPointer(start + count).storeBytes(of: word, as: UInt64.self)
                    count &+= 8
                    index &+= 8
                    continue
                }
            }
            // The last eight once more, those written already among them: written again they are the same.
            if index > 0, end &- index < 8, end >= 8 {
                let word = UnsafeRawPointer(base + (end &- 8)).loadUnaligned(as: UInt64.self)
                let overlap = 8 &- (end &- index)
                if !Self.needsEscape(word) {
                    UnsafeMutableRawPointer(start + (count &- overlap)).storeBytes(of: word, as: UInt64.self)
                    count &+= end &- index
                    return
                }
            }
            let byte = base[index]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x3C { escape(byte) } else { put(byte) }
            index &+= 1
        }
    }

    /// Whether any of eight bytes is a control character, `"`, `\` or `<`.
    /// - Source: S. E. Anderson, "Bit Twiddling Hacks", on finding a byte within a word.
    private static func needsEscape(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22), backslash = word ^ (ones &* 0x5C), less = word ^ (ones &* 0x3C)
        let control = (word &- ones &* 0x20) & ~word
        let others = ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((less &- ones) & ~less)
        return (control | others) & (ones &* 0x80) != 0
    }

    private mutating func escape(_ byte: UInt8) {
        put(UInt8(ascii: "\\"))
        switch byte {
        case 0x22, 0x5C: put(byte)
        case 0x0A: put(UInt8(ascii: "n"))
        case 0x0D: put(UInt8(ascii: "r"))
        case 0x09: put(UInt8(ascii: "t"))
        default:
            for digit in [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")] { put(digit) }
            put(Self.hex(byte >> 4))
            put(Self.hex(byte & 15))
        }
    }

    private static func hex(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }

    @inlinable @inline(__always)
    mutating func put(_ byte: UInt8) {
        start[count] = byte
        count &+= 1
    }

    /// Short runs, which most are, without a call to memcpy: two words that may overlap.
    @inlinable @inline(__always)
    mutating func put(_ run: UnsafeBufferPointer<UInt8>) {
        guard let base = run.baseAddress else { return }
        let length = run.count
        let source = UnsafeRawPointer(base), target = UnsafeMutableRawPointer(start + count)
        switch length {
        case 8...16:
            let first = source.loadUnaligned(as: UInt64.self)
            let last = source.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
            target.storeBytes(of: first, as: UInt64.self)
            target.storeBytes(of: last, toByteOffset: length &- 8, as: UInt64.self)
        case 4..<8:
            let first = source.loadUnaligned(as: UInt32.self)
            let last = source.loadUnaligned(fromByteOffset: length &- 4, as: UInt32.self)
            target.storeBytes(of: first, as: UInt32.self)
            target.storeBytes(of: last, toByteOffset: length &- 4, as: UInt32.self)
        default: target.copyMemory(from: source, byteCount: length)
        }
        count &+= length
    }

    @inlinable @inline(__always)
    mutating func reserve(_ room: Int) {
        if count &+ room > capacity { grow(room) }
    }

    @usableFromInline @inline(never)
    mutating func grow(_ room: Int) {
        let larger = max(capacity * 2, count + room)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: start, count: count)
        start.deallocate()
        (start, capacity) = (moved, larger)
    }
}
