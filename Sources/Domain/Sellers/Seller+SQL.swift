import Postgres
import Vocabulary

extension Seller {
    package static func find(_ id: SellerID, in db: some SQLSession) async throws -> Seller? {
        try await db.row("SELECT \(sql: columns) FROM sellers WHERE id = \(id)")
    }

    package static func find(slug: Slug, in db: some SQLSession) async throws -> Seller? {
        try await db.row("SELECT \(sql: columns) FROM sellers WHERE slug = \(slug)")
    }

    /// The seller whose WhatsApp number this is.
    package static func find(phone: Phone, in db: some SQLSession) async throws -> Seller? {
        try await db.row("SELECT \(sql: columns) FROM sellers WHERE phone = \(phone)")
    }

    /// Of these sellers those whose WhatsApp catalogue is read.
    package static func withCatalogue(_ slugs: [Slug], in db: some SQLSession) async throws -> [SellerID] {
        try await db.values(
            "SELECT id FROM sellers WHERE slug = ANY (\(slugs.map(\.text))::text[]) AND catalogue_url <> '' ORDER BY id"
        )
    }

    package static func all(in db: some SQLSession) async throws -> [Seller] {
        try await db.rows("SELECT \(sql: columns) FROM sellers ORDER BY id")
    }

    /// Takes a seller in, or finds the one with that number and points it to the catalogue given now.
    ///
    /// The slug is made from the name; when another seller has it, from the number's last four digits behind it, then
    /// from the whole number, which nobody else has.
    package static func enrol(
        phone: Phone, name: String, description: String, catalogueURL: String, in db: some SQLSession
    ) async throws -> Seller {
        let slug = Slug(naming: name, fallback: "seller-\(phone.digits.suffix(4))")
        let stem = slug.text.prefix(50)
        let choices = ["\(stem)-\(phone.digits.suffix(4))", "\(stem)-\(phone.digits)", phone.digits].map {
            Slug(naming: $0, fallback: phone.digits).text
        }
        let seller = try await db.row(
            """
            INSERT INTO sellers (id, phone, name, slug, description, catalogue_url)
            SELECT \(SellerID.random())::bigint, \(phone)::text, \(name)::text,
                (SELECT choice FROM unnest(\([slug.text] + choices)::text[]) WITH ORDINALITY AS given (choice, place)
                 WHERE NOT EXISTS (SELECT 1 FROM sellers WHERE slug = choice AND phone <> \(phone)) ORDER BY place LIMIT 1),
                \(description)::text, \(catalogueURL)::text
            ON CONFLICT (phone) DO UPDATE SET catalogue_url = excluded.catalogue_url
            RETURNING \(sql: columns)
            """, as: Seller.self)
        guard let seller else { preconditionFailure("an upsert returns its row") }
        return seller
    }

    /// Whether the market vouches for it: its goods are shown without a look.
    package static func isOfficialStore(_ id: SellerID, in db: some SQLSession) async throws -> Bool {
        try await db.value("SELECT is_official_store FROM sellers WHERE id = \(id)") ?? false
    }

    package static func markSynced(_ id: SellerID, in db: some SQLSession) async throws {
        try await db.run("UPDATE sellers SET last_synced_at = now() WHERE id = \(id)")
    }

    /// Live products of one seller.
    package static func liveProducts(of id: SellerID, in db: some SQLSession) async throws -> Int {
        try await db.value("SELECT count(*) FROM products WHERE seller_id = \(id) AND status = 'live'") ?? 0
    }
}

extension SellerSummary {
    /// Sellers with live products, the largest first.
    package static func largest(limit: Int, in db: some SQLSession) async throws -> [SellerSummary] {
        try await db.rows(
            """
            SELECT s.id, s.name, s.slug, c.live FROM sellers s
            JOIN (SELECT seller_id, count(*) AS live FROM products WHERE status = 'live' GROUP BY seller_id) c ON c.seller_id = s.id
            ORDER BY c.live DESC, s.id LIMIT \(literal: limit)
            """)
    }
}
