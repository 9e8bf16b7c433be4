import HTTP
import Vocabulary

/// The addresses of a desk's stock, suppliers and orders.
struct InventoryRoutes: Sendable {
    let area: DeskArea

    var stock: Route<> { area.route(.get, "/stock") }
    var thresholds: Route<> { area.route(.post, "/stock/thresholds") }
    var alerts: Route<> { area.route(.get, "/stock/alerts") }
    var count: Route<> { area.route(.get, "/stock/count") }
    var counted: Route<> { area.route(.post, "/stock/count") }
    var locations: Route<> { area.route(.get, "/stock/locations") }
    var newLocation: Route<> { area.route(.post, "/stock/locations") }
    var location: Route<LocationID> { area.route(.post, "/stock/locations/{id}", LocationID.self) }
    var ledger: Route<VariantID> { area.route(.get, "/stock/{id}", VariantID.self) }
    var movement: Route<VariantID> { area.route(.post, "/stock/{id}/movements", VariantID.self) }
    var supply: Route<VariantID> { area.route(.post, "/stock/{id}/suppliers", VariantID.self) }
    var supplyEnd: Route<VariantID> { area.route(.post, "/stock/{id}/suppliers/removal", VariantID.self) }
    var listing: Route<ProductID> { area.route(.get, "/listings/{id}/stock", ProductID.self) }

    var suppliers: Route<> { area.route(.get, "/suppliers") }
    var newSupplier: Route<> { area.route(.get, "/suppliers/new") }
    var supplierCreation: Route<> { area.route(.post, "/suppliers") }
    var supplier: Route<SupplierID> { area.route(.get, "/suppliers/{id}", SupplierID.self) }
    var supplierRevision: Route<SupplierID> { area.route(.post, "/suppliers/{id}", SupplierID.self) }
    var archive: Route<SupplierID> { area.route(.post, "/suppliers/{id}/archive", SupplierID.self) }
    var restoration: Route<SupplierID> { area.route(.post, "/suppliers/{id}/restoration", SupplierID.self) }
    var draft: Route<SupplierID> { area.route(.post, "/suppliers/{id}/orders", SupplierID.self) }

    var orders: Route<> { area.route(.get, "/purchases") }
    var suggestions: Route<> { area.route(.get, "/purchases/suggestions") }
    var suggested: Route<> { area.route(.post, "/purchases/suggestions") }
    var order: Route<PurchaseOrderID> { area.route(.get, "/purchases/{id}", PurchaseOrderID.self) }
    var line: Route<PurchaseOrderID> { area.route(.post, "/purchases/{id}/lines", PurchaseOrderID.self) }
    var lineRemoval: Route<PurchaseOrderID> { area.route(.post, "/purchases/{id}/lines/removal", PurchaseOrderID.self) }
    var sending: Route<PurchaseOrderID> { area.route(.post, "/purchases/{id}/sending", PurchaseOrderID.self) }
    var receipt: Route<PurchaseOrderID> { area.route(.post, "/purchases/{id}/receipt", PurchaseOrderID.self) }
    var cancellation: Route<PurchaseOrderID> { area.route(.post, "/purchases/{id}/cancellation", PurchaseOrderID.self) }
}
