/// Turns typed words into what an index is asked: stems of every language, compounds whole and in parts, other names, typos
/// set right by the market's own words, half words finished.
package struct QueryPlanner: Sendable {
    private let index: any TextIndex
    /// What else a word or phrase may be called; by folded words with single spaces.
    private let alternatives: [String: [String]]

    /// - Parameter spelled: parts of the text that others write otherwise.
    package init(_ index: any TextIndex, alternatives: [String: [String]] = [:], spelled: [Spelled] = []) {
        self.index = index
        var alternatives = alternatives
        for part in spelled {
            let phrase = TypedWord.all(in: part.said, index.analyser).map(\.text).joined(separator: " ")
            alternatives[phrase, default: []] += part.others
        }
        self.alternatives = alternatives
    }

    /// - Parameters:
    ///   - text: as typed; what is beyond 24 words is left out.
    ///   - isTyping: whether the last word may be half a word.
    /// - Throws: `IndexFault`.
    package func plan(_ text: String, isTyping: Bool = false) async throws -> QueryPlan {
        var words = TypedWord.all(in: String(text.prefix(400)), index.analyser).prefix(24).map { $0 }
        try await nameOtherwise(&words)
        let known = Known(frequencies: try await frequencies(of: words))
        for at in words.indices { known.settle(&words[at]) }
        var corrections: [Correction] = []
        for at in words.indices {
            let isHalf = isTyping && at == words.count - 1
            if isHalf { try await complete(&words[at], limit: 8) }
            guard !words[at].isKnown else { continue }
            if let correction = try await setRight(&words[at], mayBeHalf: at == words.count - 1) {
                corrections.append(correction)
            }
        }
        return QueryPlan(
            words: words.map(\.wish), shares: try await shares(of: words, known.frequencies), corrections: corrections)
    }

    /// Synonyms of single words and of phrases, numbers written in pieces, compounds written apart.
    private func nameOtherwise(_ words: inout [TypedWord]) async throws {
        let analyser = index.analyser
        var pairs: [(span: Range<Int>, whole: String)] = []
        for start in words.indices {
            for count in stride(from: min(4, words.count - start), through: 1, by: -1) {
                let span = start..<start + count
                let phrase = words[span].map(\.text).joined(separator: " ")
                for other in alternatives[phrase] ?? [] {
                    let ways = analyser.ways(ofPhrase: other)
                    for at in span { words[at].ways += ways }
                }
                let whole = words[span].map { $0.text.filter { $0 != "-" } }.joined()
                if words[span].contains(where: \.hasDigit), (4...40).contains(whole.utf8.count) {
                    let number = NumberTerm.of(whole.uppercased())
                    for at in span { words[at].ways.append([number]) }
                }
                let isWhole = count == 2 ? !words[span].contains(where: \.isSmall) : count == 3 && areSides(words[span])
                guard isWhole, whole.utf8.count <= TextAnalyser.longestWord else { continue }
                pairs.append((span, whole))
            }
        }
        let known = try await knownCounts(of: pairs.map(\.whole))
        for pair in pairs where known[pair.whole] ?? 0 > 0 {
            for at in pair.span { words[at].ways += analyser.stems(of: pair.whole).map { [$0] } }
        }
    }

    /// `8 x 10`, which titles write as one word.
    private func areSides(_ words: ArraySlice<TypedWord>) -> Bool {
        let texts = words.map(\.text)
        return texts[1] == "x" && [texts[0], texts[2]].allSatisfy { Int($0) != nil }
    }

    /// All at once: an index elsewhere is one trip away, not one for each word.
    private func knownCounts(of words: [String]) async throws -> [String: Int] {
        if words.isEmpty { return [:] }
        let each = Set(words).sorted()
        return Dictionary(uniqueKeysWithValues: zip(each, try await index.knownCounts(of: each)))
    }

    /// - Parameter known: what was asked before.
    private func frequencies(of words: [TypedWord], _ known: [String: Int] = [:]) async throws -> [String: Int] {
        let stems = Set(words.flatMap { $0.ways.flatMap { $0 } }).subtracting(known.keys).sorted()
        if stems.isEmpty { return known }
        let found = zip(stems, try await index.frequencies(of: stems))
        return known.merging(found) { _, new in new }
    }

    private func complete(_ word: inout TypedWord, limit: Int) async throws {
        let analyser = index.analyser
        for completion in try await index.completions(of: word.text, limit: limit) where completion.word != word.text {
            for stem in analyser.stems(of: completion.word) where !word.ways.contains([stem]) {
                word.ways.append([stem])
            }
            word.isKnown = true
        }
        word.isSmall = false
    }

    /// A word that nothing in the market has: what was likely meant.
    private func setRight(_ word: inout TypedWord, mayBeHalf: Bool) async throws -> Correction? {
        if word.hasDigit { return nil }
        let analyser = index.analyser
        if let parts = try await split(word.text) {
            word.ways += analyser.ways(of: parts)
            return nil
        }
        if let meant = try await index.correction(of: word.text), meant != word.text {
            word.ways += analyser.stems(of: meant).map { [$0] }
            return Correction(typed: word.text, meant: meant)
        }
        if mayBeHalf, word.text.utf8.count >= 3 { try await complete(&word, limit: 6) }
        return nil
    }

    /// Two known words written as one; of several ways the one whose rarer part is the most frequent.
    private func split(_ word: String) async throws -> [String]? {
        let letters = Array(word)
        guard (6...30).contains(letters.count) else { return nil }
        let cuts = (3...letters.count - 3).map { [String(letters[..<$0]), String(letters[$0...])] }
        let known = try await knownCounts(of: cuts.flatMap { $0 })
        var best: (parts: [String], count: Int)?
        for parts in cuts {
            let count = parts.map { known[$0] ?? 0 }.min() ?? 0
            if count >= 2, count > best?.count ?? 0 { best = (parts, count) }
        }
        return best?.parts
    }

    /// How much of the query each word is: what is rare says more (Robertson's idf, as BM25 has it). They add up to 1.
    private func shares(of words: [TypedWord], _ known: [String: Int]) async throws -> [Float] {
        let all = Float(max(1, try await index.count()))
        let found = try await frequencies(of: words, known)
        let weights = words.map { word -> Float in
            let most = word.ways.compactMap { way in way.map { found[$0] ?? 0 }.min() }.max() ?? 0
            let frequency = Float(min(Int(all), most))
            return (word.isSmall ? 0.2 : 1) * logarithm(1 + (all - frequency + 0.5) / (frequency + 0.5))
        }
        let sum = max(weights.reduce(0, +), .leastNonzeroMagnitude)
        return weights.map { $0 / sum }
    }
}

