import Audit
import Foundation
import Lanes
import Postgres
import Search

/// Learns an order from what readers chose of what searches showed them, and lets it order when it is better than the weights
/// set by hand on queries that it did not learn from.
package struct LearnRanker: Sendable {
    private let db: Database
    private let search: SearchGoods
    private let lending: (any SearchLending)?
    private let course: RankingCourse
    private let now: @Sendable () -> Date
    /// Learning takes seconds, which no lane of others has to spare.
    private let bench = Workbench(name: "soko-lesson", threads: 1)

    package typealias Progress = @Sendable (_ done: Int, _ of: Int) async throws -> Void

    /// - Parameters:
    ///   - search: over an index, which is asked again for what each candidate looked like.
    ///   - lending: who has that index, where it is opened for the time of the lesson; nil where it is open anyway.
    package init(
        db: Database, search: SearchGoods, lending: (any SearchLending)? = nil, course: RankingCourse = RankingCourse(),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        (self.db, self.search, self.lending) = (db, search, lending)
        (self.course, self.now) = (course, now)
    }

    /// - Parameters:
    ///   - actor: who may also end that somebody holds the weights set by hand: whoever asks for a lesson, but no schedule.
    ///   - progress: queries that were asked again.
    /// - Throws: `PostgresFault`, `IndexFault`, `BoostingFault`, `CancellationError`; then nothing has changed.
    package func callAsFunction(
        by actor: AuditActor = .system("learn-ranker"), progress: Progress = { _, _ in }
    ) async throws -> RankingLesson {
        let graded = try await graded(progress)
        let (held, own) = (graded.filter(\.isHeldOut), graded.filter { !$0.isHeldOut })
        guard graded.count >= course.fewestQueries, !held.isEmpty else {
            return try await note(.tooFewQueries, graded.count)
        }
        let ranker = try await bench.run { try LearnedRanker(learning: own.flatMap(\.lessons)) }
        guard let result = HeldOut(held, ranker) else { return try await note(.tooFewQueries, graded.count) }
        return try await keep(
            Candidate(
                model: try ranker.bytes(), origin: .clicks, queries: own.count, result: result, all: graded.count,
                held: held), by: actor)
    }

    /// Takes an order that `soko evaluate search` kept. The log has its say where it has enough queries.
    ///
    /// - Throws: `BoostingFault` for what is none, or one over other features; then nothing has changed.
    package func take(
        _ model: [UInt8], by actor: AuditActor = .operatorAtTerminal, progress: Progress = { _, _ in }
    ) async throws -> RankingLesson {
        let ranker = try LearnedRanker(bytes: model)
        let graded = try await graded(progress)
        // It learned from none of them, so all of them may judge it.
        let result = graded.count >= course.fewestQueries ? HeldOut(graded, ranker) : nil
        return try await keep(
            Candidate(model: model, origin: .file, queries: nil, result: result, all: graded.count, held: graded),
            by: actor)
    }

    private func graded(_ progress: Progress) async throws -> [GradedQuery] {
        guard let lending else { return try await asked(progress) }
        return try await lending.lend { try await asked(progress) }
    }

    /// What the log teaches, with features as of now.
    private func asked(_ progress: Progress) async throws -> [GradedQuery] {
        let model = ClickModel(showings: try await SearchLearning.showings(at: now(), in: db))
        let lessons = try await ClickLesson.read(model, course.bounds, at: now(), in: db)
        var graded: [GradedQuery] = []
        for (at, lesson) in lessons.enumerated() {
            try Task.checkCancellation()
            let known = Dictionary(
                lesson.goods.map { ($0.product, $0.known) }, uniquingKeysWith: { first, _ in first })
            let features = try await search.features(of: lesson.words, knowing: known, at: now())
            // What is not on the shelf any more cannot be put in order.
            let goods = lesson.goods.filter { features[$0.product] != nil }
            if Set(goods.map(\.gain)).count > 1 {
                graded.append(
                    GradedQuery(
                        words: lesson.words, products: goods.map(\.product),
                        features: goods.compactMap { features[$0.product] }, gains: goods.map(\.gain)))
            }
            try await progress(at + 1, lessons.count)
        }
        return graded
    }

    private struct Candidate {
        let model: [UInt8]
        let origin: KeptRanker.Origin
        let queries: Int?
        let result: HeldOut?
        let all: Int
        /// What it is measured on.
        let held: [GradedQuery]
    }

    /// Keeps it in any case, and chooses in the same transaction.
    private func keep(_ candidate: Candidate, by actor: AuditActor) async throws -> RankingLesson {
        let at = now()
        return try await db.transaction { tx in
            let standing = try await SearchOrder.locked(in: tx)
            let outcome = try await outcome(candidate, standing, by: actor, in: tx)
            let measure = candidate.result?.measure
            let id = try await KeptRanker.keep(
                candidate.model, from: candidate.origin, queries: candidate.queries, measure,
                // One that is only held back may be let order later.
                refusal: outcome == .used || outcome == .held ? nil : outcome.rawValue, at: at, in: tx)
            try await SearchOrder.note(outcome, queries: candidate.all, at: at, in: tx)
            var ranker = standing.ranker
            if outcome == .used {
                ranker = id
                try await SearchOrder.choose(id, isHeld: false, at: at, in: tx)
                try await AuditLog.record(
                    .rankerChosen, by: actor, on: "search-order", [("ranker", String(id))], in: tx)
            }
            return RankingLesson(outcome: outcome, queries: candidate.all, measure: measure, ranker: ranker)
        }
    }

    private func outcome(
        _ candidate: Candidate, _ standing: (ranker: Int64?, isHeld: Bool), by actor: AuditActor, in tx: Transaction
    ) async throws -> LessonOutcome {
        if let result = candidate.result {
            guard result.isBetter(course) else { return .noBetter }
            if let current = try await ranker(standing.ranker, in: tx),
                let other = HeldOut(candidate.held, current), other.measure.learned > result.measure.learned
            {
                return .currentIsBetter
            }
        }
        if standing.isHeld, case .system = actor { return .held }
        return .used
    }

    /// The one in use; nil as well when it cannot be used any more.
    private func ranker(_ id: Int64?, in tx: Transaction) async throws -> LearnedRanker? {
        guard let id else { return nil }
        // Broken, or over features of yesterday: anything is better.
        return try? await KeptRanker.model(id, in: tx)?.1
    }

    private func note(_ outcome: LessonOutcome, _ queries: Int) async throws -> RankingLesson {
        try await db.transaction { tx in
            let standing = try await SearchOrder.locked(in: tx)
            try await SearchOrder.note(outcome, queries: queries, at: now(), in: tx)
            return RankingLesson(outcome: outcome, queries: queries, measure: nil, ranker: standing.ranker)
        }
    }
}
