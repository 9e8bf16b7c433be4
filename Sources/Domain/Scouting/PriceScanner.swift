/// Cuts a text into price tokens.
struct PriceScanner {
    private var scalars: [Unicode.Scalar]
    private var at = 0
    private var found: [PriceText.Token] = []
    private var sawGap = true
    private var isStruck = false

    init(_ text: String) {
        scalars = []
        for scalar in text.unicodeScalars.prefix(PriceText.longest) {
            // Direction marks and joiners travel along with copied text and mean nothing here.
            if scalar.properties.generalCategory == .format || scalar.value == 0x640 || scalar.value == 0xfe0f {
                continue
            }
            scalars.append(Self.plain(scalar))
        }
    }

    /// Any script's digit as a Latin one, any blank as a space, any apostrophe as `'`, any dash as `-`.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isASCII { return scalar == "\t" ? " " : scalar }
        if scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue {
            return Unicode.Scalar(UInt8(0x30 + Int(value)))
        }
        switch scalar {
        case "’", "‘", "ʼ", "′": return "'"
        case "–", "—", "−", "‐", "‑", "‒", "~", "〜", "～": return scalar == "～" || scalar == "〜" ? "~" : "-"
        case "،": return ","
        case "\u{2028}", "\u{2029}", "\u{85}": return "\n"
        default: break
        }
        // Full-width forms (＄２，５００) are the ASCII ones, moved.
        if (0xff01...0xff5e).contains(scalar.value), let ascii = Unicode.Scalar(scalar.value - 0xfee0) { return ascii }
        return scalar.properties.isWhitespace ? " " : scalar
    }

    mutating func tokens() -> [PriceText.Token] {
        while at < scalars.count {
            let scalar = scalars[at]
            if scalar == " " {
                sawGap = true
                at += 1
            } else if Self.isDigit(scalar) {
                digits()
            } else if Self.isLetter(scalar) {
                word()
            } else {
                if scalar == "~" { isStruck.toggle() }
                if scalar == "\n" { isStruck = false }
                add(.mark(scalar))
                at += 1
            }
        }
        return found
    }

    private mutating func add(_ kind: PriceText.Token.Kind, startsCapital: Bool = false) {
        found.append(PriceText.Token(kind: kind, touchesPrevious: !sawGap, startsCapital: startsCapital))
        sawGap = false
    }

    private mutating func word() {
        let start = at
        var letters = String.UnicodeScalarView()
        while at < scalars.count {
            let scalar = scalars[at]
            if Self.isLetter(scalar) || (Self.isMark(scalar) && at > start) {
                letters.append(scalar)
            } else if scalar == ".", at + 1 < scalars.count, Self.isLetter(scalars[at + 1]), at - start <= 3 {
                letters.append(scalar)  // د.ت, k.sh, d.t
            } else {
                break
            }
            at += 1
        }
        add(.word(String(letters).lowercased()), startsCapital: scalars[start].properties.isUppercase)
    }

    private mutating func digits() {
        if let end = phoneEnd() {
            at = end
            return add(.notAPrice)
        }
        var number = PriceNumber(groups: [""], separators: [], isStruck: isStruck)
        while at < scalars.count {
            let scalar = scalars[at]
            if Self.isDigit(scalar) {
                number.groups[number.groups.count - 1].unicodeScalars.append(scalar)
            } else if scalar.value == 0x336 {
                number.isStruck = true
            } else if joinsDigits(scalar, in: number) {
                number.separators.append(scalar)
                number.groups.append("")
            } else {
                break
            }
            at += 1
        }
        if at + 1 < scalars.count, scalars[at] == ":" || scalars[at] == "/", Self.isDigit(scalars[at + 1]),
            number.digitCount <= 2,
            !(scalars[at] == "/" && digitRun(at + 1) > 2)
        {
            skipClock()  // 10:30, 24/7, 1/2, 12/05/2024
            return add(.notAPrice)
        }
        add(.number(number))
    }

    private func joinsDigits(_ scalar: Unicode.Scalar, in number: PriceNumber) -> Bool {
        guard at + 1 < scalars.count, Self.isDigit(scalars[at + 1]) else { return false }
        switch scalar {
        case ",", ".", "٫", "٬": return true
        case "'", " ":
            // A thousands' blank has exactly three digits behind it, and one to three before.
            return digitRun(at + 1) == 3 && (number.groups.last?.utf8.count ?? 0) <= 3
                && (number.separators.allSatisfy { $0 == scalar })
                && number.groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
        default: return false
        }
    }
    private func digitRun(_ start: Int) -> Int {
        var end = start
        while end < scalars.count, end - start < 30, Self.isDigit(scalars[end]) { end += 1 }
        return end - start
    }
    private mutating func skipClock() {
        while at < scalars.count, Self.isDigit(scalars[at]) || scalars[at] == ":" || scalars[at] == "/" { at += 1 }
    }

    /// The end of a telephone number that starts here: digits in groups, at least nine of them, led by `+` or 0; or ten
    /// and more in one piece.
    private func phoneEnd() -> Int? {
        let isInternational = at > 0 && scalars[at - 1] == "+"
        let isLocal = scalars[at] == "0"
        var end = at
        var count = 0
        var index = at
        while index < scalars.count, index - at < 40 {
            if Self.isDigit(scalars[index]) {
                count += 1
                end = index + 1
            } else if !(" -().".unicodeScalars.contains(scalars[index]) && (isInternational || isLocal)) {
                break
            } else if index - end >= 2 {
                break
            }
            index += 1
        }
        let isPhone =
            isInternational
            ? count >= 8 : isLocal ? (9...13).contains(count) && digitRun(at) > 1 : count >= 10 && count == digitRun(at)
        guard isPhone else { return nil }
        // Ten and more digits in one piece may still be a price when they are round: 1000000000.
        if !isInternational, !isLocal, scalars[(end - 3)..<end].allSatisfy({ $0 == "0" }), count <= 12 { return nil }
        return end
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }
    /// Vowel and tone marks of Thai and Arabic, which belong to the word.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }
}
