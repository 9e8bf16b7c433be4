/// Thai writes no blanks between words. Only phrases that mean something to a query are cut out of a run, the leftmost and
/// longest first; what stands between them stays as it is.
enum ThaiWords {
    static func split(
        _ run: Range<Int>, of scalars: [Unicode.Scalar], after last: Token?, in context: ReadingContext,
        by lexicon: Lexicon
    ) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start = run.lowerBound, at = start
        func close(_ words: inout [Range<Int>]) { if start < at { words.append(start..<at) } }
        // Units and currencies are too short to be looked for anywhere but right behind a number.
        if let last, last.hasDigit, last.range.upperBound == at, let end = longest(lexicon.thaiUnits, at, run, scalars)
        {
            words.append(at..<end)
            (start, at) = (end, end)
        }
        while at < run.upperBound {
            guard let end = longest(lexicon.thaiPhrases, at, run, scalars) else { at += 1; continue }
            close(&words)
            words.append(at..<end)
            (start, at) = (end, end)
            // A place is only one behind its preposition.
            if let place = longest(context.thaiPlaces, at, run, scalars) {
                words.append(at..<place)
                (start, at) = (place, place)
            }
        }
        close(&words)
        return words
    }

    private static func longest(
        _ keys: [Unicode.Scalar: [[Unicode.Scalar]]], _ at: Int, _ run: Range<Int>, _ scalars: [Unicode.Scalar]
    ) -> Int? {
        guard at < run.upperBound, let keys = keys[scalars[at]] else { return nil }
        for key in keys where at + key.count <= run.upperBound {
            let end = at + key.count
            let isWhole = end == run.upperBound || !scalars[end].followsThai
            if isWhole, scalars[at..<end].elementsEqual(key) { return end }
        }
        return nil
    }
}
