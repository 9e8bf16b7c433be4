import Vocabulary

/// A number with its unit.
package struct Measure: Sendable, Hashable {
    package let value: Double
    package let unit: MeasureUnit
    /// How else titles may write it, at most thirty: `500 g`, `500g`, `0.5 kg`, `0.5kg`, `500 gram`.
    package let spellings: [String]

    /// One word: `500g`, `1,5l`, `15"`; folded. Not `5g`, which is a network.
    init?(word: String, in languages: [Language]) {
        guard let end = word.utf8.firstIndex(where: { !Self.isOfNumber($0) }), end > word.startIndex,
            let number = Self.number(word[..<end]),
            let (unit, size) = MeasureUnit.named(String(word[end...]), apart: false, in: languages)
        else { return nil }
        if unit == .grams, size == 1, (2...6).contains(number) { return nil }
        self.init(number, unit, size)
    }

    /// Two words: `500 grams`.
    init?(number: String, unit: String, in languages: [Language]) {
        guard number.utf8.allSatisfy(Self.isOfNumber), let number = Self.number(number[...]),
            let (unit, size) = MeasureUnit.named(unit, apart: true, in: languages)
        else { return nil }
        self.init(number, unit, size)
    }

    /// `5w-30`, `5w30`.
    init?(oil folded: String) {
        let parts = folded.split(separator: "w", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), let winter = Int(parts[0]), winter % 5 == 0,
            (0...25).contains(winter)
        else { return nil }
        let warm = parts[1].hasPrefix("-") ? parts[1].dropFirst() : parts[1]
        guard warm.utf8.count == 2, let grade = Int(warm), [16, 20, 30, 40, 50, 60].contains(grade) else { return nil }
        value = Double(winter * 100 + grade)
        unit = .oilGrade
        spellings = ["\(winter)W-\(grade)", "\(winter)W\(grade)", "\(winter)W \(grade)"]
    }

    private init?(_ number: Double, _ unit: MeasureUnit, _ size: Double) {
        let value = (number * size * 1e6).rounded() / 1e6
        guard value > 0, value < 1e12 else { return nil }
        self.value = value
        self.unit = unit
        var spellings: [String] = []
        func add(_ number: Double, _ signs: [String]) {
            guard let text = Self.text(number) else { return }
            let forms = text.contains(".") ? [text, text.replacing(".", with: ",")] : [text]
            for spelling in forms.flatMap({ form in signs.map { form + $0 } }) where !spellings.contains(spelling) {
                spellings.append(spelling)
            }
        }
        for symbol in unit.symbols { add(value / symbol.size, [" \(symbol.text)", symbol.text]) }
        add(number, unit.names(size).map { " " + $0 })
        if unit == .millimetres, size == 25.4 { add(number, ["\""]) }
        self.spellings = Array(spellings.prefix(30))
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2C
    }

    /// `1,500` is fifteen hundred, `1,5` one and a half, `0,125` an eighth.
    private static func number(_ text: Substring) -> Double? {
        guard text.utf8.count <= 9, let last = text.utf8.last, last != 0x2E, last != 0x2C else { return nil }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard parts.count <= 2 else { return nil }
        if parts.count == 2, parts[1].utf8.count == 3, (1...3).contains(parts[0].utf8.count), parts[0] != "0" {
            return Double(parts[0] + parts[1])
        }
        return Double(parts.joined(separator: "."))
    }

    /// Nil for what nobody writes: more than three decimals, or numbers out of all proportion.
    private static func text(_ number: Double) -> String? {
        guard number >= 0.05, number < 50_000 else { return nil }
        let thousandths = (number * 1_000).rounded()
        guard abs(number * 1_000 - thousandths) < 1e-6 else { return nil }
        let whole = Int(thousandths) / 1_000, rest = Int(thousandths) % 1_000
        if rest == 0 { return String(whole) }
        var decimals = String(String(1_000 + rest).dropFirst())
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return "\(whole).\(decimals)"
    }
}
