/// Finds in a text the words that name goods.
enum CategoryWords {
    struct Hit: Sendable, Equatable {
        let category: Category
        let isEnglish: Bool
        /// A stuff, colour or place that says what a thing is like before it says what it is.
        let isMaterial: Bool
    }

    /// The hits of each phrase, in order; phrases without any are left out.
    static func phrases(of text: String) -> [[Hit]] {
        var phrases: [[Hit]] = []
        var phrase: [Hit] = []
        var word = ""
        func endWord() {
            defer { word = "" }
            if word.isEmpty { return }
            if joints.contains(word) { return endPhrase() }
            phrase += hits(of: word)
        }
        func endPhrase() {
            if !phrase.isEmpty { phrases.append(phrase) }
            phrase = []
        }
        for character in text.lowercased() {
            if character.isLetter || character.isNumber { word.append(character); continue }
            endWord()
            if !character.isWhitespace, character != "-" { endPhrase() }
        }
        endWord()
        endPhrase()
        return phrases
    }

    private static func hits(of word: String) -> [Hit] {
        if let hit = byWord[word] { return [hit] }
        // English plurals, knives aside, and the Arabic article.
        for (ending, stem) in [("ies", "y"), ("es", ""), ("s", "")] where word.hasSuffix(ending) {
            if let hit = byWord[String(word.dropLast(ending.count)) + stem] { return [hit] }
        }
        if word.hasPrefix("ال"), let hit = byWord[String(word.dropFirst(2))] { return [hit] }
        // Thai sets no blanks between words.
        guard word.unicodeScalars.contains(where: { (0x0E00...0x0E7F).contains($0.value) }) else { return [] }
        let scalars = Array(word.unicodeScalars)
        var found: [Hit] = []
        var at = 0
        while at < scalars.count {
            if let (thai, hit) = thai.first(where: { scalars[at...].starts(with: $0.0) }) {
                found.append(hit)
                at += thai.count
            } else {
                at += 1
            }
        }
        return found
    }

    /// Words behind which a thing is only described.
    private static let joints: Set<String> = [
        "with", "for", "in", "from", "by", "and", "or", "to", "on", "at", "ya", "wa", "la", "cha", "za", "vya", "kwa",
        "na", "yenye",
        "ni", "de", "du", "des", "d", "pour", "en", "à", "au", "avec", "et", "من", "مع", "สำหรับ",
    ]

    private static let byWord: [String: Hit] = {
        var map: [String: Hit] = [:]
        for (category, english, others) in Category.words {
            for (words, isEnglish) in [(others, false), (english, true)] {
                for word in words.split(separator: " ") {
                    map[String(word)] = Hit(
                        category: category, isEnglish: isEnglish, isMaterial: Category.materials.contains(String(word)))
                }
            }
        }
        return map
    }()

    /// Thai words, longest first: น้ำหอม (perfume) before what its parts mean.
    private static let thai: [([Unicode.Scalar], Hit)] = byWord.filter { word, _ in
        word.unicodeScalars.contains { (0x0E00...0x0E7F).contains($0.value) }
    }.map { (Array($0.key.unicodeScalars), $0.value) }.sorted { $0.0.count > $1.0.count }
}
