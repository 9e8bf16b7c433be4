import Foundation
import Postgres
import Vocabulary

/// What a seller makes of a lead.
package enum LeadState: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    case new, answered, sold, lost
}

/// A lead as its seller's desk shows it. Who the buyer is, nobody knows before they write.
package struct SellerLead: Sendable, SQLRow {
    package let id: LeadID
    /// What the buyer's message names.
    package let reference: String
    package let product: ProductID
    package let title: String
    package let picture: String?
    package let state: LeadState
    package let note: String
    package let createdAt: Date

    /// In characters.
    package static let longestNote = 500

    package init(row: inout RowReader) throws {
        id = try LeadID(row: &row)
        reference = try row.next()
        product = try ProductID(row: &row)
        title = try row.next()
        picture = try row.next()
        state = try row.next()
        note = try row.next()
        createdAt = try row.next()
    }

    /// One seller's, newest first.
    /// - Parameter place: when the last one seen came, and its id.
    package static func page(
        of seller: SellerID, state: LeadState? = nil, after place: (Date, Int64)? = nil, limit: Int,
        in db: some SQLSession
    ) async throws -> [SellerLead] {
        var all: SQL = "l.seller_id = \(seller)"
        if let state { all = "\(sql: all) AND l.state = \(state)" }
        if let place { all = "\(sql: all) AND (l.created_at, l.id) < (\(place.0)::timestamptz, \(place.1)::bigint)" }
        return try await db.rows(
            """
            SELECT l.id, l.reference, l.product_id, p.title, p.s3_image_url, l.state, l.note, l.created_at
            FROM leads l JOIN products p ON p.id = l.product_id WHERE \(sql: all)
            ORDER BY l.created_at DESC, l.id DESC LIMIT \(literal: limit)
            """)
    }

    /// - Parameter note: at most `longestNote` characters.
    /// - Returns: false when this seller has no such lead.
    package static func change(
        _ id: LeadID, of seller: SellerID, to state: LeadState, note: String, in db: some SQLSession
    ) async throws -> Bool {
        try await db.execute(
            "UPDATE leads SET state = \(state), note = \(note) WHERE id = \(id) AND seller_id = \(seller)") == 1
    }
}
