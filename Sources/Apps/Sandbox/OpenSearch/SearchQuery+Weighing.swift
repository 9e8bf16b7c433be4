import Foundation

/// Some documents, and what of all of them a word's weight depends on.
struct SearchShelf: Sendable {
    let mapping: SearchMapping
    let documents: [HeldDocument]

    /// Robertson's idf times a saturated count, as Lucene has it. Several words count as one that is as frequent as the most
    /// frequent of them.
    func weight(of words: Set<String>, in name: String, _ document: HeldDocument) -> Double? {
        guard let own = document.words[name], let field = mapping.fields[name] else { return nil }
        let count = Double(own.count { words.contains($0) })
        guard count > 0 else { return nil }
        let lengths = documents.compactMap { $0.words[name]?.count }
        let average = Double(lengths.reduce(0, +)) / Double(max(1, lengths.count))
        let holding = Double(
            words.map { word in documents.count { $0.words[name]?.contains(word) == true } }.max() ?? 0)
        let idf = log(1 + (Double(lengths.count) - holding + 0.5) / (holding + 0.5))
        return idf * count / (count + field.k1 * (1 - field.b + field.b * Double(own.count) / average))
    }
}

extension SearchQuery {
    /// Nil for a document that is not found.
    func weight(of document: HeldDocument, on shelf: SearchShelf) -> Double? {
        switch self {
        case .everything: return 1
        case .nothing: return nil
        case .term(let name, let value, let boost):
            if let word = value.text, shelf.mapping.fields[name]?.kind == .text {
                return shelf.weight(of: [word], in: name, document).map { $0 * boost }
            }
            return Self.holds(document, name, value) ? boost : nil
        case .terms(let name, let values): return values.contains { Self.holds(document, name, $0) } ? 1 : nil
        case .numbers(let name, let from, let to):
            return document.numbers[name].map { from <= $0 && $0 <= to } == true ? 1 : nil
        case .keywords(let name, let from, let to):
            let found = document.keywords[name]?.contains { word in
                from.map { !Self.precedes(word, $0) } ?? true && to.map { !Self.precedes($0, word) } ?? true
            }
            return found == true ? 1 : nil
        case .exists(let name): return document.has(name) ? 1 : nil
        case .prefix(let name, let beginning):
            return document.keywords[name]?.contains { $0.utf8.starts(with: beginning.utf8) } == true ? 1 : nil
        case .phrase(let name, let words):
            guard let own = document.words[name], !words.isEmpty, own.count >= words.count else { return nil }
            let places = 0...own.count - words.count
            return places.contains { own[$0..<$0 + words.count].elementsEqual(words) } ? 1 : nil
        case .near(let name, let centre, let kilometres):
            return document.places[name].map { $0.distance(to: centre) <= kilometres } == true ? 1 : nil
        case .oneOf(let name, let words): return shelf.weight(of: words, in: name, document)
        case .bool(let must, let should, let filter, let not, let atLeast, let boost):
            let needed = must.map { $0.weight(of: document, on: shelf) }
            let wished = should.compactMap { $0.weight(of: document, on: shelf) }
            guard !needed.contains(nil), wished.count >= atLeast,
                filter.allSatisfy({ $0.weight(of: document, on: shelf) != nil }),
                not.allSatisfy({ $0.weight(of: document, on: shelf) == nil })
            else { return nil }
            return boost * (needed.reduce(0) { $0 + ($1 ?? 0) } + wished.reduce(0, +))
        }
    }

    /// Keywords sort by their bytes.
    static func precedes(_ one: String, _ other: String) -> Bool { one.utf8.lexicographicallyPrecedes(other.utf8) }

    private static func holds(_ document: HeldDocument, _ name: String, _ value: LooseJSON) -> Bool {
        switch value {
        case .text(let text):
            document.keywords[name]?.contains { $0.utf8.elementsEqual(text.utf8) } == true
        case .flag(let flag): document.flags[name] == flag
        default: value.number.map { document.numbers[name] == $0 } ?? false
        }
    }
}
