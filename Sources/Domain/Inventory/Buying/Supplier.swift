import Foundation
import Postgres
import Vocabulary

/// Whom goods are bought from.
package struct Supplier: Sendable, Equatable, SQLRow {
    package let id: SupplierID
    package let seller: SellerID
    package let name: String
    /// A firm's address; empty when there is none.
    package let email: String
    package let phone: String
    /// From order to delivery, 0 to 365.
    package let leadDays: Int
    package let currency: String
    package let note: String
    package let isArchived: Bool

    package init(row: inout RowReader) throws {
        id = try SupplierID(row: &row)
        seller = try SellerID(row: &row)
        name = try row.next()
        email = try row.next()
        phone = try row.next()
        leadDays = try row.next()
        currency = try row.next()
        note = try row.next()
        isArchived = try row.next()
    }

    static let columns: SQL = "id, seller_id, name, email, phone, lead_days, currency, note, is_archived"
}

/// A supplier as a form brings it.
package struct SupplierWish: Sendable, Equatable {
    package var name: String
    package var email: String
    package var phone: String
    package var leadDays: Int
    package var currency: Currency
    package var note: String

    package init(
        name: String, email: String = "", phone: String = "", leadDays: Int = 7, currency: Currency, note: String = ""
    ) {
        (self.name, self.email, self.phone) = (name, email, phone)
        (self.leadDays, self.currency, self.note) = (leadDays, currency, note)
    }

    /// What can be kept of it.
    /// - Throws: `PurchaseRefusal`.
    func checked() throws -> SupplierWish {
        var wish = self
        guard let name = PlainName(name, upTo: 120) else { throw PurchaseRefusal.badName }
        wish.name = name.text
        wish.email = ""
        if !email.trimmingCharacters(in: .whitespaces).isEmpty {
            guard let address = EmailAddress(email) else { throw PurchaseRefusal.badEmail }
            wish.email = address.text
        }
        if !phone.isEmpty {
            guard let phone = PlainName(phone, upTo: 40) else { throw PurchaseRefusal.badPhone }
            wish.phone = phone.text
        }
        guard (0...365).contains(leadDays) else { throw PurchaseRefusal.badLeadTime }
        guard note.count <= 2_000, !note.contains("\0") else { throw PurchaseRefusal.badNote }
        return wish
    }
}

extension Supplier {
    /// One seller's suppliers, or everybody's, by name; at most `limit`.
    package static func all(
        of seller: SellerID?, isArchived: Bool = false, beginning words: String = "",
        after place: (String, SupplierID)? = nil,
        limit: Int, in db: some SQLSession
    ) async throws -> [Supplier] {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM suppliers
            WHERE (\(seller)::bigint IS NULL OR seller_id = \(seller)) AND is_archived = \(isArchived)
                AND starts_with(lower(name), lower(\(words)))
                AND (\(place?.0)::text IS NULL OR (lower(name), id) > (\(place?.0)::text, \(place?.1)::bigint))
            ORDER BY lower(name), id LIMIT \(literal: limit)
            """)
    }

    package static func find(_ id: SupplierID, of seller: SellerID?, in db: some SQLSession) async throws -> Supplier? {
        try await db.row(
            """
            SELECT \(sql: columns) FROM suppliers
            WHERE id = \(id) AND (\(seller)::bigint IS NULL OR seller_id = \(seller))
            """)
    }

    /// - Throws: `PurchaseRefusal`.
    package static func add(_ wish: SupplierWish, of seller: SellerID, in tx: Transaction) async throws -> SupplierID {
        let wish = try wish.checked()
        let id = SupplierID.random()
        try await refusingTaken {
            try await tx.run(
                """
                INSERT INTO suppliers (id, seller_id, name, email, phone, lead_days, currency, note)
                VALUES (\(id), \(seller), \(wish.name), \(wish.email), \(wish.phone), \(wish.leadDays),
                    \(wish.currency.code), \(wish.note))
                """)
        }
        return id
    }

    /// - Throws: `PurchaseRefusal`. What costs are agreed in stays once something was agreed.
    package func change(to wish: SupplierWish, in tx: Transaction) async throws {
        let wish = try wish.checked()
        if wish.currency.code != currency {
            let isAgreed = try await tx.value(
                """
                SELECT EXISTS (SELECT 1 FROM purchase_orders WHERE supplier_id = \(id))
                    OR EXISTS (SELECT 1 FROM variant_suppliers WHERE supplier_id = \(id))
                """, as: Bool.self)
            if isAgreed == true { throw PurchaseRefusal.currencyStays }
        }
        try await Self.refusingTaken {
            try await tx.run(
                """
                UPDATE suppliers SET name = \(wish.name), email = \(wish.email), phone = \(wish.phone),
                    lead_days = \(wish.leadDays), currency = \(wish.currency.code), note = \(wish.note) WHERE id = \(id)
                """)
        }
    }

    /// What is archived stands in no choice, and keeps its orders.
    package func archive(_ isArchived: Bool, in tx: Transaction) async throws {
        try await tx.run("UPDATE suppliers SET is_archived = \(isArchived) WHERE id = \(id)")
    }

    private static func refusingTaken(_ body: () async throws -> SQLResult) async throws {
        do { _ = try await body() } catch let fault as PostgresFault where fault.violatedUnique != nil {
            throw PurchaseRefusal.nameTaken
        }
    }
}
