import CICU
import CXapian

/// Texts and queries as the words by which they meet: folded, broken where their language breaks, brought to their stems.
///
/// - Note: marks, case and width do not tell words apart; Thai and its kin, which have no spaces, are broken by ICU's
///   dictionary. `t-shirt` is `t`, `shirt` and `tshirt`; `64gb` is itself, `64` and `gb`; `8x10` is
///   itself, `8` and `10`.
package struct TextAnalyser: Sendable {
    /// Of texts in Latin letters, the language they are taken for when nothing tells; of queries, every one is tried.
    package let languages: [StemLanguage]

    /// A word longer than this is cut, in bytes of UTF-8.
    package static let longestWord = 48

    package init(languages: [StemLanguage]) { self.languages = languages.isEmpty ? [.english] : languages }

    /// The words of a text in order, compounds once whole and once in parts.
    package func words(of text: String) -> [AnalysedWord] {
        var found: [AnalysedWord] = []
        var scanner = WordScanner(Folding.folded(text))
        while let run = scanner.next() { found += words(in: run) }
        return found
    }

    /// The stem under which a text in the language holds a word.
    package func stem(_ word: String, _ language: StemLanguage) -> String {
        // Arabic letters have their own stemmer in whatever language the text around them is.
        if StemLanguage.isArabic(word) { return ArabicStem.stem(word) }
        guard let code = language.snowball(for: word) else { return word }
        return Self.stem(word, code)
    }

    /// The stems under which texts of the market may hold a word, each once.
    package func stems(of word: String) -> [String] {
        var stems: [String] = []
        for language in languages {
            let stem = stem(word, language)
            if !stems.contains(stem) { stems.append(stem) }
        }
        return stems
    }

    /// Several words that belong together, once as each language of the market would have their stems.
    package func ways(of words: [String]) -> [[String]] {
        var ways: [[String]] = []
        for language in languages {
            let way = words.map { stem($0, language) }
            if !way.isEmpty, !ways.contains(way) { ways.append(way) }
        }
        return ways
    }

    /// The same of a text's words in order, whole compounds left out.
    package func ways(ofPhrase text: String) -> [[String]] {
        ways(of: words(of: text).filter { !$0.isAside }.map(\.text))
    }

    /// What a text is written in, by its small words and letters; the first of the market's when nothing tells.
    package func language(of text: String) -> StemLanguage {
        if languages.count == 1 { return languages[0] }
        let words = Folding.folded(text).split { !$0.isLetter && !$0.isNumber }
        let counts = languages.map { language in words.count { language.smallWords.contains(String($0)) } }
        guard let most = counts.max(), most > 0, let at = counts.firstIndex(of: most) else { return languages[0] }
        return languages[at]
    }

    /// Parts joined by a single sign are words of their own, and one word together.
    private func words(in run: [String]) -> [AnalysedWord] {
        if run.count == 1 { return words(ofOne: run[0]) }
        let whole = run.joined()
        // A letter alone is no word but in a compound: “l'huile”, “men's”.
        let parts = run.filter { $0.utf8.count > 1 || $0.utf8.first.map { $0 < 0x3A } ?? false }
        var found = (parts.isEmpty ? run : parts).flatMap(words(ofOne:))
        if run.count <= 5, whole.utf8.count <= Self.longestWord {
            found.append(AnalysedWord(text: whole, parts: run, isAside: true))
        }
        return found
    }

    private func words(ofOne word: String) -> [AnalysedWord] {
        if let segments = Segments.of(word) { return segments.map { AnalysedWord(text: $0) } }
        guard let parts = Self.numberAndUnit(word) ?? Self.sides(word) else { return [AnalysedWord(text: word)] }
        return [AnalysedWord(text: word, parts: parts)] + parts.map { AnalysedWord(text: $0, isAside: true) }
    }

    /// `64gb`, `iphone15`: a number beside at least two letters.
    private static func numberAndUnit(_ word: String) -> [String]? {
        let bytes = Array(word.utf8)
        guard bytes.count <= 14, let first = bytes.first else { return nil }
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        let edge = bytes.firstIndex { isDigit($0) != isDigit(first) } ?? bytes.count
        guard edge < bytes.count, bytes[edge...].allSatisfy({ isDigit($0) != isDigit(first) }) else { return nil }
        guard (isDigit(first) ? bytes.count - edge : edge) >= 2 else { return nil }
        return [String(decoding: bytes[..<edge], as: UTF8.self), String(decoding: bytes[edge...], as: UTF8.self)]
    }

    /// The numbers of `8x10` and `2x4x8`.
    private static func sides(_ word: String) -> [String]? {
        guard let first = word.utf8.first, (0x30...0x39).contains(first), word.utf8.contains(0x78) else { return nil }
        let sides = word.split(separator: "x", omittingEmptySubsequences: false)
        let areNumbers = sides.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        return areNumbers && (2...4).contains(sides.count) ? sides.map(String.init) : nil
    }

    private static func stem(_ word: String, _ language: String) -> String {
        var word = word
        return word.withUTF8 { bytes in
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { room in
                let length = bytes.withMemoryRebound(to: CChar.self) {
                    xapian_stem(language, $0.baseAddress, $0.count, room.baseAddress, room.count)
                }
                guard length > 0 else { return String(decoding: bytes, as: UTF8.self) }
                return String(
                    decoding: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<length]), as: UTF8.self)
            }
        }
    }
}

/// A word of a text, folded.
package struct AnalysedWord: Sendable, Hashable {
    package let text: String
    /// Of a compound: what it consists of. A text that has all of these has it too.
    package let parts: [String]
    /// Said beside the words in order: a compound's whole, or a whole's parts.
    package let isAside: Bool

    package init(text: String, parts: [String] = [], isAside: Bool = false) {
        (self.text, self.parts, self.isAside) = (text, parts, isAside)
    }

    package var hasDigit: Bool { text.utf8.contains { (0x30...0x39).contains($0) } }
}

/// Words of scripts without spaces.
enum Segments {
    /// Nil for a word that is one.
    static func of(_ word: String) -> [String]? {
        // Thai, Lao, Khmer, Burmese, Han and kana all start with these bytes.
        guard word.utf8.count > 3, word.utf8.contains(where: { $0 == 0xE0 || $0 == 0xE1 || $0 >= 0xE3 }) else {
            return nil
        }
        var word = word
        let ends = word.withUTF8 { bytes in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: bytes.count + 1) { ends in
                let count = bytes.withMemoryRebound(to: CChar.self) {
                    icu_word_ends($0.baseAddress, Int32($0.count), ends.baseAddress, Int32(ends.count))
                }
                return count > 0 ? ends[..<Int(count)].map(Int.init) : []
            }
        }
        guard ends.count > 1 else { return nil }
        let bytes = Array(word.utf8)
        return zip([0] + ends, ends).map { String(decoding: bytes[$0..<$1], as: UTF8.self) }
    }
}
