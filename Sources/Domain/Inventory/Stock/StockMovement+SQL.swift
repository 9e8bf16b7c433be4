import Foundation
import Postgres
import Vocabulary

extension StockMovement {
    /// Writes movements down; the levels follow by themselves. All or none: within a transaction that has other things
    /// to undo, use a savepoint.
    ///
    /// Who moves them is what the transaction says (`soko.actor`).
    /// - Throws: `StockRefusal`.
    package static func record(_ wishes: [MovementWish], in tx: Transaction) async throws {
        if wishes.isEmpty { return }
        for wish in wishes { try wish.check() }
        // In the order of the key, like every other who touches several shelves.
        let sorted = wishes.sorted {
            ($0.variant.rawValue, $0.location.rawValue) < ($1.variant.rawValue, $1.location.rawValue)
        }
        try await StockRefusal.saying {
            try await tx.run(
                """
                INSERT INTO stock_movements (variant_id, location_id, kind, quantity, unit_cost_minor, unit_price_minor,
                    currency, reference, note)
                SELECT variant, location, kind, quantity, nullif(cost, -1), nullif(price, -1), nullif(currency, ''), reference, note
                FROM unnest(\(sorted.map(\.variant))::bigint[], \(sorted.map(\.location))::bigint[],
                    \(sorted.map(\.kind))::text[], \(sorted.map(\.quantity))::int[],
                    \(sorted.map { $0.unitCostMinor ?? -1 })::bigint[], \(sorted.map { $0.unitPriceMinor ?? -1 })::bigint[],
                    \(sorted.map { $0.currency ?? "" })::text[], \(sorted.map(\.reference))::text[], \(sorted.map(\.note))::text[])
                    AS wished (variant, location, kind, quantity, cost, price, currency, reference, note)
                """)
        }
    }

    /// One variant's ledger, the latest first.
    ///
    /// - Parameters:
    ///   - location: of one place only.
    ///   - place: older than this movement; nil: from the latest.
    ///   - limit: 1 to 200.
    package static func of(
        _ variant: VariantID, at location: LocationID? = nil, olderThan place: Int64? = nil, limit: Int,
        in db: some SQLSession
    ) async throws -> [StockMovement] {
        try await db.rows(
            """
            SELECT m.id, m.location_id, o.name, m.kind, m.quantity, m.balance, m.unit_cost_minor, m.unit_price_minor, m.currency,
                m.reference, m.note, m.actor, m.at
            FROM (SELECT id, location_id, kind, quantity, unit_cost_minor, unit_price_minor, currency, reference, note, actor, at,
                    sum(quantity) OVER (PARTITION BY location_id ORDER BY id)::int AS balance
                FROM stock_movements WHERE variant_id = \(variant)) m
            JOIN locations o ON o.id = m.location_id
            WHERE (\(location)::bigint IS NULL OR m.location_id = \(location)) AND (\(place)::bigint IS NULL OR m.id < \(place))
            ORDER BY m.id DESC LIMIT \(literal: limit)
            """)
    }

    /// How many lay in all places after each movement of a variant, oldest first; at most the latest `limit`.
    package static func course(of variant: VariantID, limit: Int, in db: some SQLSession) async throws -> [StockPoint] {
        try await db.rows(
            """
            SELECT at, balance FROM (SELECT id, at, sum(quantity) OVER (ORDER BY id)::int AS balance
                FROM stock_movements WHERE variant_id = \(variant) ORDER BY id DESC LIMIT \(literal: limit)) latest ORDER BY id
            """)
    }
}

/// What lay there at a time.
package struct StockPoint: Sendable, Equatable, SQLRow {
    package let at: Date
    package let quantity: Int

    package init(row: inout RowReader) throws {
        at = try row.next()
        quantity = try row.next()
    }
}
