import Foundation
import Postgres
import Vocabulary

/// One comparison of all shelves with the sums of their movements and holds.
package struct StockCheck: Sendable, Equatable, SQLRow {
    package let id: Int64
    package let at: Date
    package let shelves: Int
    /// Shelves whose books are off.
    package let differences: Int

    package init(row: inout RowReader) throws {
        id = try row.next()
        at = try row.next()
        shelves = try row.next()
        differences = try row.next()
    }

    private static let columns: SQL = "id, at, shelves, differences"
    /// Of a broken check's differences so many are kept to look at.
    package static let keptDifferences = 1_000
}

/// A shelf whose books are off.
package struct StockDifference: Sendable, Equatable, SQLRow {
    package let shelf: Shelf
    package let sku: String
    /// What the level says.
    package let onHand: Int
    /// What the movements come to.
    package let moved: Int
    package let held: Int
    /// What the holds come to.
    package let promised: Int

    package init(row: inout RowReader) throws {
        shelf = Shelf(try VariantID(row: &row), try LocationID(row: &row))
        sku = try row.next()
        onHand = try row.next()
        moved = try row.next()
        held = try row.next()
        promised = try row.next()
    }
}

extension StockCheck {
    /// Compares, and writes down what it found. Nothing is mended.
    package static func run(in tx: Transaction) async throws -> StockCheck {
        let check = try await tx.row(
            """
            INSERT INTO stock_checks (shelves, differences) SELECT count(*), 0 FROM stock_levels RETURNING \(sql: columns)
            """, as: StockCheck.self)
        guard let check else { preconditionFailure("an insert returns its row") }
        // One statement is one picture of the tables: movements and levels change together.
        let found = try await tx.value(
            """
            WITH moves AS (SELECT variant_id, location_id, sum(quantity) AS moved FROM stock_movements GROUP BY 1, 2),
            holds AS (SELECT variant_id, location_id, sum(quantity) AS promised FROM stock_holds GROUP BY 1, 2),
            off AS (SELECT variant_id, location_id, coalesce(l.on_hand, 0) AS on_hand, coalesce(m.moved, 0) AS moved,
                    coalesce(l.held, 0) AS held, coalesce(h.promised, 0) AS promised
                FROM stock_levels l FULL JOIN moves m USING (variant_id, location_id)
                LEFT JOIN holds h USING (variant_id, location_id)
                WHERE coalesce(l.on_hand, 0) <> coalesce(m.moved, 0) OR coalesce(l.held, 0) <> coalesce(h.promised, 0)),
            kept AS (INSERT INTO stock_differences (check_id, variant_id, location_id, on_hand, moved, held, promised)
                SELECT \(check.id), variant_id, location_id, on_hand, moved, held, promised FROM off
                ORDER BY variant_id, location_id LIMIT \(literal: keptDifferences))
            SELECT count(*) FROM off
            """, as: Int.self)
        let differences = found ?? 0
        // Those of a month tell a trend; older ones nobody reads.
        try await tx.run("DELETE FROM stock_checks WHERE at < now() - interval '31 days'")
        let done = try await tx.row(
            "UPDATE stock_checks SET differences = \(differences) WHERE id = \(check.id) RETURNING \(sql: columns)",
            as: StockCheck.self)
        return done ?? check
    }

    /// Nil before the first night.
    package static func latest(in db: some SQLSession) async throws -> StockCheck? {
        try await db.row("SELECT \(sql: columns) FROM stock_checks ORDER BY id DESC LIMIT 1")
    }

    /// What this check found, of one seller or of all; at most 50.
    package func found(of seller: SellerID?, in db: some SQLSession) async throws -> [StockDifference] {
        try await db.rows(
            """
            SELECT d.variant_id, d.location_id, v.sku, d.on_hand, d.moved, d.held, d.promised
            FROM stock_differences d JOIN variants v ON v.id = d.variant_id
            WHERE d.check_id = \(id) AND (\(seller)::bigint IS NULL OR v.seller_id = \(seller))
            ORDER BY d.variant_id, d.location_id LIMIT 50
            """)
    }
}
