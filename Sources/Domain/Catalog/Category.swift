import Foundation

/// What kind of goods a product is. Read off its words; `other` when they do not tell.
package enum Category: String, Sendable, CaseIterable {
    case fashion, shoes, bags, jewellery, beauty, phones, electronics, home, kitchen, furniture, food, drinks, baby,
        toys, books
    case sports, music, office, car, art, garden, other

    /// The category of the thing that the title names; where the title names none, the one that most of the
    /// description's words speak for (of equals, the first).
    ///
    /// In English the thing comes last ("kitenge laptop *bag*"), in the other languages first ("*mkoba* wa kitenge");
    /// what stands behind a word like *with* or *ya* only describes it.
    package static func reading(title: String, description: String) -> Category {
        for phrase in CategoryWords.phrases(of: title) {
            if let category = named(by: phrase) { return category }
        }
        var scores: [Category: Int] = [:]
        var order: [Category] = []
        for hit in CategoryWords.phrases(of: String(description.prefix(600))).joined() {
            if scores[hit.category] == nil { order.append(hit.category) }
            scores[hit.category, default: 0] += hit.isMaterial ? 1 : 2
        }
        let best = scores.values.max()
        return order.first { scores[$0] == best } ?? .other
    }

    private static func named(by phrase: [CategoryWords.Hit]) -> Category? {
        let things = phrase.filter { !$0.isMaterial }
        let pool = things.isEmpty ? phrase : things
        return (pool.last(where: \.isEnglish) ?? pool.first)?.category
    }
}
