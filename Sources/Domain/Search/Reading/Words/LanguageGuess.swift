import Retrieval
import Vocabulary

/// Which language a query is in, where it shows.
enum LanguageGuess {
    /// Script first: brands are Latin everywhere. Then small words; nil for none, and for as many of two languages.
    static func language(of tokens: [Token]) -> Language? {
        var thai = 0, arabic = 0
        var counts: [Language: Int] = [:]
        for token in tokens {
            guard let first = token.text.unicodeScalars.first(where: \.isLetter) else { continue }
            if first.isThai {
                thai += token.text.unicodeScalars.count
            } else if first.isArabic {
                arabic += token.text.unicodeScalars.count
            } else if let language = cues[token.folded] {
                counts[language, default: 0] += 2
            } else if token.text.unicodeScalars.contains(where: { accents.contains($0) }) {
                counts[.french, default: 0] += 1
            }
        }
        if thai + arabic > 0 { return thai >= arabic ? .thai : .arabic }
        guard let best = counts.max(by: { $0.value < $1.value }) else { return nil }
        return counts.contains { $0.key != best.key && $0.value == best.value } ? nil : best.key
    }

    private static let accents = Set("éèêëàâçùûîïôœÉÈÊÀÂÇÔŒ".unicodeScalars)

    /// Folded words that only one of the languages has.
    static let cues: [String: Language] = {
        var cues: [String: Language] = [:]
        for (language, words) in small {
            for word in words.split(separator: " ") { cues[Folding.folded(String(word))] = language }
        }
        // Words of one for colours and conditions tell as much.
        var owners: [String: Set<Language>] = [:]
        for (language, _, text) in Colour.phrases + WishPhrases.all {
            for key in text.split(separator: ",") {
                let word = Folding.folded(String(key.drop { $0 == "=" || $0 == "~" }))
                if word.utf8.count > 3, !word.contains(" ") { owners[word, default: []].insert(language) }
            }
        }
        for (word, languages) in owners where languages.count == 1 && cues[word] == nil && !borrowed.contains(word) {
            cues[word] = languages.first
        }
        return cues
    }()

    /// Brands, names and words that several languages use.
    private static let borrowed: Set<String> = [
        "marine", "argent", "sable", "nude", "sand", "gold", "silver", "black", "white", "mauve", "occasion",
        "occasions",
        "rouge", "noir", "kaki", "anthracite", "neuf", "cyan", "aqua", "within", "from",
    ]

    private static let small: [(Language, String)] = [
        (
            .english,
            "the for with and under over below above between from near of to my cheap used in at less more than best buy a an is it"
        ),
        (
            .swahili,
            "ya wa za cha vya na kwa ni bei nafuu rahisi mpya karibu katika chini zaidi kati gari magari simu viatu nguo kiatu nyumba mtoto watoto wanaume wanawake kubwa ndogo nzuri hadi"
        ),
        (
            .french,
            "le les des du de un une pour avec sans et moins près pas cher chère entre d'occasion homme femme enfant voiture chaussures robe au aux en sur dans sac téléphone pièces"
        ),
    ]
}
