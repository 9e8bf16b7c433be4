import Boosting
import Foundation
import Postgres

/// A learned ranker as the market keeps it, without its trees.
package struct KeptRanker: Sendable, Equatable, SQLRow {
    /// The raw value stands in the table.
    package enum Origin: String, Sendable, SQLBindable {
        case clicks, file
    }

    /// NDCG@10 on queries that it did not learn from.
    package struct Measure: Sendable, Equatable {
        package let queries: Int
        package let learned, byHand: Double

        package init(queries: Int, learned: Double, byHand: Double) {
            (self.queries, self.learned, self.byHand) = (queries, learned, byHand)
        }
    }

    package let id: Int64
    package let origin: Origin
    package let madeAt: Date
    /// Queries that it learned from; nil where a file does not say.
    package let queries: Int?
    /// Nil where the log had too few queries to measure it by.
    package let measure: Measure?

    static let columns: SQL = "r.id, r.origin, r.made_at, r.queries, r.held, r.ndcg, r.ndcg_by_hand"
    /// Those that are kept; what orders is among them, however old.
    private static let mostKept = 20

    package init(row: inout RowReader) throws {
        id = try row.next()
        let said: String = try row.next()
        origin = Origin(rawValue: said) ?? .file
        madeAt = try row.next()
        queries = try row.next()
        let held: Int? = try row.next()
        let (learned, byHand): (Double?, Double?) = (try row.next(), try row.next())
        if let held, let learned, let byHand {
            measure = Measure(queries: held, learned: learned, byHand: byHand)
        } else {
            measure = nil
        }
    }

    /// `learned, 2026-11-21, NDCG 0.571 against 0.540`
    package var name: String {
        let day = madeAt.formatted(.iso8601.year().month().day())
        let measured = measure.map { "NDCG \(Self.shown($0.learned)) against \(Self.shown($0.byHand))" }
        return "learned, \(day), \(measured ?? "not measured")"
    }

    /// As figures of this kind are told everywhere: three decimals.
    package static func shown(_ ndcg: Double) -> String {
        ndcg.formatted(.number.precision(.fractionLength(3)).locale(posix))
    }
    private static let posix = Locale(identifier: "en_US_POSIX")

    /// Keeps one, and forgets the oldest.
    ///
    /// - Parameter refusal: why it is not taken into use.
    /// - Returns: its id.
    package static func keep(
        _ model: [UInt8], from origin: Origin, queries: Int?, _ measure: Measure?, refusal: String?, at now: Date,
        in tx: Transaction
    ) async throws -> Int64 {
        let id: Int64? = try await tx.value(
            """
            INSERT INTO search_rankers (origin, made_at, layout, model, queries, held, ndcg, ndcg_by_hand, refusal)
            VALUES (\(origin), \(now), \(RankingFeatures.layout), \(SQLValue.bytes(model)), \(queries), \(measure?.queries),
                \(measure?.learned), \(measure?.byHand), \(refusal)) RETURNING id
            """)
        try await tx.run(
            """
            DELETE FROM search_rankers WHERE id NOT IN (SELECT id FROM search_rankers ORDER BY made_at DESC, id DESC LIMIT \(literal: mostKept))
                AND NOT EXISTS (SELECT 1 FROM search_order o WHERE o.ranker = search_rankers.id)
            """)
        guard let id else { preconditionFailure("an INSERT returns its row") }
        return id
    }

    /// The newest that was good enough when it was made.
    package static func latestUsable(in db: some SQLSession) async throws -> KeptRanker? {
        try await db.rows(
            "SELECT \(sql: columns) FROM search_rankers r WHERE r.refusal IS NULL ORDER BY r.made_at DESC, r.id DESC LIMIT 1",
            as: KeptRanker.self
        ).first
    }

    /// - Returns: nil when it is gone.
    /// - Throws: `BoostingFault` for a model that is broken or over other features.
    package static func model(_ id: Int64, in db: some SQLSession) async throws -> (KeptRanker, LearnedRanker)? {
        guard
            let row = try await db.rows(
                "SELECT \(sql: columns), r.model FROM search_rankers r WHERE r.id = \(id)", as: ModelRow.self
            ).first
        else { return nil }
        return (row.ranker, try LearnedRanker(bytes: row.model, name: row.ranker.name))
    }

    private struct ModelRow: SQLRow {
        let ranker: KeptRanker
        let model: [UInt8]
        init(row: inout RowReader) throws {
            ranker = try KeptRanker(row: &row)
            model = try row.next()
        }
    }
}
