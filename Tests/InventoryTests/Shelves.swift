import Inventory
import Postgres
import TestSupport
import Testing
import Vocabulary

/// A seller's two places and three variants of one product.
struct Shelves: Sendable {
    let db: Database
    let seller: SellerID
    let product: ProductID
    let variants: [VariantID]
    let shop: LocationID
    let store: LocationID

    init(_ db: Database, seller name: String = "Amani", phone: String = Cast.amani) async throws {
        self.db = db
        seller = try await Cast.seller(name, phone: phone, in: db)
        product = try await Cast.product(of: seller, in: db)
        let made: [VariantID] = try await db.values(
            """
            INSERT INTO variants (id, product_id, seller_id, sku, options, position)
            SELECT id, \(product), \(seller), sku, options, place
            FROM unnest(\([VariantID.random(), .random(), .random()])::bigint[], '{A-1,A-2,A-3}'::text[],
                '{"{\\"size\\": \\"M\\"}","{\\"size\\": \\"L\\"}","{}"}'::jsonb[], '{0,1,2}'::int[]) AS g (id, sku, options, place)
            RETURNING id
            """)
        variants = made
        let owner = seller
        (shop, store) = try await db.transaction { tx in
            (
                try await Location.add("Shop", of: owner, in: tx),
                try await Location.add("Store room", of: owner, in: tx)
            )
        }
    }

    func shelf(_ index: Int = 0) -> Shelf { Shelf(variants[index], shop) }

    func record(_ kind: StockMovement.Kind, _ quantity: Int, of index: Int = 0, reference: String = "") async throws {
        let wish = MovementWish(variants[index], at: shop, kind, quantity, reference: reference)
        try await db.transaction { try await StockMovement.record([wish], in: $0) }
    }

    func hold(_ quantity: Int = 1, of index: Int = 0, time: Duration = .seconds(60)) async throws -> StockHoldID {
        let shelf = shelf(index)
        return try await db.transaction {
            try await StockHold.hold([(shelf, quantity)], for: "cart:1", time: time, in: $0)[0]
        }
    }

    /// `on hand/held` of a shelf.
    func level(_ index: Int = 0) async throws -> String {
        let levels = try await StockLevel.of(variants[index], in: db)
        return levels.first { $0.location == shop }.map { "\($0.onHand)/\($0.held)" } ?? "none"
    }

    func alerts() async throws -> [String] {
        try await db.values(
            """
            SELECT kind || CASE WHEN ended_at IS NULL THEN ' open' ELSE '' END || CASE WHEN told_at IS NULL THEN '' ELSE ' told' END
            FROM stock_alerts ORDER BY id
            """)
    }

    /// Whether every level is the sum of its movements and its holds.
    func isSound() async throws -> Bool {
        try await db.transaction { try await StockCheck.run(in: $0) }.differences == 0
    }
}
