/// Larkey's light stemming (*light10*, 2007) of folded Arabic words: the article and its company at the beginning, endings of
/// number, gender and possession.
///
/// Snowball's stemmer takes more away, and too much for goods: it reads the first letter of سيارات (cars) as a future tense,
/// and no longer finds it by سيارة.
enum ArabicStem {
    private static let beginnings = ["وال", "بال", "كال", "فال", "ال", "لل"].map { Array($0.unicodeScalars) }
    private static let endings = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"].map { Array($0.unicodeScalars) }

    static func stem(_ word: String) -> String {
        var letters = Array(word.unicodeScalars)
        if letters.count >= 4, letters[0] == "و" { letters.removeFirst() }
        if let beginning = beginnings.first(where: { letters.starts(with: $0) && letters.count >= $0.count + 2 }) {
            letters.removeFirst(beginning.count)
        }
        for ending in endings
        where letters.count >= ending.count + 2 && letters.suffix(ending.count).elementsEqual(ending) {
            letters.removeLast(ending.count)
        }
        return String(String.UnicodeScalarView(letters))
    }
}
