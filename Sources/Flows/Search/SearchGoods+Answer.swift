import Catalog
import Foundation
import Postgres
import Retrieval
import Search
import Telemetry
import Vocabulary

extension SearchGoods {
    /// One look: all words first; where the market has few such goods, also what has some of the words or means the like.
    func answer(_ question: Question) async throws -> SearchFinding {
        let wish = question.wish
        guard let filter = try await WishFilter(db: db).filter(of: wish, at: question.now) else {
            return SearchFinding()
        }
        let prices = wish.counts ? PriceBands.edges(wish.filter) : []
        var query = IndexQuery()
        (query.words, query.phrases, query.excluded) = (question.plan.words, question.phrases, question.excluded)
        query.filter = filter
        query.counts = WishFilter.counts(wish, prices: prices, at: question.now)
        query.order = wish.order.index
        query.most = Self.window
        if wish.order != .relevance || wish.offset + wish.limit > Self.window {
            query.most = min(SearchWish.deepest, wish.offset + wish.limit)
        }
        // The index and the model at once: neither needs the other.
        async let meant = meaning(of: question)
        let answer = try await question.index.search(query)
        let near = try await meant
        let list = try await list(question, query, answer, near)
        var finding = SearchFinding()
        finding.players = near == nil ? "words" : "words and meaning"
        finding.relaxed = [list.relaxed].compactMap(\.self)
        finding.total = list.total
        finding.products = list.ids.dropFirst(wish.offset).prefix(wish.limit).compactMap(ProductID.init(rawValue:))
        if wish.counts { finding.counts = list.counts.map { WishFilter.read($0, prices: prices) } }
        return finding
    }

    private struct List {
        let ids: [Int64]
        let total: Int
        let counts: IndexCounts?
        var relaxed: SearchFinding.Relaxation?

        init(_ hits: [IndexHit], of answer: IndexAnswer) {
            (ids, total, counts) = (hits.map(\.id), answer.matches, answer.counts)
        }
    }

    /// What is shown, in its order.
    ///
    /// Which half matches are worth showing is decided over all that could be chosen, and what is chosen is taken from
    /// those: so a count beside a choice is what choosing it shows.
    private func list(_ question: Question, _ query: IndexQuery, _ answer: IndexAnswer, _ near: Near?) async throws
        -> List
    {
        let order = question.wish.order
        // Somebody who asks for the cheapest wants the cheapest of what they asked for.
        if order != .relevance, answer.matches > 0 { return List(answer.hits, of: answer) }
        guard let whole = try await fewWhole(question, query, answer) else {
            return List(
                order == .relevance ? try await rank(question, answer.hits, [], near) : answer.hits, of: answer)
        }
        let (extras, near) = try await others(question, query.wide, known: Set(whole.map(\.id)), near)
        var ranked = try await rank(question, whole, extras, near)
        if order != .relevance { ranked.removeAll { hit in whole.contains { $0.id == hit.id } } }
        let found = try await question.index.fetch(ranked.map(\.id), query)
        var list = List(order.sorted(found.hits, question.wish.place), of: found)
        if answer.matches == 0, !list.ids.isEmpty {
            let byWords = Set(extras.filter { $0.weight > 0 }.map(\.id))
            list.relaxed = byWords.isDisjoint(with: list.ids) ? .meaning : .someWords
        }
        return list
    }

    /// All that has every word, whatever else was chosen; nil when that is enough for a list.
    private func fewWhole(_ question: Question, _ query: IndexQuery, _ answer: IndexAnswer) async throws -> [IndexHit]?
    {
        if question.plan.isEmpty { return nil }
        let isWide = query.filter == query.wide.filter && query.order == .weight
        let hits = isWide ? answer.hits : try await question.index.search(query.wide).hits
        return hits.count < Self.enough ? hits : nil
    }

    /// What the words mean; nil where nobody can say.
    func meaning(of question: Question) async throws -> Near? {
        guard let meaning, question.wish.hasMeaning, !question.words.isEmpty, question.wish.order == .relevance else {
            return nil
        }
        return try await missing {
            Near(query: try await meaning.query(question.words, question.plan), found: [])
        }
    }

    /// The same with what means the like.
    private func lookingAround(_ near: Near?, _ question: Question) async throws -> Near? {
        guard let meaning, let near else { return nil }
        return try await missing {
            let filter = question.wish.filter.wide
            return Near(
                query: near.query, found: try await meaning.nearest(to: near.query, filter, limit: Self.neighbours))
        }
    }

    /// Nil in place of what models and indexes elsewhere did not answer.
    private func missing(_ work: () async throws -> Near) async throws -> Near? {
        do { return try await work() } catch let fault as PostgresFault {
            throw fault
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // Words alone are an answer; what means the like is missed.
            log.warning("meaning did not answer", ["fault": .text("\(error)")])
            return nil
        }
    }

    struct Near: Sendable {
        let query: MeaningOfWords.Query
        let found: [(id: Int64, cosine: Float)]
    }

    /// Those with some of the words, and those that only meaning found; both are looked for at once.
    ///
    /// Only where they may be shown: among a million, neighbours take as long as the words do.
    func others(_ question: Question, _ wide: IndexQuery, known: Set<Int64>, _ near: Near?) async throws
        -> (hits: [IndexHit], near: Near?)
    {
        async let around = lookingAround(near, question)
        var query = wide
        query.match = .any
        var found: [IndexHit] = []
        if question.plan.words.count > 1 || known.isEmpty {
            found = try await question.index.search(query).hits.filter { !known.contains($0.id) }
        }
        let near = try await around
        let seen = known.union(found.map(\.id))
        let alike = (near?.found ?? []).map(\.id).filter { !seen.contains($0) }
        return (found + (try await question.index.fetch(alike, query).hits), near)
    }
}

extension IndexQuery {
    /// The best of its words, whatever is chosen of what is counted.
    var wide: IndexQuery {
        var wide = self
        wide.filter.choices.removeAll(where: \.isCounted)
        (wide.filter.amount, wide.filter.since, wide.filter.radius) = (nil, nil, nil)
        (wide.order, wide.counts, wide.most) = (.weight, nil, SearchGoods.window)
        return wide
    }
}

extension WallFilter {
    /// The same of a filter.
    var wide: WallFilter {
        var wide = WallFilter(seller: seller, car: car)
        wide.attributes = attributes.filter { if case .range = $0.wish { true } else { false } }
        return wide
    }
}
