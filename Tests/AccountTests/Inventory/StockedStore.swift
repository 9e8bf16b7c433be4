import Accounts
import Flows
import Foundation
import HTTP
import Inventory
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Amani's store with three variants on a shelf, a supplier, and who works there.
struct StockedStore: Sendable {
    let doors: MarketDoors
    let seller: SellerID
    let product: ProductID
    let variants: [VariantID]
    let shop: LocationID
    let supplier: SupplierID
    let amani: MarketDoors.Member
    let dala: MarketDoors.Member
    /// Of the market's people, with the right permission.
    let juma: MarketDoors.Member

    init(_ doors: MarketDoors, title: String = "Kiondo basket", skus: [String] = ["A-1", "A-2", "A-3"]) async throws {
        let db = doors.db
        self.doors = doors
        seller = try await Cast.seller(in: db)
        product = try await Cast.product(title, of: seller, in: db)
        variants = try await db.values(
            """
            INSERT INTO variants (id, product_id, seller_id, sku, options, position)
            SELECT id, \(product), \(seller), sku, CASE WHEN place = 1 THEN '{}' ELSE jsonb_build_object('size', sku) END, place
            FROM unnest(\(skus.map { _ in VariantID.random() })::bigint[], \(skus)::text[]) WITH ORDINALITY AS g (id, sku, place)
            RETURNING id
            """)
        amani = try await doors.member("Amani", store: seller)
        dala = try await doors.member(
            "Dala", store: try await Cast.seller("Dala", phone: Cast.dala, in: db))
        juma = try await doors.member("Juma", roles: [.staff], permissions: [.inventory], factors: ["pwd", "otp"])
        let hand = DeskHand(account: amani.id, seller: seller)
        shop = try await KeepLocation(db: db).add("Shop", of: seller, by: hand)
        supplier = try await KeepSupplier(db: db).add(
            SupplierWish(name: "Nordwerk", email: "sales@nordwerk.example", currency: .kes), of: seller, by: hand)
    }

    var db: Database { doors.db }
    var hand: DeskHand { DeskHand(account: amani.id, seller: seller) }

    func receive(_ quantity: Int, of index: Int = 0) async throws {
        try await MoveStock(db: db)(
            .receive(quantity, unitCost: Money(minor: 12_500, currency: .kes)), of: variants[index], at: shop, by: hand)
    }

    /// Two lines, sent.
    func order() async throws -> PurchaseOrderID {
        let orders = KeepPurchaseOrder(db: db)
        let id = try await orders.draft(from: supplier, by: hand)
        try await orders.put("A-1", 10, unitCostMinor: 1_250, in: id, by: hand)
        try await orders.put("A-2", 4, unitCostMinor: 900, in: id, by: hand)
        try await SendPurchaseOrder(doors.door)(id, in: .english, by: hand)
        return id
    }

    /// The pages of a desk that have something on them.
    func pages(_ prefix: String, order: PurchaseOrderID) -> [String] {
        [
            "/stock", "/stock/alerts", "/stock/count", "/stock/locations", "/stock/\(variants[0])",
            "/listings/\(product)/stock", "/suppliers", "/suppliers/new", "/suppliers/\(supplier)", "/purchases",
            "/purchases/suggestions", "/purchases/\(order)",
        ].map { prefix + $0 }
    }

    func get(_ path: String, as member: MarketDoors.Member? = nil) async throws -> Response {
        try await doors.ask(.get, path, [(member ?? amani).cookie])
    }

    func post(_ path: String, _ form: String, as member: MarketDoors.Member? = nil) async throws -> Response {
        try await doors.press(member ?? amani, path, from: "/account", form)
    }

    /// `on hand/held` of each variant.
    func levels() async throws -> [String] {
        var levels: [String] = []
        for variant in variants {
            let level = try await StockLevel.of(variant, in: db).first
            levels.append(level.map { "\($0.onHand)/\($0.held)" } ?? "none")
        }
        return levels
    }
}