/// What is asked of an index, and what was made of the typed words on the way.
package struct QueryPlan: Sendable, Equatable {
    package var words: [WordWish]
    /// How much of the query each word is; they add up to 1.
    package var shares: [Float]
    package var corrections: [Correction]

    package init(words: [WordWish] = [], shares: [Float] = [], corrections: [Correction] = []) {
        (self.words, self.shares, self.corrections) = (words, shares, corrections)
    }

    /// A text with its mistyped words as they were likely meant, for those who read texts and no stems.
    ///
    /// - Parameter isWord: whether a word, folded, is one although the market does not have it: it stays as it was typed.
    package func meant(_ text: String, unless isWord: (String) -> Bool) -> String {
        if corrections.isEmpty { return text }
        return text.split(whereSeparator: \.isWhitespace).map { word in
            let folded = Folding.folded(String(word))
            guard let correction = corrections.first(where: { $0.typed == folded }), !isWord(folded) else {
                return String(word)
            }
            return correction.meant
        }.joined(separator: " ")
    }

    /// Whether nothing in it can be looked for.
    package var isEmpty: Bool { words.isEmpty }
}

/// Part of a query, and how else it is written: `500 g`, and `0.5 kg`.
package struct Spelled: Sendable, Equatable {
    package let said: String
    package let others: [String]
    package init(_ said: String, _ others: [String]) { (self.said, self.others) = (said, others) }
}

/// A word that the market does not know, and the one that was likely meant.
package struct Correction: Sendable, Equatable {
    package let typed: String
    package let meant: String
    package init(typed: String, meant: String) { (self.typed, self.meant) = (typed, meant) }
}

private struct Known {
    let frequencies: [String: Int]

    /// Leaves out what no document has, for a shorter question.
    func settle(_ word: inout TypedWord) {
        let found = word.ways.filter { way in way.allSatisfy { frequencies[$0] ?? 0 > 0 } }
        word.isKnown = !found.isEmpty
        if !found.isEmpty { word.ways = found }
    }
}
