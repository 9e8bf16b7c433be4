import Foundation
import Postgres

/// The market's pages for search engines, walked in the order of their keys so that no file holds them all in memory.
package struct Sitemap: Sendable {
    /// What one file may hold (sitemaps.org, 0.9).
    package static let mostEntries = 50_000
    private let db: Database
    private let batch: Int
    /// Entries of one file.
    private let perFile: Int

    /// - Parameters:
    ///   - perFile: entries of one file; fewer in tests.
    ///   - batch: rows of one statement.
    package init(db: Database, perFile: Int = Sitemap.mostEntries, batch: Int = 1_000) {
        (self.db, self.perFile, self.batch) = (db, perFile, min(batch, perFile))
    }

    package struct Entry: Sendable, Equatable, SQLRow {
        /// A product's id, or a slug.
        package let key: String
        package let changedAt: Date?

        package init(row: inout RowReader) throws {
            key = try row.next()
            changedAt = try row.next()
        }
    }

    package enum Kind: Sendable { case products, categories, brands, sellers }

    /// How many files a kind needs; none for none.
    package func files(of kind: Kind) async throws -> Int {
        let count: Int =
            switch kind {
            case .products: try await db.value("SELECT count(*) FROM products WHERE status = 'live'") ?? 0
            case .categories: try await db.value("SELECT count(*) FROM categories") ?? 0
            case .brands: try await db.value("SELECT count(*) FROM brands") ?? 0
            case .sellers: try await db.value("SELECT count(*) FROM sellers") ?? 0
            }
        return (count + perFile - 1) / perFile
    }

    /// Hands over the entries of one file, batch by batch.
    /// - Parameter number: from 1; one beyond the last has none.
    package func walk(_ kind: Kind, file number: Int, _ body: ([Entry]) async throws -> Void) async throws {
        var last = try await start(of: kind, file: number)
        var rest = perFile
        while let place = last, rest > 0 {
            let found = try await db.rows(statement(kind, after: place, limit: min(batch, rest)), as: Keyed.self)
            if found.isEmpty { return }
            try await body(found.map(\.entry))
            rest -= found.count
            last = found.count < batch ? nil : found.last?.place
        }
    }

    /// The key that stands before the first of a file; nil when there are not so many.
    private func start(of kind: Kind, file number: Int) async throws -> String? {
        let first: String = kind == .products ? "0" : ""
        if number == 1 { return first }
        let skipped = (number - 1) * perFile - 1
        switch kind {
        case .products:
            return try await db.value(
                "SELECT id::text FROM products WHERE status = 'live' ORDER BY products.id OFFSET \(skipped) LIMIT 1")
        case .categories:
            return try await db.value("SELECT slug FROM categories ORDER BY slug OFFSET \(skipped) LIMIT 1")
        case .brands: return try await db.value("SELECT slug FROM brands ORDER BY slug OFFSET \(skipped) LIMIT 1")
        case .sellers: return try await db.value("SELECT slug FROM sellers ORDER BY slug OFFSET \(skipped) LIMIT 1")
        }
    }

    private func statement(_ kind: Kind, after place: String, limit: Int) -> SQL {
        switch kind {
        // Named with its table: the column of the answer is a text, and another order.
        case .products:
            """
            SELECT id::text, id::text, updated_at FROM products
            WHERE status = 'live' AND id > \(place)::bigint ORDER BY products.id LIMIT \(limit)
            """
        case .categories:
            "SELECT slug, slug, NULL::timestamptz FROM categories WHERE slug > \(place) ORDER BY slug LIMIT \(limit)"
        // Only brands that have something to show.
        case .brands:
            """
            SELECT b.slug, b.slug, (SELECT max(updated_at) FROM products p WHERE p.brand_id = b.id AND p.status = 'live')
            FROM brands b WHERE b.slug > \(place) AND EXISTS (SELECT 1 FROM products p WHERE p.brand_id = b.id AND p.status = 'live')
            ORDER BY b.slug LIMIT \(limit)
            """
        case .sellers:
            "SELECT slug, slug, last_synced_at FROM sellers WHERE slug > \(place) ORDER BY slug LIMIT \(limit)"
        }
    }

    private struct Keyed: SQLRow {
        let place: String
        let entry: Entry

        init(row: inout RowReader) throws {
            place = try row.next()
            entry = try Entry(row: &row)
        }
    }
}
