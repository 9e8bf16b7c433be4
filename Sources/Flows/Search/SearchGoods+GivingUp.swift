import Catalog
import Retrieval
import Search

extension SearchGoods {
    /// A search that some goods have all other words of, without a colour or a wish that was read out of them: who asks for a
    /// red basket under 500 wants a dearer basket rather than onions, which are red and cheap.
    ///
    /// - Returns: nil where nothing has them whatever is given up.
    func keepingTheWords(_ question: Question, _ typed: SearchWish, _ planner: QueryPlanner) async throws -> (
        question: Question, kinds: [Understood.Kind]
    )? {
        let colourless = try await withoutColour(question, planner)
        if let colourless, try await count(colourless) > 0 { return (colourless, [.colour]) }
        if let found = try await givingUp(question, typed), try await count(found.question) > 0 { return found }
        if let colourless, let found = try await givingUp(colourless, typed), try await count(found.question) > 0 {
            return (found.question, [.colour] + found.kinds)
        }
        return nil
    }

    /// The search without one of the wishes that were read out of its words: the one without which most goods have all of the
    /// words. Where none alone brings any, without all of them.
    ///
    /// As many searches of the index as there are wishes, four at most, and none for a single one.
    ///
    /// - Parameter typed: what was chosen beside the words, which stays.
    /// - Returns: the other question and what it does without; nil where nothing was wished.
    func givingUp(_ question: Question, _ typed: SearchWish) async throws -> (
        question: Question, kinds: [Understood.Kind]
    )? {
        let wishes = wishes(question.wish, typed)
        if wishes.count > 1 {
            var best: (count: Int, wish: (kind: Understood.Kind, wish: SearchWish))?
            for wish in wishes {
                let count = try await count(question.asking(wish.wish))
                if count > best?.count ?? 0 { best = (count, wish) }
            }
            if let wish = best?.wish { return (question.asking(wish.wish), [wish.kind]) }
        }
        return wishes.isEmpty ? nil : (question.asking(typed), wishes.map(\.kind))
    }

    /// The search without its colours: a colour is a word like others, but more easily done without.
    private func withoutColour(_ question: Question, _ planner: QueryPlanner) async throws -> Question? {
        guard let reading = question.reading, !reading.colours.isEmpty else { return nil }
        var left = reading
        while let colour = left.understood.first(where: { $0.kind == .colour }) {
            let shorter = QueryReading(left.without(colour), in: try await context())
            guard shorter.understood.count < left.understood.count else { return nil }
            left = shorter
        }
        guard !left.words.isEmpty else { return nil }
        return question.looking(for: left.words, try await planner.plan(left.words))
    }

    /// How many goods have all of it.
    private func count(_ question: Question) async throws -> Int {
        guard let filter = try await WishFilter(db: db).filter(of: question.wish, at: question.now) else { return 0 }
        var query = IndexQuery()
        (query.words, query.phrases, query.excluded) = (question.plan.words, question.phrases, question.excluded)
        (query.filter, query.most, query.counts) = (filter, 1, CountWish())
        return try await question.index.search(query).matches
    }

    /// What was read out of the words and leaves goods out, each with the search that lacks it alone.
    private func wishes(_ read: SearchWish, _ typed: SearchWish) -> [(kind: Understood.Kind, wish: SearchWish)] {
        var wishes: [(kind: Understood.Kind, wish: SearchWish)] = []
        func without(_ kind: Understood.Kind, _ isWished: Bool, _ change: (inout SearchWish) -> Void) {
            guard isWished else { return }
            var wish = read
            change(&wish)
            wishes.append((kind, wish))
        }
        let (own, given) = (read.filter, typed.filter)
        without(.price, own.priceFrom != given.priceFrom || own.priceTo != given.priceTo) {
            ($0.filter.priceFrom, $0.filter.priceTo) = (given.priceFrom, given.priceTo)
        }
        without(.place, read.near != typed.near) { $0.near = typed.near }
        without(.condition, own.condition != given.condition) { $0.filter.condition = given.condition }
        without(.vehicle, own.car != given.car) { $0.filter.car = given.car }
        return wishes
    }
}
