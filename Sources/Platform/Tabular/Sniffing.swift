/// What the first bytes of a file tell of it.
enum Sniffing {
    /// As many as are looked at.
    static let sample = 64 << 10

    enum Wrapping { case none, gzip, zip }

    static func wrapping(_ head: [UInt8]) -> Wrapping {
        if head.starts(with: [0x1F, 0x8B]) { return .gzip }
        if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]) { return .zip }
        return .none
    }

    enum Mark { case utf8(skipping: Int), utf16(isBigEndian: Bool, skipping: Int) }

    static func mark(_ head: [UInt8]) -> Mark {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8(skipping: 3) }
        if head.starts(with: [0xFF, 0xFE]) { return .utf16(isBigEndian: false, skipping: 2) }
        if head.starts(with: [0xFE, 0xFF]) { return .utf16(isBigEndian: true, skipping: 2) }
        // Latin letters without a mark: every other byte is zero.
        let pairs = head.prefix(512)
        let zeros = (
            even: pairs.enumerated().count { $0.offset % 2 == 0 && $0.element == 0 },
            odd: pairs.enumerated().count { $0.offset % 2 == 1 && $0.element == 0 }
        )
        if pairs.count >= 8, zeros.odd * 3 > pairs.count, zeros.even == 0 {
            return .utf16(isBigEndian: false, skipping: 0)
        }
        if pairs.count >= 8, zeros.even * 3 > pairs.count, zeros.odd == 0 {
            return .utf16(isBigEndian: true, skipping: 0)
        }
        return .utf8(skipping: 0)
    }

    /// Whether all of it is UTF-8; a character cut at the end counts as whole.
    static func isUTF8(_ sample: [UInt8]) -> Bool {
        (0...3).contains { String(validating: sample.dropLast($0), as: UTF8.self) != nil }
    }

    /// Bytes that no text begins with: pictures, PDF, old spreadsheets, programs.
    static func isText(_ head: [UInt8]) -> Bool {
        let magics: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x25, 0x50, 0x44, 0x46], [0xD0, 0xCF, 0x11, 0xE0],
            [0x7F, 0x45, 0x4C, 0x46], [0x47, 0x49, 0x46, 0x38], [0x52, 0x61, 0x72, 0x21], [0x37, 0x7A, 0xBC, 0xAF],
        ]
        if magics.contains(where: head.starts) { return false }
        return head.count { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } * 10 <= head.count
    }

    static func isXML(_ head: [UInt8]) -> Bool {
        head.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } == UInt8(ascii: "<")
    }

    /// Whether a document type stands before the first element.
    static func hasDocumentType(_ head: [UInt8]) -> Bool {
        var rest = head[...]
        while let mark = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[mark...]
            if rest.starts(with: "<!DOCTYPE".utf8) { return true }
            let end: [UInt8] = rest.starts(with: "<!--".utf8) ? Array("-->".utf8) : Array("?>".utf8)
            guard rest.starts(with: "<?".utf8) || end.count == 3,
                let close = rest.indices.first(where: { rest[$0...].starts(with: end) })
            else { return false }
            rest = rest[(close + end.count)...]
        }
        return false
    }

    /// The separator that cuts the first rows most evenly into most columns, and where the table begins: a first line
    /// `sep=;` names it.
    static func delimiter(_ sample: [UInt8]) -> (delimiter: UInt8, skipping: Int) {
        if sample.starts(with: "sep=".utf8), sample.count > 5 {
            let lineEnd = sample.prefix(8).firstIndex { $0 == 0x0A || $0 == 0x0D }
            if lineEnd == 5 { return (sample[4], sample.dropFirst(6).first == 0x0A ? 7 : 6) }
        }
        var best: (delimiter: UInt8, score: Double) = (UInt8(ascii: ","), 0)
        for candidate in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")] {
            let score = score(sample, candidate)
            if score > best.score { best = (candidate, score) }
        }
        return (best.delimiter, 0)
    }

    private static func score(_ sample: [UInt8], _ delimiter: UInt8) -> Double {
        var parser = CSVParser(Reread(sample), delimiter: delimiter)
        var row = CSVRow()
        var counts: [Int] = []
        for _ in 0..<50 {
            // A broken row says nothing about the separator.
            do { guard try parser.next(into: &row) else { break } } catch { continue }
            counts.append(row.ends.count)
        }
        // The last row may be cut.
        if counts.count > 2 { counts.removeLast() }
        guard let columns = counts.first, columns > 1 else { return 0 }
        let even = Double(counts.count { $0 == columns }) / Double(counts.count)
        return even * even * Double(min(columns, 20) + 20)
    }
}
