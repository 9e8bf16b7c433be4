/// A tyre's size: millimetres, per cent of them, and the rim in inches.
package struct TyreSize: Sendable, Hashable {
    package let width: Int
    package let aspect: Int
    package let rim: Int

    package var text: String { "\(width)/\(aspect) R\(rim)" }

    /// As titles write it, besides `text`.
    package var spellings: [String] {
        [
            text, "\(width)/\(aspect)R\(rim)", "\(width)/\(aspect)/\(rim)", "\(width) \(aspect) \(rim)",
            "\(width)-\(aspect)-\(rim)",
        ]
    }

    /// Reads `205/55 r16`, `205/55zr16`, `205-55-16`, `205 55 16`, `p205/55r16`, `90/90-17`; folded, and nothing else in it.
    init?(_ folded: String) {
        var rest = Array(folded.utf8)[...]
        if rest.starts(with: "p".utf8) { rest = rest.dropFirst() }
        if rest.starts(with: "lt".utf8) { rest = rest.dropFirst(2) }
        guard let width = Self.number(&rest), let first = Self.separator(&rest), first != 0,
            let aspect = Self.number(&rest)
        else { return nil }
        let second = Self.separator(&rest) ?? 0
        var isNamed = false
        if rest.starts(with: "z".utf8) { rest = rest.dropFirst() }
        if rest.starts(with: "r".utf8) { (rest, isNamed) = (rest.dropFirst(), true) }
        if isNamed, rest.first == Self.blank { rest = rest.dropFirst() }
        guard isNamed || second != 0, let rim = Self.number(&rest) else { return nil }
        if rest.elementsEqual("c".utf8) { rest = [] }
        guard rest.isEmpty, aspect % 5 == 0, (8...24).contains(rim) else { return nil }
        // Without a stroke or an R, only sizes of cars: other numbers stand in threes too.
        let isPlain = first != UInt8(ascii: "/") && !isNamed
        guard isPlain ? width % 10 == 5 && (125...395).contains(width) : width % 5 == 0 && (60...395).contains(width),
            isPlain ? (25...85).contains(aspect) : (25...100).contains(aspect)
        else { return nil }
        (self.width, self.aspect, self.rim) = (width, aspect, rim)
    }

    private static let blank = UInt8(ascii: " ")

    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
        var value = 0, count = 0
        while let byte = rest.first, (0x30...0x39).contains(byte), count < 4 {
            value = value * 10 + Int(byte - 0x30)
            count += 1
            rest = rest.dropFirst()
        }
        return (2...3).contains(count) ? value : nil
    }

    /// The stroke, dash or blank; zero when there is none.
    private static func separator(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
        guard let byte = rest.first, byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == blank else {
            return 0
        }
        rest = rest.dropFirst()
        return byte
    }
}
