import Vocabulary

extension QueryReader {
    mutating func add(_ condition: ConditionWish, _ taken: Range<Int>) {
        if !conditions.contains(condition) { conditions.append(condition) }
        reading.condition = conditions.count == 1 ? condition : nil
        note(.condition, live[taken])
    }

    /// `used for`, `used by`: nothing is said of its condition.
    func isVerb(before next: Int) -> Bool {
        next < live.count && ["for", "to", "by", "as", "with"].contains(tokens[live[next]].folded)
    }

    /// `new` is said of goods at either end of a query (`new iphone 13`, `iphone 13 new`), unless a name begins with it.
    /// Elsewhere, and in the brands that the market knows, it is part of one.
    func isNewGoods(_ at: Int, _ end: Int) -> Bool {
        if end == live.count { return true }
        return at == 0 && !Self.namesAfterNew.contains(tokens[live[end]].folded)
    }

    private static let namesAfterNew: Set<String> = [
        "age", "arrival", "arrivals", "balance", "born", "delhi", "edition", "era", "holland", "in", "jersey", "look",
        "orleans", "testament", "wave", "world", "year", "years", "york", "yorker", "zealand",
    ]

    /// `بتونس`: Arabic writes its `in` together with the place.
    mutating func placeInOneWord(_ at: Int) -> Int? {
        let name = tokens[live[at]].name
        guard name.unicodeScalars.first == "\u{628}" else { return nil }
        let rest = String(name.dropFirst())
        let firsts = rest.hasPrefix("\u{627}\u{644}") ? [rest, String(rest.dropFirst(2))] : [rest]
        guard let (place, end) = longest(at, from: firsts, in: context.places) else { return nil }
        reading.place = place
        note(.place, live[at..<end])
        return end
    }
}
