import Foundation
import Postgres
import Vocabulary

/// Goods promised to somebody for a while. It ends once: taken, released or expired.
package struct StockHold: Sendable, Equatable, SQLRow {
    package let id: StockHoldID
    package let variant: VariantID
    package let location: LocationID
    package let quantity: Int
    /// What it is for: `cart:…`, `order:…`.
    package let reference: String
    package let expiresAt: Date

    package init(row: inout RowReader) throws {
        id = try StockHoldID(row: &row)
        variant = try VariantID(row: &row)
        location = try LocationID(row: &row)
        quantity = try row.next()
        reference = try row.next()
        expiresAt = try row.next()
    }

    static let columns: SQL = "id, variant_id, location_id, quantity, reference, expires_at"
    /// Whoever needs longer holds anew.
    package static let longest: Duration = .seconds(24 * 3600)
}

extension StockHold {
    /// Promises goods: one conditional update in the database, so that of many who want the last one exactly one gets it.
    ///
    /// - Parameters:
    ///   - items: how many of what; 1 to 200, each shelf once.
    ///   - time: above zero, at most `longest`.
    /// - Throws: `StockRefusal.soldOut` when not all are free, `.notThere` for what is not counted: then nothing is held.
    package static func hold(
        _ items: [(shelf: Shelf, quantity: Int)], for reference: String, time: Duration, in tx: Transaction
    ) async throws -> [StockHoldID] {
        guard (1...200).contains(items.count), Set(items.map(\.shelf)).count == items.count,
            items.allSatisfy({ (1...MovementWish.most).contains($0.quantity) })
        else { throw StockRefusal.badQuantity }
        precondition(time > .zero && time <= longest, "a hold ends within a day")
        let sorted = items.sorted {
            ($0.shelf.variant.rawValue, $0.shelf.location.rawValue)
                < ($1.shelf.variant.rawValue, $1.shelf.location.rawValue)
        }
        let ids = sorted.map { _ in StockHoldID.random() }
        let seconds = Int(time.components.seconds)
        try await StockRefusal.saying {
            try await tx.savepoint {
                try await tx.run(
                    """
                    INSERT INTO stock_holds (id, variant_id, location_id, quantity, reference, expires_at)
                    SELECT id, variant, location, quantity, \(reference), clock_timestamp() + \(seconds)::int * interval '1 second'
                    FROM unnest(\(ids)::bigint[], \(sorted.map(\.shelf.variant))::bigint[], \(sorted.map(\.shelf.location))::bigint[],
                        \(sorted.map(\.quantity))::int[]) AS wanted (id, variant, location, quantity)
                    """)
            }
        }
        return ids
    }

    /// Ends holds, and returns those that were still there. Others have ended already.
    package static func end(_ ids: [StockHoldID], in tx: Transaction) async throws -> [StockHold] {
        // Held in the order of ids: two who end the same ones wait for each other once.
        try await tx.run("SELECT 1 FROM stock_holds WHERE id = ANY (\(ids)::bigint[]) ORDER BY id FOR UPDATE")
        return try await tx.rows(
            "DELETE FROM stock_holds WHERE id = ANY (\(ids)::bigint[]) RETURNING \(sql: columns)")
    }

    /// Lets go of what is over its time, at most `limit` at once. Those that somebody takes this moment are passed over.
    /// - Returns: how many.
    package static func expire(limit: Int, in db: some SQLSession) async throws -> Int {
        try await db.execute(
            """
            DELETE FROM stock_holds WHERE id IN (SELECT id FROM stock_holds WHERE expires_at <= clock_timestamp()
                ORDER BY expires_at LIMIT \(literal: limit) FOR UPDATE SKIP LOCKED)
            """)
    }

    package static func of(_ variant: VariantID, limit: Int, in db: some SQLSession) async throws -> [StockHold] {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM stock_holds WHERE variant_id = \(variant) ORDER BY expires_at LIMIT \(literal: limit)
            """)
    }
}
