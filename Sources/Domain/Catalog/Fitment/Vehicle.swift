import Postgres
import Vocabulary

/// A make, a model, a generation or an engine: one place in the tree of vehicles.
package struct Vehicle: Sendable, Equatable, SQLRow {
    package enum Level: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
        case make, model, generation, engine
        /// The level below; nil below an engine.
        package var next: Level? {
            let all = Level.allCases
            return all.firstIndex(of: self).flatMap { $0 + 1 < all.count ? all[$0 + 1] : nil }
        }
    }

    package let id: VehicleID
    package let parent: VehicleID?
    package let level: Level
    package let name: String
    /// First and last model year; nil where open or not known.
    package let yearFrom: Int?
    package let yearTo: Int?
    /// Names from the make down to its own: `Peugeot 208 II 1.2 PureTech`.
    package let fullName: String

    package init(row: inout RowReader) throws {
        id = try VehicleID(row: &row)
        parent = try row.next(Int64?.self).flatMap(VehicleID.init(rawValue:))
        level = try row.next()
        name = try row.next()
        yearFrom = try row.next()
        yearTo = try row.next()
        fullName = try row.next()
    }

    static let columns: SQL = """
        v.id, v.parent_id, v.level, v.name, v.year_from, v.year_to,
        (SELECT string_agg(a.name, ' ' ORDER BY step) FROM unnest(v.path) WITH ORDINALITY AS p (id, step) JOIN vehicles a ON a.id = p.id)
        """
}

/// Why a vehicle cannot be kept.
package enum VehicleRefusal: String, Error, Sendable, CaseIterable {
    case badName = "vehicle-bad-name"
    case badYears = "vehicle-bad-years"
    /// Below an engine there is nothing, and below what is not there neither.
    case noPlace = "vehicle-no-place"
    case inUse = "vehicle-in-use"
    package var code: String { rawValue }
}

extension Vehicle {
    package static func find(_ id: VehicleID, in db: some SQLSession) async throws -> Vehicle? {
        try await db.row("SELECT \(sql: columns) FROM vehicles v WHERE v.id = \(id)")
    }

    /// What stands right below a vehicle; the makes below none.
    package static func below(_ id: VehicleID?, in db: some SQLSession) async throws -> [Vehicle] {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM vehicles v WHERE coalesce(v.parent_id, 0) = \(id?.rawValue ?? 0)
            ORDER BY lower(v.name), v.year_from
            """)
    }

    /// The vehicle with this name there, made when it is not there yet; years are taken over when they are given.
    /// - Throws: `VehicleRefusal`.
    package static func named(
        _ name: String, below parent: VehicleID?, years: (from: Int?, to: Int?) = (nil, nil), in db: some SQLSession
    ) async throws -> VehicleID {
        guard (1...80).contains(name.count) else { throw VehicleRefusal.badName }
        try Years.check(years)
        let id = VehicleID.random()
        let placed = try await db.value(
            """
            INSERT INTO vehicles (id, parent_id, level, name, year_from, year_to, path)
            SELECT \(id)::bigint, \(parent)::bigint, l.levels[coalesce(cardinality(above.path), 0) + 1], \(name)::text,
                \(years.from)::int, \(years.to)::int, coalesce(above.path, '{}') || \(id)::bigint
            FROM (SELECT ARRAY['make', 'model', 'generation', 'engine'] AS levels) l
            LEFT JOIN vehicles above ON above.id = \(parent)
            WHERE (\(parent)::bigint IS NULL OR above.id IS NOT NULL) AND coalesce(cardinality(above.path), 0) < 4
            ON CONFLICT (coalesce(parent_id, 0), lower(name)) DO UPDATE SET
                year_from = coalesce(excluded.year_from, vehicles.year_from), year_to = coalesce(excluded.year_to, vehicles.year_to)
            RETURNING id
            """, as: VehicleID.self)
        guard let placed else { throw VehicleRefusal.noPlace }
        return placed
    }

    /// - Throws: `VehicleRefusal.inUse` while something stands below it or fits it.
    package static func remove(_ id: VehicleID, in db: some SQLSession) async throws {
        do { try await db.run("DELETE FROM vehicles WHERE id = \(id)") } catch let fault as PostgresFault
            where fault.isForeignKeyViolation
        { throw VehicleRefusal.inUse }
    }
}

extension Vehicle {
    /// From the make down to the vehicle itself; empty when there is no such vehicle.
    package static func path(of id: VehicleID, in db: some SQLSession) async throws -> [VehicleID] {
        try await db.value("SELECT path FROM vehicles WHERE id = \(id)", as: [VehicleID].self) ?? []
    }
}
