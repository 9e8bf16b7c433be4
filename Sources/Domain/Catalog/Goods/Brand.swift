import Postgres
import Vocabulary

/// Who made it.
package struct Brand: Sendable, Equatable, SQLRow {
    package let id: BrandID
    package let name: String
    package let slug: String

    package init(row: inout RowReader) throws {
        id = try BrandID(row: &row)
        name = try row.next()
        slug = try row.next()
    }

    static let columns: SQL = "id, name, slug"
}

/// Why a brand cannot be kept.
package enum BrandRefusal: String, Error, Sendable, CaseIterable {
    case badName = "brand-bad-name"
    case nameTaken = "brand-name-taken"
    case inUse = "brand-in-use"
    case notThere = "brand-not-there"
    /// A brand cannot become one with itself.
    case itself = "brand-itself"
    package var code: String { rawValue }
}

extension Brand {
    package static func find(_ id: BrandID, in db: some SQLSession) async throws -> Brand? {
        try await db.row("SELECT \(sql: columns) FROM brands WHERE id = \(id)")
    }

    package static func find(slug: Slug, in db: some SQLSession) async throws -> Brand? {
        try await db.row("SELECT \(sql: columns) FROM brands WHERE slug = \(slug)")
    }

    /// By name; the first `limit` that begin with `prefix`, in any capitals.
    package static func all(beginning prefix: String = "", limit: Int = 1_000, in db: some SQLSession) async throws
        -> [Brand]
    {
        try await db.rows(
            "SELECT \(sql: columns) FROM brands WHERE starts_with(lower(name), lower(\(prefix))) ORDER BY lower(name) LIMIT \(literal: limit)"
        )
    }

    /// The brands of these names, made where there are none. Names are one brand in whatever capitals they come.
    ///
    /// - Parameter names: 1 to 80 characters each.
    /// - Returns: ids by lower-case name.
    package static func named(_ names: Set<String>, in db: some SQLSession) async throws -> [String: BrandID] {
        let wanted = Dictionary(names.map { ($0.lowercased(), $0) }, uniquingKeysWith: min).sorted { $0.key < $1.key }
        if wanted.isEmpty { return [:] }
        let slugs = wanted.map { key, _ in Slug(naming: key, fallback: "brand").text.prefix(60) }
        try await db.run(
            """
            INSERT INTO brands (id, name, slug)
            SELECT id, name, CASE WHEN EXISTS (SELECT 1 FROM brands b WHERE b.slug = g.slug)
                OR row_number() OVER (PARTITION BY slug ORDER BY name) > 1 THEN slug || '-' || lower(to_hex(id % 4294967296)) ELSE slug END
            FROM unnest(\(wanted.map { _ in BrandID.random() })::bigint[], \(wanted.map(\.value))::text[], \(slugs)::text[]) AS g (id, name, slug)
            WHERE NOT EXISTS (SELECT 1 FROM brands b WHERE lower(b.name) = lower(g.name))
            ON CONFLICT DO NOTHING
            """)
        let found = try await db.rows(
            "SELECT \(sql: columns) FROM brands WHERE lower(name) = ANY (SELECT lower(n) FROM unnest(\(wanted.map(\.value))::text[]) n)",
            as: Brand.self)
        return Dictionary(found.map { ($0.name.lowercased(), $0.id) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Brand {
    /// Brands that have something live, those with the most first; at most 5,000.
    package static func named(in db: some SQLSession) async throws -> [Brand] {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM brands b
            JOIN (SELECT brand_id, count(*) FROM products WHERE status = 'live' AND brand_id IS NOT NULL GROUP BY brand_id) n ON n.brand_id = b.id
            ORDER BY n.count DESC, b.id LIMIT 5000
            """)
    }
}

extension Brand {
    /// Names by slug.
    package static func names(_ slugs: [String], in db: some SQLSession) async throws -> [String: String] {
        if slugs.isEmpty { return [:] }
        let found = try await db.rows(
            "SELECT \(sql: columns) FROM brands WHERE slug = ANY (\(slugs)::text[])", as: Brand.self)
        return Dictionary(found.map { ($0.slug, $0.name) }, uniquingKeysWith: { first, _ in first })
    }
}
