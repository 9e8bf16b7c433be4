import Foundation
import Postgres
import Vocabulary

/// One shelf as a desk's table shows it, with what lies on it.
package struct StockRow: Sendable, SQLRow {
    package let shelf: Shelf
    package let product: ProductID
    package let title: String
    package let sku: String
    /// What tells the variant from its siblings, in words; empty for the only one.
    package let options: String
    package let locationName: String
    package let sellerName: String
    package let onHand: Int
    package let held: Int
    package let lowAt: Int?
    /// What one cost when it was last bought; nil: nobody said.
    package let unitCostMinor: Int64?
    /// Of the cost; nil: the market's own.
    package let currency: String?

    package init(row: inout RowReader) throws {
        shelf = Shelf(try VariantID(row: &row), try LocationID(row: &row))
        product = try ProductID(row: &row)
        title = try row.next()
        sku = try row.next()
        options = try row.next()
        locationName = try row.next()
        sellerName = try row.next()
        onHand = try row.next()
        held = try row.next()
        lowAt = try row.next()
        unitCostMinor = try row.next()
        currency = try row.next()
    }

    /// May be below zero, after a recount.
    package var free: Int { onHand - held }
    package var state: StockState { StockState(free: free, lowAt: lowAt) }
    /// What lies there is worth, at the last cost; nil when nobody said what one cost.
    package var valueMinor: Int64? {
        guard let unitCostMinor else { return nil }
        let (value, overflows) = unitCostMinor.multipliedReportingOverflow(by: Int64(onHand))
        return overflows ? nil : value
    }
    package var place: StockPlace { StockPlace(free: free, shelf: shelf) }

    /// What a variant's options say, on variants `v`.
    static let optionsText: SQL =
        "coalesce((SELECT string_agg(value, ' · ' ORDER BY key) FROM jsonb_each_text(v.options)), '')"
    /// Its columns on levels `l`, in two steps so that only a page's rows are joined.
    private static func select(from found: SQL) -> SQL {
        """
        SELECT l.variant_id, l.location_id, p.id, p.title, v.sku, \(sql: optionsText), o.name, s.name, l.on_hand, l.held, l.low_at,
            cost.unit_cost_minor, cost.currency
        FROM (\(sql: found)) found JOIN stock_levels l USING (variant_id, location_id)
        JOIN variants v ON v.id = l.variant_id JOIN products p ON p.id = v.product_id
        JOIN locations o ON o.id = l.location_id JOIN sellers s ON s.id = l.seller_id
        LEFT JOIN LATERAL (SELECT unit_cost_minor, currency FROM stock_movements m
            WHERE m.variant_id = l.variant_id AND m.unit_cost_minor IS NOT NULL ORDER BY m.id DESC LIMIT 1) cost ON true
        """
    }
}

extension StockRow {
    /// One page of the table, ordered by how many are free.
    ///
    /// - Parameters:
    ///   - place: behind which shelf to begin; nil: at the first.
    ///   - limit: 1 to 200.
    /// - Returns: at most `limit` shelves, and whether there are more.
    package static func page(
        _ filter: StockFilter, mostFirst: Bool = false, after place: StockPlace? = nil, limit: Int = 50,
        in db: some SQLSession
    ) async throws -> (rows: [StockRow], hasMore: Bool) {
        var condition = filter.condition
        let sign: SQL = mostFirst ? "<" : ">", direction: SQL = mostFirst ? "DESC" : "ASC"
        if let place {
            condition = """
                \(sql: condition) AND (l.free, l.variant_id, l.location_id) \(sql: sign)
                    (\(place.free)::int, \(place.shelf.variant)::bigint, \(place.shelf.location)::bigint)
                """
        }
        let order: SQL =
            "l.free \(sql: direction), l.variant_id \(sql: direction), l.location_id \(sql: direction)"
        let found: SQL = """
            SELECT l.variant_id, l.location_id FROM stock_levels l WHERE \(sql: condition)
            ORDER BY \(sql: order) LIMIT \(literal: limit + 1)
            """
        let rows = try await db.rows("\(sql: select(from: found)) ORDER BY \(sql: order)", as: StockRow.self)
        return (Array(rows.prefix(limit)), rows.count > limit)
    }

    /// How many shelves stand how; of one seller, or of all.
    package static func counts(of seller: SellerID?, in db: some SQLSession) async throws -> StockCounts {
        try await db.row(
            """
            SELECT count(*), count(*) FILTER (WHERE free <= low_at), count(*) FILTER (WHERE free <= 0),
                count(*) FILTER (WHERE held > 0)
            FROM stock_levels WHERE \(seller)::bigint IS NULL OR seller_id = \(seller)
            """) ?? StockCounts(all: 0, low: 0, out: 0, held: 0)
    }
}

package struct StockCounts: Sendable, Equatable, SQLRow {
    package let all: Int
    /// Those that are out among them, where a threshold is set.
    package let low: Int
    package let out: Int
    package let held: Int

    package init(all: Int, low: Int, out: Int, held: Int) {
        (self.all, self.low, self.out, self.held) = (all, low, out, held)
    }

    package init(row: inout RowReader) throws {
        all = try row.next()
        low = try row.next()
        out = try row.next()
        held = try row.next()
    }
}
