import Postgres
import Vocabulary

/// A visitor's car.
package struct ParkedCar: Sendable, Equatable, SQLRow {
    package let vehicle: VehicleID
    /// Names from the make down: `Peugeot 208 II`.
    package let name: String
    package let year: Int?
    /// The one that lists are held against.
    package let isCurrent: Bool

    package init(row: inout RowReader) throws {
        vehicle = try VehicleID(row: &row)
        name = try row.next()
        year = try row.next()
        isCurrent = try row.next()
    }
}

/// The cars that a visitor looks for parts for.
package enum Garage {
    /// At most so many; the next is not taken.
    package static let limit = 20

    private static let columns: SQL = """
        g.vehicle_id, (SELECT string_agg(a.name, ' ' ORDER BY step)
            FROM vehicles v CROSS JOIN unnest(v.path) WITH ORDINALITY AS p (id, step) JOIN vehicles a ON a.id = p.id
            WHERE v.id = g.vehicle_id), g.year, g.is_current
        """

    /// The latest first.
    package static func cars(of visitor: VisitorID, in db: some SQLSession) async throws -> [ParkedCar] {
        try await db.rows(
            "SELECT \(sql: columns) FROM garage g WHERE g.visitor = \(visitor) ORDER BY g.added_at DESC, g.vehicle_id")
    }

    package static func current(of visitor: VisitorID, in db: some SQLSession) async throws -> ParkedCar? {
        try await db.row("SELECT \(sql: columns) FROM garage g WHERE g.visitor = \(visitor) AND g.is_current")
    }

    /// Parks a car; lists are held against it from now on.
    ///
    /// - Parameter year: 1900 to 2100; another is left out.
    /// - Returns: false when the garage is full or there is no such vehicle.
    package static func park(_ vehicle: VehicleID, year: Int?, for visitor: VisitorID, in tx: Transaction)
        async throws -> Bool
    {
        let year = year.flatMap { (1900...2100).contains($0) ? $0 : nil }
        try await lock(visitor, in: tx)
        let parked = try await tx.execute(
            """
            INSERT INTO garage (visitor, vehicle_id, year)
            SELECT \(visitor)::uuid, id, \(year)::int FROM vehicles WHERE id = \(vehicle)
                AND ((SELECT count(*) FROM garage WHERE visitor = \(visitor)) < \(limit)
                     OR EXISTS (SELECT 1 FROM garage WHERE visitor = \(visitor) AND vehicle_id = \(vehicle)))
            ON CONFLICT (visitor, vehicle_id) DO UPDATE SET year = excluded.year
            """)
        if parked == 0 { return false }
        try await leaveAll(of: visitor, in: tx)
        try await tx.run(
            "UPDATE garage SET is_current = true WHERE visitor = \(visitor) AND vehicle_id = \(vehicle)")
        return true
    }

    /// Lists are held against no car from now on.
    package static func leaveAll(of visitor: VisitorID, in db: some SQLSession) async throws {
        try await db.run("UPDATE garage SET is_current = false WHERE visitor = \(visitor) AND is_current")
    }

    package static func remove(_ vehicle: VehicleID, of visitor: VisitorID, in db: some SQLSession) async throws {
        try await db.run("DELETE FROM garage WHERE visitor = \(visitor) AND vehicle_id = \(vehicle)")
    }

    /// One visitor's cars are the other's from now on, as far as there is room. The one they drive last stays current.
    package static func move(from: VisitorID, to: VisitorID, in tx: Transaction) async throws {
        try await lock(to, in: tx)
        let current: VehicleID? = try await tx.value(
            "SELECT vehicle_id FROM garage WHERE visitor = \(from) AND is_current")
        if current != nil { try await leaveAll(of: to, in: tx) }
        try await tx.run(
            """
            WITH moved AS (DELETE FROM garage WHERE visitor = \(from) RETURNING vehicle_id, year, added_at)
            INSERT INTO garage (visitor, vehicle_id, year, added_at)
            SELECT \(to)::uuid, vehicle_id, year, added_at FROM moved ORDER BY vehicle_id = \(current) DESC NULLS LAST, added_at DESC
            LIMIT greatest(0, \(limit) - (SELECT count(*) FROM garage WHERE visitor = \(to)))
            ON CONFLICT (visitor, vehicle_id) DO UPDATE SET year = coalesce(excluded.year, garage.year)
            """)
        try await tx.run(
            "UPDATE garage SET is_current = true WHERE visitor = \(to) AND vehicle_id = \(current)")
    }

    /// Two taps at once would both become the current one.
    private static func lock(_ visitor: VisitorID, in tx: Transaction) async throws {
        try await tx.run("SELECT pg_advisory_xact_lock(hashtextextended(\(visitor)::uuid::text, 7355608003))")
    }
}
