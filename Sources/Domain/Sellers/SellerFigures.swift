import Postgres
import Vocabulary

/// What can be counted of a seller. Whatever joins these has something behind it: a figure without data is not shown.
package struct SellerFigures: Sendable, Equatable, SQLRow {
    package let liveProducts: Int
    /// Buyers sent on to the seller's WhatsApp. Whether they bought, nobody knows.
    package let leads: Int

    package init(liveProducts: Int, leads: Int) { (self.liveProducts, self.leads) = (liveProducts, leads) }

    package init(row: inout RowReader) throws {
        liveProducts = try row.next()
        leads = try row.next()
    }

    package static func of(_ seller: SellerID, in db: some SQLSession) async throws -> SellerFigures {
        try await db.row(
            """
            SELECT (SELECT count(*) FROM products WHERE seller_id = \(seller) AND status = 'live'),
                (SELECT count(*) FROM leads WHERE seller_id = \(seller))
            """) ?? SellerFigures(liveProducts: 0, leads: 0)
    }
}
