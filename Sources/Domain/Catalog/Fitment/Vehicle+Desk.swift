import Postgres
import Vocabulary

extension Vehicle {
    /// From the make down to it.
    package static func trail(_ id: VehicleID, in db: some SQLSession) async throws -> [Vehicle] {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM vehicles v
            WHERE v.id = ANY ((SELECT path FROM vehicles WHERE id = \(id))::bigint[]) ORDER BY cardinality(v.path)
            """)
    }

    /// A make's models, each with its generations: what a car is picked from at one look.
    package static func models(of make: VehicleID, in db: some SQLSession) async throws -> [Vehicle] {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM vehicles v WHERE v.path @> ARRAY[\(make)::bigint] AND v.level IN ('model', 'generation')
            ORDER BY (SELECT lower(m.name) FROM vehicles m WHERE m.id = v.path[2]), v.level DESC, v.year_from, lower(v.name)
            """)
    }

    package static func isAny(in db: some SQLSession) async throws -> Bool {
        try await db.value("SELECT EXISTS (SELECT 1 FROM vehicles)") ?? false
    }

    /// Vehicles whose full name carries all of these words; those nearest the make first. For a field that is typed into.
    package static func named(like text: String, limit: Int, in db: some SQLSession) async throws -> [Vehicle] {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }.prefix(6).map(String.init)
        if words.isEmpty { return [] }
        return try await db.rows(
            """
            SELECT \(sql: columns) FROM vehicles v WHERE NOT EXISTS (SELECT 1 FROM unnest(\(words)::text[]) w
                WHERE NOT EXISTS (SELECT 1 FROM unnest(v.path) i JOIN vehicles a ON a.id = i WHERE strpos(lower(a.name), w) > 0))
            ORDER BY cardinality(v.path), lower(v.name), v.id LIMIT \(literal: limit)
            """)
    }

    /// Another name and other years; nil: open.
    /// - Throws: `VehicleRefusal`.
    package static func change(
        _ id: VehicleID, name: String, years: (from: Int?, to: Int?), in tx: Transaction
    ) async throws {
        let isPlain = !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
        guard (1...80).contains(name.count), isPlain else { throw VehicleRefusal.badName }
        try Years.check(years)
        do {
            let changed = try await tx.savepoint {
                try await tx.execute(
                    "UPDATE vehicles SET name = \(name), year_from = \(years.from), year_to = \(years.to) WHERE id = \(id)"
                )
            }
            if changed == 0 { throw VehicleRefusal.noPlace }
        } catch let fault as PostgresFault where fault.violatedUnique != nil { throw VehicleRefusal.badName }
    }
}

/// Model years as the database takes them.
enum Years {
    static func check(_ years: (from: Int?, to: Int?)) throws {
        for year in [years.from, years.to] {
            if let year, !(1900...2100).contains(year) { throw VehicleRefusal.badYears }
        }
        if let from = years.from, let to = years.to, from > to { throw VehicleRefusal.badYears }
    }
}
