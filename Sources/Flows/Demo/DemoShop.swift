import Catalog
import Foundation
import Postgres
import Sellers
import Vocabulary

/// Makes a market of auto parts of any size: sellers, cars, categories, brands, goods with stock, prices with their
/// history, and sales over two years. For trying the desk out, and for measuring it.
///
/// What it writes is said to be of the demo by its sellers' descriptions. Not for a market that people use meanwhile: each
/// batch locks the tables that it fills.
package struct DemoShop: Sendable {
    private let db: Database
    private let currency: Currency

    package init(db: Database, currency: Currency) { (self.db, self.currency) = (db, currency) }

    /// Goods made in one transaction.
    static let batch = 5_000
    /// Changes that a price has gone through, about.
    static let changes = 10

    /// - Parameters:
    ///   - count: 1 to 1,000,000 products.
    ///   - progress: called with how many are there.
    package func callAsFunction(_ count: Int, progress: @Sendable (Int) -> Void) async throws {
        precondition((1...1_000_000).contains(count), "1 to 1,000,000 products")
        var random = DemoRandom(seed: 20_261_121)
        let ground = try await ground(sellers: min(24, max(2, count / 250)), &random)
        var done = 0
        while done < count {
            let size = min(Self.batch, count - done)
            var goods = DemoGoods(currency: currency, now: Date())
            for number in done..<(done + size) { goods.add(number, on: ground, &random) }
            let rows = goods
            try await db.transaction { tx in try await write(rows, in: tx) }
            done += size
            progress(done)
        }
        try await DemoSupplies(db: db, currency: currency)(ground.sellers.map(\.id), &random)
        for table: SQL in [
            "products", "variants", "price_changes", "stock_movements", "stock_levels", "fitments",
            "variant_suppliers", "purchase_orders", "purchase_order_lines",
        ] {
            try await db.run("ANALYZE \(sql: table)")
        }
    }

    /// Whom and what the goods stand on; made where it is not there yet.
    struct Ground: Sendable {
        var sellers: [(id: SellerID, location: LocationID)] = []
        /// Category codes, in the order of `DemoParts.branches`.
        var branches: [String] = []
        /// In the order of `DemoParts.makers`.
        var brands: [BrandID] = []
        var vehicles: [(id: VehicleID, name: String, years: ClosedRange<Int>)] = []
        /// Pictures that the market has of car parts already.
        var pictures: [String] = []
        /// So that a second run's goods have numbers of their own.
        var offset = 0
    }

    private func ground(sellers count: Int, _ random: inout DemoRandom) async throws -> Ground {
        var ground = Ground()
        for number in 0..<count {
            let town = DemoParts.towns[number % DemoParts.towns.count]
            let name = "\(town) \(DemoParts.shops[(number / DemoParts.towns.count + number) % DemoParts.shops.count])"
            guard let phone = Phone(digits: "25470055" + String(10_000 + number).dropFirst()) else { continue }
            let seller = try await Seller.enrol(
                phone: phone, name: name, description: "Demo: a parts shop in \(town).", catalogueURL: "", in: db)
            try await db.run(
                """
                INSERT INTO locations (id, seller_id, name, is_default) VALUES (\(LocationID.random()), \(seller.id), 'Shop', true)
                ON CONFLICT DO NOTHING
                """)
            let location: LocationID? = try await db.value(
                "SELECT id FROM locations WHERE seller_id = \(seller.id) ORDER BY is_default DESC LIMIT 1")
            if let location { ground.sellers.append((seller.id, location)) }
        }
        let tree = try await CategoryTree.load(in: db)
        for names in DemoParts.branches {
            if let known = tree.children(of: "car").first(where: { $0.names[.english] == names[.english] }) {
                ground.branches.append(known.code)
            } else {
                ground.branches.append(
                    try await db.transaction { try await CategoryNode.create(names, below: "car", in: $0).code })
            }
        }
        let brands = try await Brand.named(Set(DemoParts.makers.map(\.name)), in: db)
        ground.brands = DemoParts.makers.compactMap { brands[$0.name.lowercased()] }
        for car in DemoParts.cars {
            let make = try await Vehicle.named(car.make, below: nil, in: db)
            for model in car.models {
                let id = try await Vehicle.named(model, below: make, in: db)
                for (name, from, to) in [("I", 2008, 2015), ("II", 2016, 2024)] {
                    let generation = try await Vehicle.named(name, below: id, years: (from, to), in: db)
                    ground.vehicles.append((generation, "\(car.make) \(model) \(name)", from...to))
                    for engine in DemoParts.engines { _ = try await Vehicle.named(engine, below: generation, in: db) }
                }
            }
        }
        ground.pictures = try await db.values(
            """
            SELECT s3_image_url FROM products WHERE category = 'car' AND s3_image_url IS NOT NULL AND status = 'live'
            ORDER BY id LIMIT 50
            """)
        ground.offset = try await db.value("SELECT count(*) FROM variants WHERE sku LIKE 'D-%'") ?? 0
        return ground
    }

    private func write(_ goods: DemoGoods, in tx: Transaction) async throws {
        // Histories are written whole; the triggers would note each present price as a first one of today.
        try await tx.run("ALTER TABLE products DISABLE TRIGGER first_price")
        _ = try await tx.copy(
            """
            COPY products (id, seller_id, status, title, description, category, brand_id, price_minor, currency, s3_image_url,
                picture_width, picture_height, import_key, live_since, created_at, updated_at, content_hash, last_hydrated_at)
            FROM STDIN
            """, rows: goods.products)
        try await tx.run("ALTER TABLE products ENABLE TRIGGER first_price")
        _ = try await tx.copy(
            "COPY variants (id, product_id, seller_id, sku, barcode) FROM STDIN", rows: goods.variants)
        _ = try await tx.copy("COPY part_numbers (product_id, kind, number) FROM STDIN", rows: goods.numbers)
        _ = try await tx.copy(
            "COPY fitments (product_id, vehicle_id, year_from, year_to) FROM STDIN", rows: goods.fitments)
        _ = try await tx.copy(
            """
            COPY price_changes (product_id, was_minor, becomes_minor, currency, at, actor, reason) FROM STDIN
            """, rows: goods.prices)
        _ = try await tx.copy(
            """
            COPY stock_movements (variant_id, location_id, kind, quantity, unit_cost_minor, unit_price_minor, actor, at) FROM STDIN
            """, rows: goods.movements)
        try await tx.run(
            """
            UPDATE stock_levels l SET low_at = 3 + v.id % 5 FROM variants v
            WHERE v.id = l.variant_id AND v.sku = ANY (\(goods.skus)::text[]) AND l.low_at IS NULL
            """)
    }
}
