extension Money {
    /// Reads an amount as somebody types it or a file holds it: `2500`, `2,500.00`, `2 500,00`, `1.234,5`, `٢٥٠٠`.
    ///
    /// Of two kinds of separators the last is the decimal one. A single one before three digits groups them, unless the
    /// currency has three decimals: `1,500` is one and a half dinar. The currency's code or sign around it is passed over.
    ///
    /// - Returns: nil for what is no amount, is negative, or has more decimals than the currency.
    package init?(typed text: String, currency: Currency) {
        var digits: [Character] = []
        var separators: [(character: Character, place: Int)] = []
        let plain = text.filter { !$0.isWhitespace && $0 != "\u{a0}" && $0 != "\u{202f}" && $0 != "'" && $0 != "’" }
        let body = plain.drop { !$0.isWholeNumber && $0 != "." && $0 != "," && $0 != "-" }
        for character in body {
            if let value = character.wholeNumberValue, (0...9).contains(value) {
                digits.append(Character(String(value)))
            } else if character == "." || character == "," || character == "٫" || character == "٬" {
                separators.append((character == "٫" ? "." : character == "٬" ? "," : character, digits.count))
            } else if character.isLetter || character.isCurrencySymbol {
                break
            } else {
                return nil
            }
        }
        // What stands behind the number is a name of the currency, not more digits.
        let tail = body.drop { !$0.isLetter && !$0.isCurrencySymbol }
        guard !digits.isEmpty, digits.count <= 16, !tail.contains(where: \.isWholeNumber) else { return nil }
        let behind = separators.last.map { digits.count - $0.place } ?? 0
        let kinds = Set(separators.map(\.character))
        let isDecimal: Bool =
            switch (kinds.count, separators.count) {
            case (0, _): false
            case (1, 1): behind != 3 || currency.minorDigits == 3
            case (1, _): false
            default: separators.filter { $0.character == separators.last?.character }.count == 1
            }
        let decimals = isDecimal ? behind : 0
        let groups = isDecimal ? separators.dropLast() : separators[...]
        let whole = digits.count - decimals
        // Groups of three, counted from the decimal separator.
        guard groups.allSatisfy({ ($0.place > 0) && (whole - $0.place) % 3 == 0 && whole > $0.place }) else {
            return nil
        }
        // More decimals only when they say nothing: 2.500 shillings from a file that writes three.
        let kept = digits.prefix(whole + min(decimals, currency.minorDigits))
        guard digits.dropFirst(kept.count).allSatisfy({ $0 == "0" }), let number = Int64(String(kept)) else {
            return nil
        }
        var minor = number
        for _ in 0..<(currency.minorDigits - min(decimals, currency.minorDigits)) {
            let (product, overflows) = minor.multipliedReportingOverflow(by: 10)
            if overflows { return nil }
            minor = product
        }
        self.init(minor: minor, currency: currency)
    }

    /// For a field of a form: digits, a point and decimals, nothing else.
    package var field: String {
        let whole = minor / currency.minorPerMajor, rest = minor % currency.minorPerMajor
        if currency.minorDigits == 0 { return String(whole) }
        let decimals = String(rest)
        return rest == 0
            ? String(whole)
            : "\(whole)." + String(repeating: "0", count: currency.minorDigits - decimals.count) + decimals
    }
}
