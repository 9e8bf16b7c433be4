/// Takes a stream of bytes apart into rows (RFC 4180, and what really occurs): any of three line ends, quotes in quotes
/// doubled or not, blanks behind a closing quote, line ends within quotes.
///
/// A quote that is never closed costs its own row only: reading goes on behind the line on which it opened.
struct CSVParser {
    private enum State { case start, plain, quoted, closing }

    private let source: any ByteSource
    private let delimiter: UInt8
    private let limits: TabularLimits
    private var buffer: [UInt8]
    private var at = 0
    private var end = 0
    /// Where the present row begins in the buffer: from there on nothing is forgotten.
    private var rowStart = 0
    private var line = 1
    /// The last line ended with CR: an LF that follows belongs to it.
    private var passesLF = false
    private var brokenRows = 0
    /// True for bytes that mean something outside quotes, and inside.
    private let stopsPlain: [Bool]

    init(_ source: any ByteSource, delimiter: UInt8, limits: TabularLimits = TabularLimits()) {
        (self.source, self.delimiter, self.limits) = (source, delimiter, limits)
        buffer = [UInt8](repeating: 0, count: 256 << 10)
        stopsPlain = (0..<256).map { $0 == Int(delimiter) || $0 == 0x0A || $0 == 0x0D }
    }

    /// Reads the next row that is not blank.
    ///
    /// - Returns: false at the end.
    /// - Throws: `TabularFault`: with a line, the row that begins there is broken and the next call goes on behind it
    ///   (but for `.tooBroken`); without, the file cannot be read any further.
    mutating func next(into row: inout CSVRow) throws -> Bool {
        repeat {
            guard try skipLineEnd() else { return false }
            row.clear(line: line)
            rowStart = at
            guard try read(&row) else { return false }
        } while row.isBlank
        return true
    }

    /// - Returns: false when nothing follows.
    private mutating func skipLineEnd() throws -> Bool {
        if at == end, try !refill() { return false }
        if passesLF {
            passesLF = false
            if buffer[at] == 0x0A {
                at += 1
                if at == end, try !refill() { return false }
            }
        }
        return true
    }

    private mutating func read(_ row: inout CSVRow) throws -> Bool {
        var state = State.start
        var opened: (offset: Int, line: Int)?
        var blanks = 0
        while true {
            if at == end, try !refill() {
                if state == .quoted, let opened { throw try unclosed(opened) }
                row.ends.append(row.bytes.count)
                return true
            }
            switch state {
            case .start:
                if buffer[at] == 0x22 {
                    (state, opened, row.isQuoted) = (.quoted, (at - rowStart, line), true)
                    at += 1
                } else {
                    state = .plain
                }
            case .plain:
                takePlain(&row)
                try check(row, state, opened)
                guard at < end else { break }
                if endField(&row) { return true }
                state = .start
            case .quoted:
                takeQuoted(&row)
                try check(row, state, opened)
                if at < end { (state, blanks, at) = (.closing, 0, at + 1) }
            case .closing:
                let byte = buffer[at]
                if byte == 0x20 {
                    blanks += 1
                    at += 1
                } else if stopsPlain[Int(byte)] {
                    if endField(&row) { return true }
                    state = .start
                } else {
                    // No closing one: a second quote stands for one, another byte makes it a quote among the text.
                    row.bytes.append(0x22)
                    row.bytes.append(contentsOf: repeatElement(0x20, count: blanks))
                    if byte == 0x22, blanks == 0 { at += 1 }
                    state = .quoted
                }
            }
        }
    }

    /// Up to the delimiter or the line's end.
    private mutating func takePlain(_ row: inout CSVRow) {
        let from = at
        at = buffer.withUnsafeBufferPointer { bytes in
            stopsPlain.withUnsafeBufferPointer { stops in
                var at = from
                while at < end, !stops[Int(bytes[at])] { at += 1 }
                return at
            }
        }
        row.bytes.append(contentsOf: buffer[from..<at])
    }

    /// Up to the next quote.
    private mutating func takeQuoted(_ row: inout CSVRow) {
        let from = at
        (at, line) = buffer.withUnsafeBufferPointer { bytes in
            var (at, line) = (from, line)
            while at < end, bytes[at] != 0x22 {
                // CR LF is one line's end, wherever the buffer was cut.
                if bytes[at] == 0x0A { line += at > rowStart && bytes[at - 1] == 0x0D ? 0 : 1 }
                if bytes[at] == 0x0D { line += 1 }
                at += 1
            }
            return (at, line)
        }
        row.bytes.append(contentsOf: buffer[from..<at])
    }

    /// - Returns: whether the row ends with the field.
    private mutating func endField(_ row: inout CSVRow) -> Bool {
        row.ends.append(row.bytes.count)
        let byte = buffer[at]
        at += 1
        if byte == delimiter { return false }
        passesLF = byte == 0x0D
        line += 1
        return true
    }

    private mutating func check(_ row: CSVRow, _ state: State, _ opened: (offset: Int, line: Int)?) throws {
        let isTooLong = row.bytes.count - row.openFieldStart > limits.field
        if isTooLong, state == .quoted, let opened { throw try unclosed(opened) }
        if isTooLong { throw try broken(.fieldTooLong(line: row.line), from: at) }
        if row.bytes.count > limits.row { throw try broken(.rowTooLong(line: row.line), from: at) }
        if row.ends.count >= limits.columns { throw try broken(.tooManyColumns(line: row.line), from: at) }
    }

    /// Goes back to the end of the line on which the quote opened.
    private mutating func unclosed(_ opened: (offset: Int, line: Int)) throws -> TabularFault {
        line = opened.line
        return try broken(.unclosedQuote(line: opened.line), from: rowStart + opened.offset)
    }

    /// Goes on behind the line's end that follows.
    private mutating func broken(_ fault: TabularFault, from place: Int) throws -> TabularFault {
        brokenRows += 1
        guard brokenRows <= limits.brokenRows else { return .tooBroken(line: line) }
        (at, rowStart) = (place, place)
        while true {
            while at < end {
                let byte = buffer[at]
                at += 1
                guard byte == 0x0A || byte == 0x0D else { continue }
                (line, passesLF) = (line + 1, byte == 0x0D)
                return fault
            }
            rowStart = at
            guard try refill() else { return fault }
        }
    }

    /// Brings more bytes; what is before the present row makes room.
    private mutating func refill() throws -> Bool {
        if rowStart > 0 {
            if rowStart < end {
                buffer.withUnsafeMutableBytes { bytes in
                    bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[rowStart..<end]))
                }
            }
            (at, end, rowStart) = (at - rowStart, end - rowStart, 0)
        }
        if buffer.count - end < 64 << 10 { buffer += [UInt8](repeating: 0, count: buffer.count) }
        let from = end
        let count = try buffer.withUnsafeMutableBytes { bytes in
            try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[from...]))
        }
        end += count
        return count > 0
    }
}
