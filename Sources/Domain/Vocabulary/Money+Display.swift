extension Money {
    /// As a price tag in that market writes it: `KSh 2,500`, `2 500 DT`, `฿2,500`. Minor digits show unless all are 0.
    ///
    /// - Parameter language: BCP 47 tag; its first part decides (`fr-TN` reads as `fr`).
    package func display(language: String) -> String {
        let language = String(language.prefix { $0 != "-" && $0 != "_" }).lowercased()
        let writesFrench = language == "fr" || (language == "ar" && currency == .tnd)
        let amount = number(group: writesFrench ? "\u{a0}" : ",", point: writesFrench ? "," : ".")
        let sign = minor < 0 ? "−" : ""
        let symbol = Self.symbol(currency.code, language)
        return switch symbol.place {
        case .before: "\(sign)\(symbol.text)\(amount)"
        case .after: "\(sign)\(amount)\u{a0}\(symbol.text)"
        }
    }

    private func number(group: String, point: String) -> String {
        let size = minor.magnitude
        let perMajor = UInt64(currency.minorPerMajor)
        var text = String(size / perMajor)
        var at = text.count - 3
        while at > 0 {
            text.insert(contentsOf: group, at: text.index(text.startIndex, offsetBy: at))
            at -= 3
        }
        let rest = size % perMajor
        guard rest > 0 else { return text }
        let digits = String(rest)
        return text + point + String(repeating: "0", count: currency.minorDigits - digits.count) + digits
    }

    private enum Place { case before, after }
    private static func symbol(_ code: String, _ language: String) -> (text: String, place: Place) {
        switch code {
        case "KES": ("KSh\u{a0}", .before)
        case "TZS": ("TSh\u{a0}", .before)
        case "UGX": ("USh\u{a0}", .before)
        case "THB": ("฿", .before)
        case "NGN": ("₦", .before)
        case "USD": language == "fr" ? ("$", .after) : ("$", .before)
        case "EUR": language == "fr" ? ("€", .after) : ("€", .before)
        case "GBP": language == "fr" ? ("£", .after) : ("£", .before)
        case "TND": (language == "ar" ? "د.ت" : "DT", .after)
        default: language == "fr" || language == "ar" ? (code, .after) : ("\(code)\u{a0}", .before)
        }
    }
}
