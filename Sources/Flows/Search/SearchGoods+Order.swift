import Catalog
import Foundation
import Postgres
import Retrieval
import Search
import Telemetry
import Vocabulary

extension SearchGoods {
    /// Everything in one order; half matches that are not worth showing are left out.
    func rank(_ question: Question, _ whole: [IndexHit], _ half: [IndexHit], _ near: Near?) async throws
        -> [IndexHit]
    {
        let window = Array(whole.prefix(Self.window)) + half
        let scores = ranker.scores(try await features(question, window, near, clicks(question.words)))
        let floor = (scores.max() ?? 0) * Self.worth
        let wholes = min(whole.count, Self.window)
        let ranked = scores.indices.filter { $0 < wholes || scores[$0] >= floor }.sorted {
            scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1
        }
        return ranked.map { window[$0] } + whole.dropFirst(Self.window)
    }

    private func features(_ question: Question, _ window: [IndexHit], _ near: Near?, _ chosen: [Int64: Float])
        async throws -> [RankingFeatures]
    {
        var cosines = Dictionary(
            (near?.found ?? []).map { ($0.id, $0.cosine) }, uniquingKeysWith: { first, _ in first })
        if let near, let meaning {
            let missing = window.map(\.id).filter { cosines[$0] == nil }
            cosines.merge(try await meaning.cosines(of: missing, with: near.query)) { first, _ in first }
        }
        let candidates = window.map { Candidate($0, meaning: cosines[$0.id], clicks: chosen[$0.id] ?? 0) }
        return QueryMarks(question.plan).features(of: candidates, at: Int64(question.now.timeIntervalSince1970))
    }

    /// What a ranker is told of everything that these words bring, by product: a lesson is learned from it.
    ///
    /// - Parameters:
    ///   - words: without what is read out of them.
    ///   - known: how often products were chosen, as far as the ranker is to know.
    /// - Throws: `PostgresFault`, `IndexFault`.
    package func features(of words: String, knowing known: [Int64: Float], at now: Date = Date()) async throws
        -> [Int64: RankingFeatures]
    {
        guard let index = index() else { throw IndexFault.absent }
        let reading = QueryReading(words, in: try await context())
        let planner = QueryPlanner(index, alternatives: try await alternatives(), spelled: reading.spelled)
        let plan = try await planner.plan(words)
        let question = Question(
            index: index, wish: SearchWish(words), plan: plan, words: words, reading: nil, now: now, phrases: [],
            excluded: [])
        var query = IndexQuery()
        (query.words, query.most) = (plan.words, Self.window)
        async let meant = meaning(of: question)
        let answer = plan.isEmpty ? nil : try await index.search(query)
        let whole = answer?.hits ?? []
        var (half, near): ([IndexHit], Near?) = ([], try await meant)
        if whole.count < Self.window {
            (half, near) = try await others(question, query, known: Set(whole.map(\.id)), near)
        }
        let window = whole + half
        let found = try await features(question, window, near, known)
        return Dictionary(zip(window.map(\.id), found), uniquingKeysWith: { first, _ in first })
    }
}
