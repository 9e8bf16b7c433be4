import Catalog
import Flows
import Foundation
import Inventory
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Amani's goods: three SKUs of one listing, a place, a supplier.
struct StockBench: Sendable {
    let desks: Desks
    let product: ProductID
    let variants: [VariantID]
    let shop: LocationID
    var db: Database { desks.db }

    init(_ db: Database) async throws {
        desks = try await Desks(db)
        guard let seller = desks.amani.seller else { throw CancellationError() }
        product = try await Cast.product(of: seller, in: db)
        let wishes = ["A-1", "A-2", "A-3"].map { VariantWish(sku: $0) }
        try await KeepVariants(db: db)(wishes, of: product, by: desks.amani)
        variants = try await Variant.of(product, in: db).map(\.id)
        shop = try await KeepLocation(db: db).add("Shop", of: seller, by: desks.amani)
    }

    var move: MoveStock { MoveStock(db: db) }
    var orders: KeepPurchaseOrder { KeepPurchaseOrder(db: db) }
    var suppliers: KeepSupplier { KeepSupplier(db: db) }

    func receive(_ quantity: Int, of index: Int = 0) async throws {
        try await move(.receive(quantity, unitCost: nil), of: variants[index], at: shop, by: desks.amani)
    }

    func supplier(
        _ wish: SupplierWish = SupplierWish(name: "Nordwerk", email: "sales@nordwerk.example", currency: .kes)
    )
        async throws -> SupplierID
    {
        guard let seller = desks.amani.seller else { throw CancellationError() }
        return try await suppliers.add(wish, of: seller, by: desks.amani)
    }

    /// An order of ten A-1 and four A-2 that is sent.
    func sentOrder() async throws -> PurchaseOrder {
        let id = try await orders.draft(from: try await supplier(), by: desks.amani)
        try await orders.put("A-1", 10, unitCostMinor: 1_250, in: id, by: desks.amani)
        try await orders.put("A-2", 4, unitCostMinor: 900, in: id, by: desks.amani)
        try await SendPurchaseOrder(try AccountBench(db).door)(id, in: .english, by: desks.amani)
        return try await order(id)
    }

    func order(_ id: PurchaseOrderID) async throws -> PurchaseOrder {
        try #require(try await PurchaseOrder.find(id, of: nil, in: db))
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

    func everything() async throws -> [String] {
        try await Cast.rows(
            of: [
                "stock_levels", "stock_movements", "stock_holds", "suppliers", "purchase_orders",
                "purchase_order_lines",
                "locations", "variant_suppliers", "jobs",
            ], in: db)
    }
}
