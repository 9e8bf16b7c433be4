import Postgres
import Vocabulary

/// A brand in the desk's table.
package struct BrandCount: Sendable, SQLRow {
    package let brand: Brand
    /// Listings that carry it, whatever they stand at.
    package let listings: Int

    package init(row: inout RowReader) throws {
        brand = try Brand(row: &row)
        listings = try row.next()
    }

    /// By name, behind the one of this name; at most `limit`.
    package static func page(
        beginning prefix: String = "", after name: String? = nil, limit: Int = 50, in db: some SQLSession
    ) async throws -> [BrandCount] {
        try await db.rows(
            """
            SELECT b.id, b.name, b.slug, (SELECT count(*) FROM products p WHERE p.brand_id = b.id)
            FROM brands b WHERE starts_with(lower(b.name), lower(\(prefix)))
                AND (\(name)::text IS NULL OR lower(b.name) > lower(\(name)::text))
            ORDER BY lower(b.name) LIMIT \(literal: limit)
            """)
    }
}

extension Brand {
    /// The brand that has this slug, or had it.
    package static func known(slug: Slug, in db: some SQLSession) async throws -> Brand? {
        try await db.row(
            """
            SELECT \(sql: columns) FROM brands WHERE slug = \(slug)
                OR id = (SELECT brand_id FROM brand_slugs WHERE slug = \(slug))
            ORDER BY slug = \(slug) DESC LIMIT 1
            """)
    }

    /// Another name. The slug follows it when it is free, and the old one leads to it from then on.
    /// - Throws: `BrandRefusal`.
    package static func rename(_ id: BrandID, to name: String, in tx: Transaction) async throws {
        let isPlain = !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
        guard (1...80).contains(name.count), isPlain else { throw BrandRefusal.badName }
        guard
            let before = try await tx.row(
                "SELECT \(sql: columns) FROM brands WHERE id = \(id) FOR UPDATE", as: Brand.self)
        else { throw BrandRefusal.notThere }
        do {
            try await tx.savepoint {
                _ = try await tx.run("UPDATE brands SET name = \(name) WHERE id = \(id)")
            }
        } catch let fault as PostgresFault where fault.violatedUnique != nil { throw BrandRefusal.nameTaken }
        let slug = Slug(naming: name, fallback: before.slug)
        let isTaken: Bool =
            try await tx.value(
                """
                SELECT EXISTS (SELECT 1 FROM brands WHERE slug = \(slug))
                    OR EXISTS (SELECT 1 FROM brand_slugs WHERE slug = \(slug) AND brand_id <> \(id))
                """) ?? true
        if isTaken { return }
        try await tx.run("DELETE FROM brand_slugs WHERE slug = \(slug)")
        try await tx.run("UPDATE brands SET slug = \(slug) WHERE id = \(id)")
        try await tx.run("INSERT INTO brand_slugs (slug, brand_id) VALUES (\(before.slug), \(id))")
    }

    /// One brand becomes part of another: its listings carry the other's name, its address leads there.
    ///
    /// - Returns: how many listings changed.
    /// - Throws: `BrandRefusal`.
    package static func merge(_ id: BrandID, into other: BrandID, in tx: Transaction) async throws -> Int {
        if id == other { throw BrandRefusal.itself }
        // In id order, so that two merges of the same pair wait for one another.
        let found = try await tx.rows(
            "SELECT \(sql: columns) FROM brands WHERE id = ANY (\([id, other])::bigint[]) ORDER BY id FOR UPDATE",
            as: Brand.self)
        guard let merged = found.first(where: { $0.id == id }), found.count == 2 else { throw BrandRefusal.notThere }
        let count = try await tx.execute(
            "UPDATE products SET brand_id = \(other), updated_at = now() WHERE brand_id = \(id)")
        try await tx.run("UPDATE brand_slugs SET brand_id = \(other) WHERE brand_id = \(id)")
        try await tx.run("DELETE FROM brands WHERE id = \(id)")
        try await tx.run("INSERT INTO brand_slugs (slug, brand_id) VALUES (\(merged.slug), \(other))")
        return count
    }

    /// - Throws: `BrandRefusal.inUse` while products carry it.
    package static func remove(_ id: BrandID, in db: some SQLSession) async throws {
        let removed = try await db.execute(
            "DELETE FROM brands WHERE id = \(id) AND NOT EXISTS (SELECT 1 FROM products WHERE brand_id = \(id))")
        if removed == 0 { throw BrandRefusal.inUse }
    }
}
