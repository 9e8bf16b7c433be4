/// A query in its parts: what stands in quotes, what is not wanted, and single words.
///
/// One pass; a quote looks ahead for its end within the query's two hundred characters.
struct QuerySplit {
    private(set) var phrases: [Part] = []
    private(set) var excluded: [Part] = []
    private(set) var tokens: [Token] = []

    /// Where it stands with its quotes or dash, and what is inside.
    struct Part: Equatable {
        let range: Range<Int>
        let text: String
    }

    private let query: QueryText
    private let context: ReadingContext
    private let lexicon: Lexicon

    init(_ query: QueryText, in context: ReadingContext, by lexicon: Lexicon) {
        (self.query, self.context, self.lexicon) = (query, context, lexicon)
        var at = 0
        let scalars = query.scalars
        while at < scalars.count {
            let scalar = scalars[at]
            if scalar.isBlank {
                at += 1
            } else if let end = quoteEnd(at) {
                keep(at..<end, inside: at + 1..<end - 1, in: \.phrases)
                at = end
            } else if let end = exclusionEnd(at) {
                keep(at..<end, inside: at + 1..<end, in: \.excluded)
                at = end
            } else if isQuote(at) {
                at += 1
            } else {
                var end = at + 1
                while end < scalars.count, !scalars[end].isBlank, !isQuote(end) { end += 1 }
                read(at..<end)
                at = end
            }
        }
    }

    private mutating func keep(_ range: Range<Int>, inside: Range<Int>, in parts: WritableKeyPath<QuerySplit, [Part]>) {
        guard let inner = trimmed(inside) else { return }
        self[keyPath: parts].append(Part(range: range, text: query.text(inner)))
    }

    private static let quotes: [Unicode.Scalar: Int] = ["\"": 0, "“": 0, "”": 0, "„": 0, "‟": 0, "«": 1, "»": 1]

    /// Not the sign of inches behind a number.
    private func isQuote(_ at: Int) -> Bool {
        let scalar = query.scalars[at]
        guard Self.quotes[scalar] != nil else { return false }
        return !(scalar == "\"" && at > 0 && query.scalars[at - 1].isNumber)
    }

    /// Behind the closing quote of the phrase that begins here.
    private func quoteEnd(_ at: Int) -> Int? {
        let scalars = query.scalars
        guard let kind = Self.quotes[scalars[at]], at == 0 || !scalars[at - 1].isLetterOrNumber else { return nil }
        return scalars[(at + 1)...].firstIndex { Self.quotes[$0] == kind }.map { $0 + 1 }
    }

    /// `-leather`, `-"brown leather"`; not the dash inside `04465-02220`, nor one alone or before a number.
    private func exclusionEnd(_ at: Int) -> Int? {
        let scalars = query.scalars
        guard scalars[at] == "-" || scalars[at] == "−", at == 0 || scalars[at - 1].isBlank, at + 1 < scalars.count
        else {
            return nil
        }
        if let end = quoteEnd(at + 1) { return end }
        guard scalars[at + 1].isLetter else { return nil }
        var end = at + 1
        while end < scalars.count, !scalars[end].isBlank, !isQuote(end) { end += 1 }
        return end
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int>? {
        let scalars = query.scalars
        guard let start = scalars[range].firstIndex(where: { $0.isLetterOrNumber || $0.isPicture }),
            let last = scalars[range].lastIndex(where: { $0.isLetterOrNumber || $0.isPicture || $0.isMark })
        else { return nil }
        return start..<max(start, last) + 1
    }

    /// A piece between blanks, taken apart where the script changes.
    private mutating func read(_ piece: Range<Int>) {
        for run in ScriptRuns.split(piece, of: query.scalars) {
            switch run.script {
            case .thai:
                for word in ThaiWords.split(run.range, of: query.scalars, after: tokens.last, in: context, by: lexicon)
                {
                    add(word)
                }
            case .comparison, .picture: add(run.range)
            case .arabic, .other: if let word = Edges.trimmed(run.range, of: query.scalars) { add(word) }
            }
        }
    }

    private mutating func add(_ range: Range<Int>) {
        let isGlued = tokens.last?.range.upperBound == range.lowerBound
        tokens.append(Token(range, of: query, isGlued: isGlued, in: lexicon))
    }
}
