import Foundation

/// How few choices a password can be written down with by somebody who guesses as people choose: words, years, runs over
/// the keyboard, repetitions.
///
/// The shortest way of writing it is found as in a compressor, from left to right. A piece that a rule makes counts as
/// much as one free character; a free digit as half of one.
struct PasswordGuess {
    /// In half choices: six choices are out of reach of a list, fewer are on one.
    private static let fewest = 12
    private static let piece = 2

    private let text: [UnicodeScalar]

    /// - Parameter folded: at most some hundred characters; the time grows with their square.
    init(_ folded: [UnicodeScalar]) { text = folded }

    /// NFKC and lower case: what differs in neither is the same choice.
    static func folded(_ text: String) -> [UnicodeScalar] {
        Array(text.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars)
    }

    var isCommon: Bool { cost < Self.fewest }

    /// Whether the word stands in it, letters replaced by look-alikes (`s0k0`) among them.
    func contains(_ word: [UnicodeScalar]) -> Bool { text.indices.contains { spells(word, at: $0) } }

    /// In half choices.
    var cost: Int {
        var costs = [0] + [Int](repeating: .max, count: text.count)
        for start in text.indices {
            func reach(_ count: Int, for price: Int) {
                costs[start + count] = min(costs[start + count], costs[start] + price)
            }
            reach(1, for: text[start].properties.numericType == nil ? 2 : 1)
            // A rule's piece may end anywhere within its longest: what follows may begin a better one.
            let run = max(sequence(at: start, least: 3), walk(at: start, least: 4), repetition(at: start, least: 3))
            for count in stride(from: 3, through: run, by: 1) { reach(count, for: Self.piece) }
            if isYear(at: start) { reach(4, for: Self.piece) }
            for word in Self.words[text[start], default: []] where spells(word, at: start) {
                reach(word.count, for: Self.piece)
            }
        }
        return costs[text.count]
    }

    private func spells(_ word: [UnicodeScalar], at start: Int) -> Bool {
        guard word.count <= text.count - start else { return false }
        for (place, letter) in word.enumerated() {
            let typed = text[start + place]
            guard typed == letter || Self.lookAlikes[letter]?.contains(typed) == true else { return false }
        }
        return true
    }

    /// By what they may begin with as typed: a password is held against a few of them at each place.
    private static let words: [UnicodeScalar: [[UnicodeScalar]]] = CommonWords.all.reduce(into: [:]) { words, word in
        guard let letter = word.first else { return }
        for typed in [letter] + (lookAlikes[letter].map(Array.init) ?? []) { words[typed, default: []].append(word) }
    }

    private static let lookAlikes: [UnicodeScalar: String.UnicodeScalarView] = [
        "a": "4@", "b": "8", "e": "3€", "g": "69", "i": "1!|", "l": "1!|", "o": "0", "s": "5$", "t": "7+", "z": "2",
    ].mapValues(\.unicodeScalars)

    private func isYear(at start: Int) -> Bool {
        guard start + 4 <= text.count, let year = Int(String(String.UnicodeScalarView(text[start..<start + 4]))) else {
            return false
        }
        return (1900...2099).contains(year)
    }

    /// `abcd`, `9876`, `2468`: the same step between neighbours.
    private func sequence(at start: Int, least: Int) -> Int {
        guard start + 1 < text.count else { return 0 }
        let step = Int(text[start + 1].value) - Int(text[start].value)
        guard (1...2).contains(abs(step)) else { return 0 }
        var end = start + 1
        while end < text.count, Int(text[end].value) - Int(text[end - 1].value) == step { end += 1 }
        return end - start >= least ? end - start : 0
    }

    /// What stands earlier too, an overlap among it: `aaaa`, `abcabc`, `passwordpassword`.
    private func repetition(at start: Int, least: Int) -> Int {
        var longest = 0
        for earlier in 0..<start {
            var count = 0
            while start + count < text.count, text[earlier + count] == text[start + count] { count += 1 }
            longest = max(longest, count)
        }
        return longest >= least ? longest : 0
    }

    /// `qwerty`, `1qaz`, `azerty`: each key beside, above or below the one before.
    private func walk(at start: Int, least: Int) -> Int {
        let longest =
            Keyboard.all.map { keyboard in
                var end = start + 1
                while end < text.count, keyboard.areNeighbours(text[end - 1], text[end]) { end += 1 }
                return end - start
            }.max() ?? 0
        return longest >= least ? longest : 0
    }
}
