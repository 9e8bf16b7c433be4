import Catalog
import Foundation
import Postgres
import Retrieval
import Search
import Telemetry
import Vocabulary

extension SearchGoods {
    /// One look: all words first; where they leave little, some of the words and what means the like.
    func answer(_ question: Question) async throws -> SearchFinding {
        guard let filter = try await WishFilter(db: db).filter(of: question.wish, at: question.now) else {
            return SearchFinding()
        }
        let wish = question.wish
        let prices = wish.counts ? PriceBands.edges(wish.filter) : []
        var query = IndexQuery()
        (query.words, query.phrases, query.excluded) = (question.plan.words, question.phrases, question.excluded)
        query.filter = filter
        query.counts = WishFilter.counts(wish, prices: prices, at: question.now)
        query.most = Self.window
        let isOrdered = wish.order != .relevance
        if isOrdered { query.order = wish.order.index }
        if isOrdered || wish.offset + wish.limit > Self.window { query.most = min(1_000, wish.offset + wish.limit) }

        // The index and the vectors at once: neither needs the other.
        async let alike = neighbours(question)
        var answer = try await question.index.search(query)
        let near = try await alike
        var extras = IndexAnswer()
        if answer.matches < Self.window, !question.plan.isEmpty {
            extras = try await others(question, query, known: Set(answer.hits.map(\.id)), near)
        }
        var finding = SearchFinding()
        finding.players = near == nil ? "words" : "words and meaning"
        let isRelaxed = answer.matches == 0
        let ranked = try await rank(question, answer.hits, extras.hits, near, isOrdered: isOrdered)
        let kept = Set(ranked.map(\.id)).subtracting(answer.hits.map(\.id))
        answer.matches += kept.count
        if isRelaxed, !kept.isEmpty {
            finding.relaxed = [extras.hits.contains { $0.weight > 0 } ? .someWords : .meaning]
        }
        finding.total = answer.matches
        finding.products = ranked.dropFirst(wish.offset).prefix(wish.limit).compactMap { ProductID(rawValue: $0.id) }
        if wish.counts, var counts = answer.counts {
            if !kept.isEmpty {
                query.words = []
                let more = try await question.index.fetch(Array(kept), query).counts
                if let more { counts.add(more) }
            }
            finding.counts = WishFilter.read(counts, prices: prices)
        }
        return finding
    }

    /// What means the like; nil where nobody can say.
    private func neighbours(_ question: Question) async throws -> Near? {
        guard let meaning, !question.words.isEmpty, question.wish.order == .relevance else { return nil }
        do {
            let query = try await meaning.query(question.words)
            let found = try await meaning.nearest(to: query, question.wish.filter, limit: Self.neighbours)
            return Near(query: query, found: found)
        } catch let fault as PostgresFault {
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

    /// Those with some of the words, and those that only meaning found.
    private func others(_ question: Question, _ query: IndexQuery, known: Set<Int64>, _ near: Near?) async throws
        -> IndexAnswer
    {
        var query = query
        (query.match, query.counts, query.order, query.most) = (.any, nil, .weight, Self.window)
        var found = IndexAnswer()
        if question.plan.words.count > 1 || known.isEmpty {
            found.hits = try await question.index.search(query).hits.filter { !known.contains($0.id) }
        }
        let seen = known.union(found.hits.map(\.id))
        let alike = (near?.found ?? []).map(\.id).filter { !seen.contains($0) }
        query.words = []
        found.hits += try await question.index.fetch(alike, query).hits
        return found
    }

    /// Everything in one order; what is not worth showing is left out.
    private func rank(
        _ question: Question, _ whole: [IndexHit], _ half: [IndexHit], _ near: Near?, isOrdered: Bool
    ) async throws -> [IndexHit] {
        // Somebody who asks for the cheapest wants the cheapest of what they asked for.
        if isOrdered {
            return whole.isEmpty
                ? question.wish.order.sorted(half.filter { $0.weight > 0 }, question.wish.place) : whole
        }
        let window = Array(whole.prefix(Self.window)) + half
        var cosines = Dictionary(
            (near?.found ?? []).map { ($0.id, $0.cosine) }, uniquingKeysWith: { first, _ in first })
        if let near, let meaning {
            let missing = window.map(\.id).filter { cosines[$0] == nil }
            cosines.merge(try await meaning.cosines(of: missing, with: near.query)) { first, _ in first }
        }
        let chosen = clicks(question.words)
        let candidates = window.map { Candidate($0, meaning: cosines[$0.id], clicks: chosen[$0.id] ?? 0) }
        let features = QueryMarks(question.plan).features(of: candidates, at: Int64(question.now.timeIntervalSince1970))
        let scores = ranker.scores(features)
        let floor = (scores.max() ?? 0) * Self.worth
        let wholes = min(whole.count, Self.window)
        let ranked = scores.indices.filter { $0 < wholes || scores[$0] >= floor }.sorted {
            scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1
        }
        return ranked.map { window[$0] } + whole.dropFirst(Self.window)
    }
}

extension SearchWish.Order {
    var index: IndexQuery.Order {
        switch self {
        case .relevance: .weight
        case .newest: .time
        case .cheapest: .amount
        case .dearest: .amountDown
        case .nearest: .distance
        }
    }

    /// A handful that the index did not order.
    func sorted(_ hits: [IndexHit], _ place: MapPoint?) -> [IndexHit] {
        switch self {
        case .relevance: hits
        case .newest: hits.sorted { $0.time > $1.time }
        case .cheapest: hits.sorted { $0.amount ?? .max < $1.amount ?? .max }
        case .dearest: hits.sorted { $0.amount ?? .min > $1.amount ?? .min }
        case .nearest:
            hits.sorted { one, other in
                func away(_ hit: IndexHit) -> Double {
                    guard let place, let at = hit.place else { return .infinity }
                    return pow(Double(at.latitude) - place.latitude, 2) + pow(Double(at.longitude) - place.longitude, 2)
                }
                return away(one) < away(other)
            }
        }
    }
}

extension IndexCounts {
    mutating func add(_ more: IndexCounts) {
        facets.merge(more.facets, uniquingKeysWith: +)
        func sum(_ a: [Int], _ b: [Int]) -> [Int] { a.count == b.count ? zip(a, b).map(+) : a }
        (amounts, times) = (sum(amounts, more.amounts), sum(times, more.times))
        distances = sum(distances, more.distances)
    }
}

/// Bounds between which prices are counted, in minor units.
enum PriceBands {
    /// Round numbers, each some times the one before, from one to a million units of a currency of two decimals; those that
    /// nothing lies between come out as empty bands, which pages leave out.
    static func edges(_ filter: WallFilter) -> [Int64] {
        var edges: [Int64] = []
        var power: Int64 = 100
        while power <= 1_000_000_000 {
            edges += [power, power * 2, power * 5]
            power *= 10
        }
        return edges
    }
}
