/// A language whose words are brought to their stems.
package enum StemLanguage: String, Sendable, CaseIterable {
    case english = "en"
    case swahili = "sw"
    case french = "fr"
    case arabic = "ar"
    case thai = "th"

    static func isArabic(_ word: String) -> Bool {
        word.unicodeScalars.first.map { (0x0600...0x06FF).contains($0.value) } ?? false
    }

    /// Snowball's name for what stems a word in Latin letters; nil where words stay as they are.
    func snowball(for word: String) -> String? {
        guard let first = word.unicodeScalars.first?.value, first < 0x0250,
            !word.utf8.contains(where: { (0x30...0x39).contains($0) })
        else { return nil }
        switch self {
        case .english, .thai, .arabic: return "english"
        case .french: return "french"
        // Swahili changes words at their beginning, which no list of endings undoes.
        case .swahili: return nil
        }
    }

    /// Folded words that hardly stand in another language, and that say nothing of goods: a list need not have them.
    package var smallWords: Set<String> { Self.small[self] ?? [] }

    package static let allSmallWords = small.values.reduce(into: Set<String>()) { $0.formUnion($1) }

    private static let small: [StemLanguage: Set<String>] = [
        .english: [
            "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "i", "in", "is", "it", "my", "of", "on",
            "or",
            "that", "the", "this", "to", "want", "with", "without", "you", "your",
        ],
        .swahili: ["cha", "katika", "kwa", "la", "na", "ni", "nataka", "natafuta", "ya", "vya", "wa", "za", "yangu"],
        .french: [
            "a", "au", "aux", "avec", "ce", "d", "dans", "de", "des", "du", "en", "et", "je", "l", "la", "le", "les",
            "mon",
            "ou", "par", "pour", "sans", "sur", "un", "une",
        ],
        .arabic: ["في", "من", "على", "الى", "عن", "مع", "هذا", "هذه", "او", "و", "اريد", "ابحث"],
        .thai: ["ของ", "ที่", "และ", "ใน", "กับ", "สำหรับ", "หรือ", "จาก", "อยาก", "ได้", "หา"],
    ]
}
