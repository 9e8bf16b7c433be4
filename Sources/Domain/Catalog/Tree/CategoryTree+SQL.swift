import Foundation
import Postgres
import Vocabulary

extension CategoryTree {
    /// Two statements, whatever the size.
    package static func load(in db: some SQLSession) async throws -> CategoryTree {
        let nodes = try await db.rows("SELECT \(sql: CategoryNode.columns) FROM categories", as: CategoryNode.self)
        let former = try await db.rows("SELECT slug, category FROM category_slugs", as: FormerSlug.self)
        return CategoryTree(
            nodes, formerSlugs: Dictionary(former.map { ($0.slug, $0.category) }, uniquingKeysWith: { $1 }))
    }
}

private struct FormerSlug: SQLRow {
    let slug: String
    let category: String

    init(row: inout RowReader) throws {
        slug = try row.next()
        category = try row.next()
    }
}

extension CategoryNode: SQLRow {
    static let columns: SQL = "code, parent, slug, path, position, names, landing"

    package init(row: inout RowReader) throws {
        code = try row.next()
        parent = try row.next()
        let slug = try row.next(String.self)
        guard let plain = Slug(pathText: slug) else { preconditionFailure("the database checks slugs") }
        self.slug = plain
        path = try row.next()
        position = try row.next()
        names = try row.next()
        landing = try row.next()
    }
}

extension CategoryNode {
    /// Held by whoever changes the tree: two moves at once could make a ring.
    private static func lockTree(in tx: Transaction) async throws {
        try await tx.run("SELECT pg_advisory_xact_lock(7355608002)")
    }

    private static func find(_ code: String, in tx: Transaction) async throws -> CategoryNode {
        guard
            let found = try await tx.row(
                "SELECT \(sql: columns) FROM categories WHERE code = \(code)", as: CategoryNode.self)
        else { throw CategoryRefusal.notThere }
        return found
    }

    /// Makes a category, last among its siblings.
    ///
    /// - Parameter slug: nil: made from the name. Its code is the slug, or the slug with a number where that is taken.
    /// - Throws: `CategoryRefusal`.
    package static func create(_ names: Names, below parent: String?, slug: Slug? = nil, in tx: Transaction)
        async throws -> CategoryNode
    {
        guard !names.isEmpty else { throw CategoryRefusal.noName }
        try await lockTree(in: tx)
        let above = try await parent.asyncMap { try await find($0, in: tx).path } ?? []
        guard above.count < CategoryRefusal.depthLimit else { throw CategoryRefusal.tooDeep }
        let wanted = slug ?? Slug(naming: names[.english], fallback: "category")
        let taken = Set(
            try await tx.values(
                """
                SELECT code FROM categories UNION SELECT slug FROM categories UNION SELECT slug FROM category_slugs
                """, as: String.self))
        if slug != nil, taken.contains(wanted.text) { throw CategoryRefusal.slugTaken }
        let stem = String(wanted.text.prefix(50))
        guard
            let code = ([wanted.text] + (2...taken.count + 3).map { "\(stem)-\($0)" }).first(where: {
                $0.utf8.count <= 60 && !taken.contains($0)
            })
        else { preconditionFailure("one more than are taken is free") }
        let made = try await tx.row(
            """
            INSERT INTO categories (code, parent, slug, path, position, names)
            VALUES (\(code), \(parent), \(code), \(above + [code])::text[],
                (SELECT coalesce(max(position) + 1, 0) FROM categories WHERE parent IS NOT DISTINCT FROM \(parent)), \(names)::jsonb)
            RETURNING \(sql: columns)
            """, as: CategoryNode.self)
        guard let made else { preconditionFailure("an insert returns its row") }
        return made
    }

    /// Another name, landing text or slug. The old slug leads to the new one from then on.
    /// - Throws: `CategoryRefusal`.
    package static func change(_ code: String, names: Names, landing: Names, slug: Slug, in tx: Transaction)
        async throws
    {
        guard !names.isEmpty else { throw CategoryRefusal.noName }
        try await lockTree(in: tx)
        let before = try await find(code, in: tx)
        if slug != before.slug {
            let isTaken: Bool =
                try await tx.value(
                    """
                    SELECT EXISTS (SELECT 1 FROM categories WHERE slug = \(slug) AND code <> \(code))
                        OR EXISTS (SELECT 1 FROM category_slugs WHERE slug = \(slug) AND category <> \(code))
                    """) ?? true
            if isTaken { throw CategoryRefusal.slugTaken }
            try await tx.run("DELETE FROM category_slugs WHERE slug = \(slug)")
            try await tx.run("INSERT INTO category_slugs (slug, category) VALUES (\(before.slug), \(code))")
        }
        try await tx.run(
            "UPDATE categories SET names = \(names)::jsonb, landing = \(landing)::jsonb, slug = \(slug) WHERE code = \(code)"
        )
    }

    /// Moves a category with all that is below it.
    ///
    /// - Parameters:
    ///   - parent: nil: it becomes a root.
    ///   - position: its place among its new siblings; beyond the last is the last.
    /// - Throws: `CategoryRefusal`.
    package static func move(_ code: String, below parent: String?, at position: Int = .max, in tx: Transaction)
        async throws
    {
        try await lockTree(in: tx)
        let moved = try await find(code, in: tx)
        let above = try await parent.asyncMap { try await find($0, in: tx).path } ?? []
        if above.contains(code) { throw CategoryRefusal.belowItself }
        let height: Int =
            try await tx.value(
                "SELECT max(cardinality(path)) FROM categories WHERE path @> ARRAY[\(code)::text]") ?? 1
        guard above.count + 1 + height - moved.depth <= CategoryRefusal.depthLimit else {
            throw CategoryRefusal.tooDeep
        }
        try await tx.run(
            """
            UPDATE categories SET path = \(above)::text[] || path[\(moved.depth)::int:],
                parent = CASE WHEN code = \(code) THEN \(parent)::text ELSE parent END
            WHERE path @> ARRAY[\(code)::text]
            """)
        var siblings: [String] = try await tx.values(
            """
            SELECT code FROM categories WHERE parent IS NOT DISTINCT FROM \(parent) AND code <> \(code) ORDER BY position, code
            """)
        siblings.insert(code, at: max(0, min(position, siblings.count)))
        try await tx.run(
            """
            UPDATE categories c SET position = o.place - 1
            FROM unnest(\(siblings)::text[]) WITH ORDINALITY AS o (code, place) WHERE c.code = o.code AND c.position <> o.place - 1
            """)
    }

    /// Takes a category away that has none below it; its goods move to its parent, or to `other`.
    /// - Returns: how many products moved.
    /// - Throws: `CategoryRefusal`.
    package static func remove(_ code: String, in tx: Transaction) async throws -> Int {
        try await lockTree(in: tx)
        let removed = try await find(code, in: tx)
        let hasChildren: Bool =
            try await tx.value("SELECT EXISTS (SELECT 1 FROM categories WHERE parent = \(code))") ?? true
        if hasChildren || code == Category.other.rawValue { throw CategoryRefusal.inUse }
        let heir = removed.parent ?? Category.other.rawValue
        let count = try await tx.execute("UPDATE products SET category = \(heir) WHERE category = \(code)")
        // Whoever follows an old address finds where the goods went.
        try await tx.run("UPDATE category_slugs SET category = \(heir) WHERE category = \(code)")
        try await tx.run("DELETE FROM categories WHERE code = \(code)")
        try await tx.run("INSERT INTO category_slugs (slug, category) VALUES (\(removed.slug), \(heir))")
        return count
    }
}
