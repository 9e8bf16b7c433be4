import Vocabulary

/// Reads the words of one query. What is understood leaves them, and what is left is read again until nothing more is: so
/// reading the rest of a query finds nothing that the first reading did not.
struct QueryReader {
    let query: QueryText
    let context: ReadingContext
    let split: QuerySplit
    var tokens: [Token] { split.tokens }
    /// The words that are left, as places in `tokens`.
    var live: [Int]
    /// By place among the live: part of a name, whatever else its words mean.
    var named: [Bool] = []
    var conditions: [ConditionWish] = []
    var vehicleTokens: [Int] = []
    var reading = QueryReading()

    init(_ query: QueryText, in context: ReadingContext) {
        self.query = query
        self.context = context
        split = QuerySplit(query, in: context, by: .all)
        live = Array(split.tokens.indices)
        reading.language = LanguageGuess.language(of: split.tokens)
    }

    consuming func read() -> QueryReading {
        readParts()
        repeat { settle() } while takeVehicle()
        if live.isEmpty, reading.phrases.isEmpty { live = vehicleTokens.sorted() }
        findNames()
        reading.words = words()
        readFacts()
        reading.understood.sort { $0.spans[0].lowerBound < $1.spans[0].lowerBound }
        reading.text = query.text
        return reading
    }

    private mutating func readParts() {
        for part in split.phrases {
            if !reading.phrases.contains(part.text) { reading.phrases.append(part.text) }
            note(.phrase, part.range)
            if let number = PartNumbers.whole(part.text) { reading.add(number: number) }
        }
        for part in split.excluded {
            if !reading.excluded.contains(part.text) { reading.excluded.append(part.text) }
            note(.excluded, part.range)
        }
    }

    /// Takes out wishes until a look over all words finds none; then the signs that no price has used.
    private mutating func settle() {
        while true {
            findNames()
            var taken = Set<Int>()
            var at = 0
            while at < live.count {
                guard let end = takeWish(at) else { at += 1; continue }
                taken.formUnion(live[at..<end])
                at = end
            }
            if taken.isEmpty { taken = Set(live.filter { !tokens[$0].isWord }) }
            if taken.isEmpty { return }
            live.removeAll { taken.contains($0) }
        }
    }

    private mutating func findNames() {
        named = Array(repeating: false, count: live.count)
        for at in live.indices {
            let vehicle = longest(at, in: context.vehicles)?.end ?? at
            let brand = longest(at, in: context.brands)?.end ?? at
            for place in at..<max(vehicle, brand) { named[place] = true }
        }
    }

    /// - Returns: behind the words of the wish that begins here.
    private mutating func takeWish(_ at: Int) -> Int? {
        if let (wish, end) = priceWish(at) {
            if let from = wish.from { reading.priceFrom = from }
            if let to = wish.to { reading.priceTo = to }
            note(.price, live[at..<end])
            return end
        }
        guard !named[at] else { return nil }
        for phrase in tokens[live[at]].phrases {
            guard let end = match(phrase, at) else { continue }
            switch phrase.meaning {
            case .nearMe:
                reading.isNearMe = true
                note(.nearMe, live[at..<end])
                return end
            case .place:
                guard let (place, last) = longest(end, in: context.places) else { continue }
                reading.place = place
                note(.place, live[at..<last])
                return last
            case .cheap:
                reading.wantsCheap = true
                note(.cheap, live[at..<end])
                return end
            case .condition(let condition):
                if condition == .used, isVerb(before: end) { continue }
                add(condition, at..<end)
                return end
            case .newAtAnEnd:
                guard isNewGoods(at, end) else { continue }
                add(.new, at..<end)
                return end
            default: continue
            }
        }
        return placeInOneWord(at)
    }

    /// What is left, as it was typed: words of a run that belonged together still do.
    private func words() -> String {
        var text = ""
        for (place, index) in live.enumerated() {
            let follows = place > 0 && live[place - 1] == index - 1 && tokens[index].isGlued
            if place > 0, !follows { text += " " }
            text += tokens[index].text
        }
        return text
    }
}

extension QueryReader {
    /// Behind the phrase, when its words stand here.
    func match(_ phrase: Phrase, _ at: Int) -> Int? {
        let end = at + phrase.words.count
        guard end <= live.count, !phrase.isLocal || context.languages.contains(phrase.language) else { return nil }
        for (place, word) in phrase.words.enumerated().dropFirst() where tokens[live[at + place]].folded != word {
            return nil
        }
        if phrase.isAlone, isInRun(at) || (end < live.count && isInRun(end)) { return nil }
        return end
    }

    /// Whether it still hangs together with the Thai word before.
    private func isInRun(_ at: Int) -> Bool {
        guard at > 0, tokens[live[at]].isGlued, live[at - 1] == live[at] - 1 else { return false }
        return !tokens[live[at - 1]].hasDigit && !tokens[live[at]].hasDigit
    }

    /// The longest name that begins here.
    func longest<Value>(_ at: Int, in names: Names<Value>) -> (value: Value, end: Int)? {
        at < live.count ? longest(at, from: tokens[live[at]].names, in: names) : nil
    }

    /// - Parameter firsts: ways to read the first word, the plainest first.
    func longest<Value>(_ at: Int, from firsts: [String], in names: Names<Value>) -> (value: Value, end: Int)? {
        for first in firsts {
            let most = min(names.most(from: first), live.count - at)
            guard most > 0 else { continue }
            var keys = [first]
            while keys.count < most { keys.append(keys[keys.count - 1] + " " + tokens[live[at + keys.count]].name) }
            for place in keys.indices.reversed() {
                if let value = names[keys[place]] { return (value, at + place + 1) }
            }
        }
        return nil
    }

    mutating func note(_ kind: Understood.Kind, _ taken: some Collection<Int>) {
        var spans: [Range<Int>] = []
        var last: Int?
        for index in taken {
            let range = tokens[index].range
            if let last, index == last + 1, isLoose(between: spans[spans.count - 1].upperBound, range.lowerBound) {
                spans[spans.count - 1] = spans[spans.count - 1].lowerBound..<range.upperBound
            } else {
                spans.append(range)
            }
            last = index
        }
        if !spans.isEmpty { note(kind, spans) }
    }

    /// Blanks and punctuation only, nothing in quotes and nothing that is not wanted.
    private func isLoose(between end: Int, _ start: Int) -> Bool {
        !query.scalars[end..<start].contains { $0.isLetterOrNumber || $0.isPicture }
    }

    mutating func note(_ kind: Understood.Kind, _ range: Range<Int>) { note(kind, [range]) }

    private mutating func note(_ kind: Understood.Kind, _ spans: [Range<Int>]) {
        let said = spans.map { query.text($0) }.joined(separator: " ")
        reading.understood.append(Understood(kind: kind, said: said, spans: spans))
    }
}
