import Foundation
import Postgres

/// What came of a lesson. The raw value stands in the table.
package enum LessonOutcome: String, Sendable, Equatable, CaseIterable, SQLBindable {
    case used
    case tooFewQueries = "too-few-queries"
    /// Not better than the weights set by hand, by as much as is asked.
    case noBetter = "no-better"
    /// The one in use is better still.
    case currentIsBetter = "current-is-better"
    /// Somebody wants the weights set by hand.
    case held
}

/// Which ranker the market has chosen, and what came of the last lesson.
package struct SearchOrder: Sendable, Equatable {
    /// Nil: the weights set by hand.
    package let ranker: KeptRanker?
    /// Whether somebody wants those, whatever is learned.
    package let isHeld: Bool
    package let chosenAt: Date
    package let lesson: Lesson?

    package struct Lesson: Sendable, Equatable {
        package let at: Date
        package let outcome: LessonOutcome
        package let queries: Int
    }

    package static func current(in db: some SQLSession) async throws -> SearchOrder {
        let row = try await db.rows(
            "SELECT ranker, is_held, chosen_at, learned_at, outcome, queries FROM search_order", as: OrderRow.self
        ).first
        guard let row else { preconditionFailure("the migration writes the row") }
        let ranker = try await db.rows(
            "SELECT \(sql: KeptRanker.columns) FROM search_rankers r JOIN search_order o ON o.ranker = r.id",
            as: KeptRanker.self
        ).first
        return SearchOrder(ranker: ranker, isHeld: row.isHeld, chosenAt: row.chosenAt, lesson: row.lesson)
    }

    /// What serving processes ask every few seconds.
    package static func chosen(in db: some SQLSession) async throws -> Int64? {
        let ids: [Int64] = try await db.values("SELECT ranker FROM search_order WHERE ranker IS NOT NULL")
        return ids.first
    }

    /// Under this lock nobody else chooses.
    ///
    /// - Returns: what orders, and whether the weights set by hand are held.
    package static func locked(in tx: Transaction) async throws -> (ranker: Int64?, isHeld: Bool) {
        let row = try await tx.rows(
            "SELECT ranker, is_held, chosen_at, learned_at, outcome, queries FROM search_order FOR UPDATE",
            as: OrderRow.self
        ).first
        return (row?.ranker, row?.isHeld ?? false)
    }

    /// - Parameter ranker: nil for the weights set by hand.
    package static func choose(_ ranker: Int64?, isHeld: Bool, at now: Date, in tx: Transaction) async throws {
        try await tx.run("UPDATE search_order SET ranker = \(ranker), is_held = \(isHeld), chosen_at = \(now)")
    }

    package static func note(_ outcome: LessonOutcome, queries: Int, at now: Date, in tx: Transaction) async throws {
        try await tx.run(
            "UPDATE search_order SET learned_at = \(now), outcome = \(outcome), queries = \(queries)")
    }

    private struct OrderRow: SQLRow {
        let ranker: Int64?
        let isHeld: Bool
        let chosenAt: Date
        let lesson: Lesson?

        init(row: inout RowReader) throws {
            ranker = try row.next()
            isHeld = try row.next()
            chosenAt = try row.next()
            let at: Date? = try row.next()
            let outcome: String? = try row.next()
            let queries: Int? = try row.next()
            if let at, let outcome = outcome.flatMap(LessonOutcome.init(rawValue:)), let queries {
                lesson = Lesson(at: at, outcome: outcome, queries: queries)
            } else {
                lesson = nil
            }
        }
    }
}
