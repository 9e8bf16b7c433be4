/// A language that every page of the market speaks.
package enum Language: String, CaseIterable, Sendable, Hashable {
    case english = "en"
    case swahili = "sw"
    case french = "fr"
    case arabic = "ar"
    case thai = "th"

    /// BCP 47, as in the `lang` attribute and `Content-Language`.
    package var tag: String { rawValue }

    /// `ltr` or `rtl`, as in the `dir` attribute.
    package var direction: String { self == .arabic ? "rtl" : "ltr" }

    /// The language's name in itself, for a menu that its speakers can read.
    package var ownName: String {
        switch self {
        case .english: "English"
        case .swahili: "Kiswahili"
        case .french: "Français"
        case .arabic: "العربية"
        case .thai: "ไทย"
        }
    }

    /// Reads a tag a person or a browser gave: `sw`, `AR-tn`, `en_GB`. `nil` when the market does not speak it.
    package init?(tag: String) {
        let primary = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        self.init(rawValue: primary)
    }

    /// A whole number with this language's grouping: `2,672`, in French `2 672` with narrow no-break spaces.
    package func grouped(_ number: Int) -> String {
        let separator = self == .french ? "\u{202F}" : ","
        let digits = String(number.magnitude)
        var groups: [Substring] = []
        var rest = digits[...]
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        groups.insert(rest, at: 0)
        return (number < 0 ? "-" : "") + groups.joined(separator: separator)
    }
}

// Choosing one for a visitor.
extension Language {
    /// The offered language the visitor likes best.
    ///
    /// - Parameters:
    ///   - acceptLanguage: the header (RFC 9110, 12.5.4); only its first 20 ranges count, malformed ones are skipped.
    ///   - offered: what this market speaks, best first; for equal weights the header's order decides.
    ///   - fallback: what to speak when nothing matches.
    package static func negotiated(
        acceptLanguage: String?, offered: [Language], otherwise fallback: Language
    ) -> Language {
        guard let acceptLanguage else { return fallback }
        var best: (language: Language, weight: Double)?
        for range in acceptLanguage.split(separator: ",", maxSplits: 20).prefix(20) {
            let parts = range.split(separator: ";").map { trimmed($0) }
            guard let tag = parts.first, let weight = weight(in: parts.dropFirst()), weight > 0 else { continue }
            let wanted = tag == "*" ? offered.first : Language(tag: tag)
            guard let wanted, offered.contains(wanted), weight > (best?.weight ?? 0) else { continue }
            best = (wanted, weight)
        }
        return best?.language ?? fallback
    }

    /// 1 without a `q`, `nil` for one outside 0…1.
    private static func weight(in parameters: ArraySlice<String>) -> Double? {
        guard let q = parameters.first(where: { $0.lowercased().hasPrefix("q=") }) else { return 1 }
        guard let weight = Double(q.dropFirst(2)), (0...1).contains(weight) else { return nil }
        return weight
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
