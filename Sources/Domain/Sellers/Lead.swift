import Foundation
import Postgres
import Vocabulary

/// A buyer on the way to a seller's WhatsApp.
package struct Lead: Sendable, Equatable, SQLRow {
    package let id: LeadID
    /// Six characters without look-alikes, which the buyer's message names: `K7-4QXD` without the hyphen.
    package let reference: String

    package init(id: LeadID, reference: String) {
        self.id = id
        self.reference = reference
    }

    package init(row: inout RowReader) throws {
        id = try row.next()
        reference = try row.next()
    }

    /// Letters and digits that cannot be mistaken for one another on a phone's screen.
    private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")

    package static func make() -> Lead {
        Lead(id: .random(), reference: String((0..<6).map { _ in alphabet.randomElement() ?? "2" }))
    }

    /// Makes another tap of the same visitor on the same product wait until this transaction ends.
    package static func lockTap(product: ProductID, visitor: VisitorID, in tx: Transaction) async throws {
        try await tx.run("SELECT pg_advisory_xact_lock(hashtextextended(\(visitor.rawValue.uuidString), \(product)))")
    }

    /// The visitor's lead for this product of the last ten minutes: a second tap is the same wish.
    package static func recent(product: ProductID, visitor: VisitorID, in db: some SQLSession) async throws -> Lead? {
        try await db.row(
            """
            SELECT id, reference FROM leads WHERE product_id = \(product) AND visitor = \(visitor)
                AND created_at > now() - interval '10 minutes' ORDER BY created_at DESC LIMIT 1
            """)
    }

    /// Writes the lead down; draws another reference when that one is taken.
    package static func record(product: ProductID, seller: SellerID, visitor: VisitorID, in db: some SQLSession)
        async throws -> Lead
    {
        while true {
            let lead = make()
            let added = try await db.execute(
                """
                INSERT INTO leads (id, product_id, seller_id, reference, visitor)
                VALUES (\(lead.id), \(product), \(seller), \(lead.reference), \(visitor)) ON CONFLICT (reference) DO NOTHING
                """)
            if added == 1 { return lead }
        }
    }

    package static func count(seller: SellerID, in db: some SQLSession) async throws -> Int {
        try await db.value("SELECT count(*) FROM leads WHERE seller_id = \(seller)") ?? 0
    }
}
