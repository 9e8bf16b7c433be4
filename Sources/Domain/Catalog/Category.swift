import Foundation

/// What kind of goods a product is. Read off its words; `other` when they do not tell.
package enum Category: String, Sendable, CaseIterable {
    case fashion, shoes, bags, jewellery, beauty, phones, electronics, home, kitchen, furniture, food, drinks, baby, toys, books
    case sports, car, art, garden, other

    /// The category that the most of a product's words speak for. The title counts thrice, the description once; of
    /// equals, the one whose word comes first.
    package static func reading(title: String, description: String) -> Category {
        var scores: [Category: Int] = [:]
        var order: [Category] = []
        for (text, weight) in [(title, 3), (String(description.prefix(600)), 1)] {
            for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
                guard let category = category(of: word) else { continue }
                if scores[category] == nil { order.append(category) }
                scores[category, default: 0] += weight
            }
        }
        let best = scores.values.max()
        return order.first { scores[$0] == best } ?? .other
    }

    private static func category(of word: Substring) -> Category? {
        if let category = byWord[String(word)] { return category }
        // English plurals: dresses, knives aside.
        if word.hasSuffix("es"), let category = byWord[String(word.dropLast(2))] { return category }
        return word.hasSuffix("s") ? byWord[String(word.dropLast())] : nil
    }

    private static let byWord: [String: Category] = {
        var map: [String: Category] = [:]
        for (category, words) in words { for word in words.split(separator: " ") { map[String(word)] = category } }
        return map
    }()
}
