import Retrieval
import Vocabulary

/// What a market knows that helps to read a query. Make it once and keep it: it puts its names into order.
package struct ReadingContext: Sendable {
    package let currency: Currency
    /// Of the market's pages. English, and what a query itself is plainly written in, are understood besides.
    package let languages: [Language]
    /// Of today; a model may be of the next.
    package let year: Int

    let vehicles: Names<Int64>
    let places: Names<String>
    let brands: Names<Bool>
    let thaiPlaces: [Unicode.Scalar: [[Unicode.Scalar]]]

    /// - Parameters:
    ///   - vehicles: ids by every name that people use: `golf 7`, `volkswagen golf 7`.
    ///   - places: how to show a place, by each of its names.
    ///   - brands: names of several words are read as a whole, so that no part of them is taken for a wish.
    package init(
        currency: Currency, languages: [Language], year: Int, vehicles: [String: Int64] = [:],
        places: [String: String] = [:], brands: Set<String> = []
    ) {
        self.currency = currency
        self.languages = languages
        self.year = year
        self.vehicles = Names(vehicles)
        self.places = Names(places)
        let several = brands.filter { $0.contains(" ") }
        self.brands = Names(Dictionary(uniqueKeysWithValues: several.map { ($0, true) }))
        thaiPlaces = Lexicon.byFirstLetter(places.keys.map(Folding.folded))
    }
}

/// Names of one or more words, of which the longest that stands at a place is found.
struct Names<Value: Sendable>: Sendable {
    private let values: [String: Value]
    /// By first word, the most words of a name.
    private let longest: [String: Int]

    init(_ names: [String: Value]) {
        var values: [String: Value] = [:], longest: [String: Int] = [:]
        // In order, so that two names that fold to one always give the same.
        for (name, value) in names.sorted(by: { $0.key < $1.key }) {
            let folded = Folding.folded(name)
            // CX-5, cx 5 and cx5.
            for key in Set([folded.replacing("-", with: " "), folded.replacing("-", with: "")]) where !key.isEmpty {
                if values[key] == nil { values[key] = value }
                let words = key.split(separator: " ")
                longest[String(words[0]), default: 0] = max(longest[String(words[0])] ?? 0, words.count)
            }
        }
        (self.values, self.longest) = (values, longest)
    }

    subscript(name: String) -> Value? { values[name] }

    /// The most tokens that a name beginning with this one may have.
    func most(from name: String) -> Int {
        if longest.isEmpty { return 0 }
        return longest[String(name.prefix { $0 != " " })] ?? 0
    }
}
