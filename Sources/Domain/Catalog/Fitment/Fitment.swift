import Postgres
import Vocabulary

/// A part fits a vehicle and all that stands below it, in these model years.
package struct Fitment: Sendable, Equatable, SQLRow {
    package let vehicle: VehicleID
    /// `Peugeot 208 II`.
    package let name: String
    package let yearFrom: Int?
    package let yearTo: Int?

    package init(row: inout RowReader) throws {
        vehicle = try VehicleID(row: &row)
        name = try row.next()
        yearFrom = try row.next()
        yearTo = try row.next()
    }
}

extension Fitment {
    package static func of(_ product: ProductID, in db: some SQLSession) async throws -> [Fitment] {
        try await db.rows(
            """
            SELECT v.id, n.name, f.year_from, f.year_to FROM fitments f JOIN vehicles v ON v.id = f.vehicle_id
            CROSS JOIN LATERAL (SELECT string_agg(a.name, ' ' ORDER BY step) AS name
                FROM unnest(v.path) WITH ORDINALITY AS p (id, step) JOIN vehicles a ON a.id = p.id) n
            WHERE f.product_id = \(product) ORDER BY n.name, v.id
            """)
    }

    package static func add(
        _ vehicle: VehicleID, years: (from: Int?, to: Int?) = (nil, nil), to product: ProductID, in db: some SQLSession
    ) async throws {
        try Years.check(years)
        let added = try await db.execute(
            """
            INSERT INTO fitments (product_id, vehicle_id, year_from, year_to)
            SELECT \(product)::bigint, id, \(years.from)::int, \(years.to)::int FROM vehicles WHERE id = \(vehicle)
            ON CONFLICT (product_id, vehicle_id) DO UPDATE SET year_from = excluded.year_from, year_to = excluded.year_to
            """)
        if added == 0 { throw VehicleRefusal.noPlace }
    }

    package static func remove(_ vehicle: VehicleID, from product: ProductID, in db: some SQLSession) async throws {
        try await db.run("DELETE FROM fitments WHERE product_id = \(product) AND vehicle_id = \(vehicle)")
    }

    /// Whether goods of a category are for cars at all, as its newest fifty tell.
    package static func isSaid(in category: String, in db: some SQLSession) async throws -> Bool {
        try await db.value(
            """
            SELECT EXISTS (SELECT 1 FROM (SELECT id FROM products WHERE status = 'live' AND category = \(category)
                ORDER BY live_since DESC, id DESC LIMIT 50) p JOIN fitments f ON f.product_id = p.id)
            """) ?? false
    }

    /// Whether a product is for this car; nil when nothing is said of any car.
    package static func fits(_ product: ProductID, _ vehicle: VehicleID, year: Int?, in db: some SQLSession)
        async throws -> Bool?
    {
        try await db.nullable(
            """
            SELECT bool_or(f.vehicle_id = ANY (v.path) AND (\(year)::int IS NULL
                OR \(year)::int BETWEEN coalesce(f.year_from, 1900) AND coalesce(f.year_to, 2100)))
            FROM fitments f, (SELECT path FROM vehicles WHERE id = \(vehicle)) v WHERE f.product_id = \(product)
            """)
    }

    /// The condition that product `p` is for this car.
    static func condition(_ vehicle: VehicleID, year: Int?) -> SQL {
        """
        EXISTS (SELECT 1 FROM fitments f WHERE f.product_id = p.id
            AND f.vehicle_id = ANY ((SELECT path FROM vehicles WHERE id = \(vehicle))::bigint[])
            AND (\(year)::int IS NULL OR \(year)::int BETWEEN coalesce(f.year_from, 1900) AND coalesce(f.year_to, 2100)))
        """
    }
}
