import Retrieval
import Vocabulary

extension QueryReader {
    /// What stays among the words: each of them is one fact at most, but a colour besides.
    mutating func readFacts() {
        var at = 0
        while at < live.count {
            if let (size, end) = tyre(at) {
                if !reading.tyres.contains(size) { reading.tyres.append(size) }
                note(.tyre, live[at..<end])
                spell(live[at..<end], size.spellings)
                at = end
            } else if let (measure, end) = measure(at) {
                if !reading.measures.contains(measure) { reading.measures.append(measure) }
                note(.measure, live[at..<end])
                spell(live[at..<end], measure.spellings)
                at = end
            } else if currency(at + 1) == nil, let years = years(live[at]) {
                for year in years where !reading.years.contains(year) { reading.years.append(year) }
                note(.year, [live[at]])
                at += 1
            } else if let (number, end) = partNumber(at) {
                reading.add(number: number)
                note(.number, live[at..<end])
                at = end
            } else {
                at += 1
            }
        }
        readColours()
    }

    private mutating func spell(_ taken: ArraySlice<Int>, _ others: [String]) {
        reading.spelled.append(Spelled(taken.map { tokens[$0].text }.joined(separator: " "), others))
    }

    /// `2015`, `2012-2015`, `2558` behind the Thai word for year.
    private func years(_ index: Int) -> [Int]? {
        let token = tokens[index]
        guard token.hasDigit else { return nil }
        let next = context.year + 1
        if let year = token.year(until: next) { return [year] }
        if index > 0, tokens[index - 1].folded == "ปี", let year = Int(token.folded), (2493...next + 543).contains(year)
        {
            return [year - 543]
        }
        let ends = token.folded.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.utf8.count == 4 }) else { return nil }
        let years = ends.compactMap { Int($0) }.filter { (1950...next).contains($0) }
        return years.count == 2 ? years : nil
    }

    private mutating func readColours() {
        var at = 0
        while at < live.count {
            guard !named[at], let (colour, end) = colour(at) else { at += 1; continue }
            if !reading.colours.contains(colour) { reading.colours.append(colour) }
            note(.colour, live[at..<end])
            spell(live[at..<end], colour.words)
            at = end
        }
    }

    private func colour(_ at: Int) -> (Colour, end: Int)? {
        for phrase in tokens[live[at]].phrases {
            if case .colour(let colour) = phrase.meaning, let end = match(phrase, at) { return (colour, end) }
        }
        return nil
    }

    private func tyre(_ at: Int) -> (TyreSize, end: Int)? {
        guard tokens[live[at]].hasDigit else { return nil }
        var text = ""
        for end in at + 1...min(at + 4, live.count) where end <= live.count {
            text += (text.isEmpty ? "" : " ") + tokens[live[end - 1]].folded
            if let size = TyreSize(text) { return (size, end) }
        }
        return nil
    }

    func measure(_ at: Int) -> (Measure, end: Int)? {
        let token = tokens[live[at]]
        guard token.hasDigit else { return nil }
        let next = at + 1 < live.count ? tokens[live[at + 1]].folded : nil
        if let grade = Measure(oil: token.folded) { return (grade, at + 1) }
        if let next, next.utf8.count == 2, let grade = Measure(oil: token.folded + "-" + next) {
            return (grade, at + 2)
        }
        if let measure = Measure(word: token.folded, in: context.languages) { return (measure, at + 1) }
        guard let next, let measure = Measure(number: token.folded, unit: next, in: context.languages) else {
            return nil
        }
        return (measure, at + 2)
    }
}
