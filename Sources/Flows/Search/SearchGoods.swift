import Catalog
import Foundation
import Postgres
import Retrieval
import Search
import Telemetry
import Vocabulary

/// Answers a search: words by the index, meaning by vectors, both put in one order, and never an empty page without a word.
package struct SearchGoods: Sendable {
    let db: Database
    let index: @Sendable () -> (any TextIndex)?
    let meaning: MeaningOfWords?
    let ranker: any Ranker
    let context: @Sendable () async throws -> ReadingContext
    let alternatives: @Sendable () async throws -> [String: [String]]
    /// How often products were chosen when a query showed them, 0…1, by id.
    let clicks: @Sendable (_ query: String) -> [Int64: Float]
    let log: Log

    /// Candidates whose order is weighed: those behind them keep the order of their words alone. With twice as many, lists
    /// that were measured stay as good (docs/search.md).
    static let window = 100
    /// With so many that have every word nobody looks for those that have some.
    static let enough = 60
    /// Of the candidates, at most so many that only meaning found.
    static let neighbours = 60
    /// A half match is shown when it scores at least so much of the best.
    static let worth: Float = 0.45

    package init(
        db: Database, index: @escaping @Sendable () -> (any TextIndex)?, meaning: MeaningOfWords?,
        ranker: any Ranker = HandSetRanker(), context: @escaping @Sendable () async throws -> ReadingContext,
        alternatives: @escaping @Sendable () async throws -> [String: [String]] = { [:] },
        clicks: @escaping @Sendable (String) -> [Int64: Float] = { _ in [:] }, log: Log
    ) {
        (self.db, self.index, self.meaning, self.ranker) = (db, index, meaning, ranker)
        (self.context, self.alternatives, self.clicks, self.log) = (context, alternatives, clicks, log)
    }

    /// - Returns: nil while there is no index; PostgreSQL answers then.
    /// - Throws: `PostgresFault`, `CancellationError`. A fault of the index is logged, and the answer is nil.
    package func callAsFunction(_ wish: SearchWish, at now: Date = Date()) async throws -> SearchFinding? {
        guard let index = index() else { return nil }
        do {
            return try await ask(index, wish, now)
        } catch let fault as IndexFault {
            // Who asked may have gone: then nothing is wrong with an index elsewhere.
            try Task.checkCancellation()
            log.error("the search index did not answer", ["fault": .text("\(fault)")])
            return nil
        }
    }

    private func ask(_ index: any TextIndex, _ typed: SearchWish, _ now: Date) async throws -> SearchFinding {
        let reading = typed.isRead ? QueryReading(typed.text, in: try await context()) : nil
        let understood = reading.map { typed.understanding($0) } ?? typed
        let planner = QueryPlanner(
            index, alternatives: try await alternatives(), spelled: reading?.spelled ?? [])
        let words = reading?.words ?? typed.text
        let plan = try await planner.plan(words)
        let question = Question(
            index: index, wish: understood, plan: plan, words: words, reading: reading, now: now,
            phrases: try await phrases(reading, index), excluded: excluded(reading, index))
        var finding = try await answer(question)
        var relaxed: [SearchFinding.Relaxation] = [], givenUp: [Understood.Kind] = []
        if !finding.relaxed.isEmpty, let (other, kinds) = try await keepingTheWords(question, typed, planner) {
            (relaxed, givenUp) = ([.understood], kinds)
            finding = try await answer(other)
        }
        if finding.total == 0, let (other, kinds) = try await givingUp(question, typed) {
            (relaxed, givenUp) = ([.understood], kinds)
            finding = try await answer(other)
        }
        if finding.total == 0, typed.isNarrowed {
            // As if nothing had been chosen beside the words, so that the page is the one of these words alone.
            var bare = try await ask(index, typed.withoutFilters, now)
            if bare.total > 0 { bare.relaxed.insert(.filters, at: 0) }
            return bare
        }
        if finding.total == 0 {
            relaxed = [.newest]
            finding = try await newest(index, typed)
        }
        finding.relaxed = relaxed + finding.relaxed
        if finding.relaxed.contains(.understood) { finding.givenUp = givenUp }
        finding.reading = reading
        finding.corrections = plan.corrections
        return finding
    }

    private func phrases(_ reading: QueryReading?, _ index: any TextIndex) async throws -> [[[String]]] {
        guard let reading else { return [] }
        return reading.phrases.map { phrase in
            index.analyser.ways(ofPhrase: phrase)
        }
    }

    private func excluded(_ reading: QueryReading?, _ index: any TextIndex) -> [String] {
        (reading?.excluded ?? []).flatMap { index.analyser.words(of: $0).flatMap { index.analyser.stems(of: $0.text) } }
    }

    private func newest(_ index: any TextIndex, _ wish: SearchWish) async throws -> SearchFinding {
        var query = IndexQuery()
        (query.order, query.most, query.first) = (.time, min(wish.limit, 36), 0)
        if let seller = wish.filter.seller { query.filter.choices = [.init(GoodsFacet.seller, [seller.pathText])] }
        var finding = SearchFinding()
        if wish.offset == 0 {
            finding.products = try await index.search(query).hits.compactMap { ProductID(rawValue: $0.id) }
        }
        return finding
    }
}

/// A wish on its way to the index.
struct Question: Sendable {
    let index: any TextIndex
    var wish: SearchWish
    var plan: QueryPlan
    /// What is left of what was typed when prices and the like are read out of it.
    var words: String
    let reading: QueryReading?
    let now: Date
    let phrases: [[[String]]]
    let excluded: [String]

    func asking(_ wish: SearchWish) -> Question {
        var other = self
        other.wish = wish
        return other
    }

    func looking(for words: String, _ plan: QueryPlan) -> Question {
        var other = self
        (other.words, other.plan) = (words, plan)
        return other
    }
}

extension SearchWish {
    /// What was read out of the words, where nothing was chosen by hand.
    func understanding(_ reading: QueryReading) -> SearchWish {
        var wish = self
        if wish.filter.priceFrom == nil, wish.filter.priceTo == nil {
            (wish.filter.priceFrom, wish.filter.priceTo) = (reading.priceFrom?.minor, reading.priceTo?.minor)
        }
        if wish.filter.condition == nil {
            wish.filter.condition = reading.condition.flatMap { Condition(rawValue: $0.rawValue) }
        }
        if wish.filter.car == nil, let vehicle = reading.vehicle.flatMap(VehicleID.init(rawValue:)) {
            wish.filter.car = .init(vehicle, year: reading.vehicleYear)
        }
        if wish.near == nil { wish.near = reading.place.map(Folding.folded) }
        if wish.order == .relevance, reading.isNearMe, wish.place != nil { wish.order = .nearest }
        if wish.order == .relevance, reading.wantsCheap { wish.order = .cheapest }
        return wish
    }

    var isNarrowed: Bool {
        var bare = WallFilter()
        bare.seller = filter.seller
        var own = filter
        (own.words, own.alternatives) = (nil, [:])
        return own != bare || newerThanDays != nil || near != nil || radius != nil || isAvailable
    }

    /// Of one seller's goods it stays among those.
    var withoutFilters: SearchWish {
        var wish = self
        wish.filter = WallFilter(seller: filter.seller)
        (wish.newerThanDays, wish.near, wish.radius, wish.isAvailable) = (nil, nil, nil, false)
        return wish
    }
}
