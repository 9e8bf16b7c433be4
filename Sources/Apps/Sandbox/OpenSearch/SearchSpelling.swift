/// The suggester of terms: words of a field that are near one that it does not have.
struct SearchSpelling {
    let shelf: SearchShelf

    func suggestions(_ json: LooseJSON) throws(SearchRefusal) -> LooseJSON {
        guard let named = json.object else { throw .parsing("[suggest] is no object") }
        var suggestions: [String: LooseJSON] = [:]
        for (name, one) in named {
            var members = try Members(one, of: name)
            let text = try members.need("text") { $0.text }
            var term = try Members(members.take("term"), of: "term")
            try members.end()
            let field = try term.need("field") { $0.text }
            guard try SearchQuery.field(field, shelf.mapping).kind == .keyword else {
                throw .argument("no keywords: [\(field)]")
            }
            let edits = try term.may("max_edits") { $0.whole } ?? 2
            guard (1...2).contains(edits) else { throw .argument("max_edits must be 1 or 2") }
            let same = try term.may("prefix_length") { $0.whole } ?? 1
            let size = try term.may("size") { $0.whole } ?? 5
            try term.end()
            let options = near(text, field, edits: edits, same: same).prefix(size)
            suggestions[name] = .list([
                .object([
                    "text": .text(text), "offset": .whole(0), "length": .whole(Int64(text.utf16.count)),
                    "options": .list(
                        options.map { option in
                            .object([
                                "text": .text(option.word), "score": .number(option.score),
                                "freq": .whole(Int64(option.count)),
                            ])
                        }),
                ])
            ])
        }
        return .object(suggestions)
    }

    private func near(_ text: String, _ field: String, edits: Int, same: Int) -> [(
        word: String, score: Double, count: Int
    )] {
        var counts: [String: Int] = [:]
        for document in shelf.documents {
            for word in Set(document.keywords[field] ?? []) { counts[word, default: 0] += 1 }
        }
        // A word that is there is right, and one of less than four letters is near everything.
        guard text.count >= 4, counts[text] == nil else { return [] }
        let typed = Array(text.unicodeScalars)
        return counts.compactMap { word, count in
            let letters = Array(word.unicodeScalars)
            guard letters.count >= 4, letters.prefix(same).elementsEqual(typed.prefix(same)) else { return nil }
            let distance = Self.distance(typed, letters)
            let score = 1 - Double(distance) / Double(min(typed.count, letters.count))
            return distance <= edits && score >= 0.5 ? (word, score, count) : nil
        }.sorted { one, other in
            if one.score != other.score { return one.score > other.score }
            return one.count != other.count ? one.count > other.count : one.word < other.word
        }
    }

    /// Letters put in, left out, changed, or changed with their neighbour (Damerau).
    private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
        var rows = [Array(0...other.count)]
        for at in one.indices {
            var row = [at + 1]
            for place in other.indices {
                var least = min(
                    row[place] + 1, rows[at][place + 1] + 1, rows[at][place] + (one[at] == other[place] ? 0 : 1))
                if at > 0, place > 0, one[at] == other[place - 1], one[at - 1] == other[place] {
                    least = min(least, rows[at - 1][place - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[one.count][other.count]
    }
}
