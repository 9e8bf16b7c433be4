// What makes a number a price.
extension PriceFinder {
    func hasCue(_ index: Int, next: Int) -> Bool {
        if let word = at(next)?.word, PriceWords.after.contains(word) { return true }
        if at(next)?.mark == "/", let word = at(next + 1)?.word,
            ["pc", "piece", "pcs", "kg", "each", "unit", "pair", "set", "dozen"].contains(word)
        {
            return true
        }
        if at(next)?.word == "a", at(next + 1)?.word == "piece" { return true }
        return isDirectlyCued(index)
    }

    /// A cue word at most two words before, in the same clause, with no other number between.
    func isDirectlyCued(_ index: Int) -> Bool {
        var place = index - 1
        var words = 0
        while let token = at(place), words < 3 {
            if token.mark == "@" { return true }
            if token.number != nil || token.kind == .notAPrice || ["\n", ";", "!", "?"].contains(token.mark) {
                return false
            }
            if let word = token.word {
                words += 1
                // "for 3 people", "at 5": the weak ones count only right before a number that looks like money.
                if ["for", "at", "à", "kwa", "only", "a"].contains(word) {
                    return words == 1 && (at(index)?.number?.digitCount ?? 0) >= 3
                }
                if isCue(word) { return true }
            }
            place -= 1
        }
        return false
    }
    func isCue(_ word: String) -> Bool {
        PriceWords.before.contains(word) || PriceWords.now.contains(word) || PriceWords.was.contains(word)
            || (isThai(word)
                && ["ราคา", "เพียง", "แค่", "เหลือ", "ขาย", "พิเศษ", "ปกติ", "จาก"].contains { word.hasSuffix($0) })
            || (isThai(word) && word.hasPrefix("ราคา"))
    }

    /// The number is a clause of its own and looks like an amount: the whole text, or `1 al 5. Y 25000`.
    func standsAlone(_ index: Int, _ number: PriceNumber, next: Int) -> Bool {
        let endsClause = isBoundary(next)
        var start = index - 1
        if let word = at(start)?.word, PriceWords.conjunctions.contains(word) { start -= 1 }
        guard isBoundary(start), endsClause else { return false }
        let isWholeText = index == 0 && next >= tokens.count - 1
        return isWholeText || number.digitCount >= 5 || (number.digitCount >= 4 && !number.isPlain)
    }
    func isBoundary(_ place: Int) -> Bool {
        guard let token = at(place) else { return true }
        guard let mark = token.mark else { return false }
        return [".", ",", ";", "\n", "|", "!", "(", ")", "*", "/", "=", ":", "~"].contains(mark)
            || mark.properties.isEmoji
    }

    func wasBefore(_ index: Int) -> Bool {
        nearby(before: index, 3, PriceWords.was)
    }
    /// One of `words` among the few before the number, none of them beyond another number.
    func nearby(before index: Int, _ count: Int, _ words: Set<String>) -> Bool {
        var place = index - 1
        var seen = 0
        while let token = at(place), seen < count {
            if token.number != nil { return false }
            if let word = token.word {
                if words.contains(word) || (isThai(word) && words.contains { isThai($0) && word.hasSuffix($0) }) {
                    return true
                }
                if currencyName(place) == nil { seen += 1 }
            }
            place -= 1
        }
        return false
    }
}
