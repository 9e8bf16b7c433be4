/// UTF-16 in, UTF-8 out; what is no character becomes U+FFFD.
final class UTF16Bytes: ByteSource {
    private let source: any ByteSource
    private let isBigEndian: Bool
    private var input = [UInt8](repeating: 0, count: 64 << 10)
    /// Bytes and units that wait for their other half.
    private var oddByte: UInt8?
    private var high: UInt16?
    private var output: [UInt8] = []
    private var sent = 0

    init(_ source: any ByteSource, isBigEndian: Bool) { (self.source, self.isBigEndian) = (source, isBigEndian) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if sent == output.count, try !refill() { return 0 }
        let count = min(buffer.count, output.count - sent)
        buffer.copyBytes(from: output[sent..<sent + count])
        sent += count
        return count
    }

    private func refill() throws -> Bool {
        output.removeAll(keepingCapacity: true)
        sent = 0
        while output.isEmpty {
            let count = try input.withUnsafeMutableBytes { try source.read(into: $0) }
            if count == 0 {
                if high != nil || oddByte != nil { append("\u{FFFD}") }
                (high, oddByte) = (nil, nil)
                return !output.isEmpty
            }
            for byte in input[..<count] { take(byte) }
        }
        return true
    }

    private func take(_ byte: UInt8) {
        guard let first = oddByte else { return oddByte = byte }
        oddByte = nil
        let unit = isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
        if let lead = high {
            high = nil
            if UTF16.isTrailSurrogate(unit) {
                let value = 0x10000 + (UInt32(lead) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
                return append(Unicode.Scalar(value) ?? "\u{FFFD}")
            }
            append("\u{FFFD}")
        }
        if UTF16.isLeadSurrogate(unit) { high = unit } else { append(Unicode.Scalar(unit) ?? "\u{FFFD}") }
    }

    private func append(_ scalar: Unicode.Scalar) { output.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
}
