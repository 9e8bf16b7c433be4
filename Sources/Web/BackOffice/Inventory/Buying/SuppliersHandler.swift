import Accounts
import Catalog
import Flows
import Frame
import HTML
import HTTP
import Inventory
import Sellers
import Vocabulary

/// The table of suppliers, and the form of a new one.
struct SuppliersHandler: Sendable {
    let door: InventoryDoor
    private var routes: InventoryRoutes { door.routes }

    init(_ door: InventoryDoor) { self.door = door }

    var endpoints: [Endpoint] {
        [
            Endpoint(routes.suppliers, for: door.audience) { request in try await table(request) },
            Endpoint(routes.newSupplier, for: door.audience) { request in
                try await blank(try await door.desk.work(request), SupplierForm(currency: door.currency.code))
            },
            Endpoint(routes.supplierCreation, for: door.audience, bodyLimit: 16 << 10) { request in
                try await create(request)
            },
        ]
    }

    private func table(_ request: Request) async throws -> Response {
        let work = try await door.desk.work(request)
        let state = TableState(request, filters: ["q", "archived"], sort: "name", sortable: [])
        let place = state.place.flatMap { place in SupplierID(rawValue: place.id).map { (place.key, $0) } }
        let found = try await Supplier.all(
            of: work.hand.seller, isArchived: state["archived"] == "1", beginning: state["q"] ?? "", after: place,
            limit: 51, in: work.db)
        let rows = Array(found.prefix(50))
        let next = found.count > 50 ? rows.last.map { DeskPlace(key: $0.name.lowercased(), id: $0.id.rawValue) } : nil
        let view = SuppliersView(state: state, rows: rows, next: next.map { state.link(after: $0) })
        return work.page(
            SuppliersPage(desk: work.frame(PurchaseSaid.suppliers[work.language]), routes: routes, view: view))
    }

    private func create(_ request: Request) async throws -> Response {
        let work = try await door.desk.form(request)
        let form = SupplierForm(request.form)
        do {
            guard let seller = try await work.owner(request.form["seller"]) else { throw PurchaseRefusal.notThere }
            let id = try await KeepSupplier(db: work.db).add(try form.wish(), of: seller, by: work.hand)
            return work.done(routes.supplier.path(id))
        } catch let refusal as PurchaseRefusal { return try await blank(work, form, refusal) }
    }

    private func blank(_ work: DeskWork, _ form: SupplierForm, _ refusal: PurchaseRefusal? = nil) async throws
        -> Response
    {
        let view = SupplierView(
            supplier: nil, form: form, fault: refusal.map { PurchaseSaid.refusal($0)[work.language] },
            sellers: work.hand.isMarket ? try await Seller.all(in: work.db) : [])
        return work.page(
            SupplierPage(
                desk: work.frame(PurchaseSaid.newSupplier[work.language]), routes: routes, view: view,
                currency: door.currency), refusal == nil ? .ok : .unprocessable)
    }
}

/// A supplier as it was typed: a refused form shows it again.
struct SupplierForm: Sendable, Equatable {
    var name = ""
    var email = ""
    var phone = ""
    var leadDays = "7"
    var currency: String
    var note = ""

    init(currency: String) { self.currency = currency }

    init(_ form: Query) {
        currency = String((form["currency"] ?? "").prefix(8))
        name = String((form["name"] ?? "").prefix(400))
        email = String((form["email"] ?? "").prefix(400))
        phone = String((form["phone"] ?? "").prefix(200))
        leadDays = String((form["leadDays"] ?? "").prefix(12))
        note = String((form["note"] ?? "").replacing("\r\n", with: "\n").prefix(4_000))
    }

    init(_ supplier: Supplier) {
        (name, email, phone) = (supplier.name, supplier.email, supplier.phone)
        (leadDays, currency, note) = (String(supplier.leadDays), supplier.currency, supplier.note)
    }

    /// - Throws: `PurchaseRefusal`.
    func wish() throws -> SupplierWish {
        guard let days = WholeNumber(leadDays)?.value else { throw PurchaseRefusal.badLeadTime }
        guard let currency = Currency(code: currency) else { throw PurchaseRefusal.badLine }
        return SupplierWish(name: name, email: email, phone: phone, leadDays: days, currency: currency, note: note)
    }
}
