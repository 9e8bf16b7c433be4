import Postgres
import Vocabulary

/// A row of products on the market's first page.
package struct FeaturedRow: Sendable, Equatable, SQLRow {
    /// What stands in it.
    package enum Goods: Sendable, Equatable {
        /// The newest of a category (its code) and of those below it.
        case category(String)
        case brand(BrandID)
        /// In this order, 1 to 24.
        case picked([ProductID])
    }

    package let id: FeaturedRowID
    package let titles: Names
    package let goods: Goods
    package let position: Int
    package let days: DaySpan

    package init(row: inout RowReader) throws {
        id = try FeaturedRowID(row: &row)
        titles = try row.next()
        let category: String? = try row.next()
        let brand = try row.next(Int64?.self).flatMap(BrandID.init(rawValue:))
        let products: [Int64] = try row.next()
        goods =
            if let category { .category(category) } else if let brand { .brand(brand) } else {
                .picked(products.compactMap(ProductID.init(rawValue:)))
            }
        position = try row.next()
        days = try DaySpan(row: &row)
    }

    package static let mostProducts = 24
    private static let columns: SQL =
        "id, titles, category, brand_id, products, position, starts_on::text, ends_on::text"
}

extension FeaturedRow {
    package static func all(in db: some SQLSession) async throws -> [FeaturedRow] {
        try await db.rows("SELECT \(sql: columns) FROM featured_rows ORDER BY position, id")
    }

    /// Those that show today, at most `limit`.
    package static func current(limit: Int, in db: some SQLSession) async throws -> [FeaturedRow] {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM featured_rows WHERE \(sql: DaySpan.isToday) ORDER BY position, id LIMIT \(literal: limit)
            """)
    }

    /// Keeps a row: a new one without an id.
    /// - Throws: `MerchandisingRefusal`.
    package static func save(
        _ titles: Names, _ goods: Goods, position: Int, days: DaySpan, as id: FeaturedRowID? = nil, in tx: Transaction
    ) async throws {
        guard !titles.isEmpty else { throw MerchandisingRefusal.noTitle }
        try days.check()
        var category: String?, brand: BrandID?, products: [ProductID] = []
        switch goods {
        case .category(let code): category = code
        case .brand(let id): brand = id
        case .picked(let ids):
            guard (1...mostProducts).contains(ids.count) else { throw MerchandisingRefusal.noGoods }
            products = ids
        }
        do {
            try await tx.savepoint {
                let row = id ?? .random()
                _ = try await tx.run(
                    """
                    INSERT INTO featured_rows (id, titles, category, brand_id, products, position, starts_on, ends_on)
                    VALUES (\(row), \(titles)::jsonb, \(category), \(brand), \(products)::bigint[], \(position), \(days.first)::date, \(days.last)::date)
                    ON CONFLICT (id) DO UPDATE SET titles = excluded.titles, category = excluded.category, brand_id = excluded.brand_id,
                        products = excluded.products, position = excluded.position, starts_on = excluded.starts_on, ends_on = excluded.ends_on
                    """)
            }
        } catch let fault as PostgresFault where fault.isForeignKeyViolation { throw MerchandisingRefusal.noGoods }
    }

    package static func remove(_ id: FeaturedRowID, in db: some SQLSession) async throws {
        try await db.run("DELETE FROM featured_rows WHERE id = \(id)")
    }

    /// Rows of a brand show another from now on.
    package static func follow(_ brand: BrandID, to other: BrandID, in tx: Transaction) async throws {
        try await tx.run("UPDATE featured_rows SET brand_id = \(other) WHERE brand_id = \(brand)")
    }
}
