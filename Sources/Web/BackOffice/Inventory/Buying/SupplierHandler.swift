import Accounts
import Flows
import Frame
import HTML
import HTTP
import Inventory
import Vocabulary

/// One supplier: its form, its archive, an order from it.
struct SupplierHandler: Sendable {
    let door: InventoryDoor
    private var routes: InventoryRoutes { door.routes }

    init(_ door: InventoryDoor) { self.door = door }

    var endpoints: [Endpoint] {
        [
            Endpoint(routes.supplier, for: door.audience) { request, id in
                let work = try await door.desk.work(request)
                return try await page(work, try await found(id, work))
            },
            Endpoint(routes.supplierRevision, for: door.audience, bodyLimit: 16 << 10) { request, id in
                let work = try await door.desk.form(request)
                let supplier = try await found(id, work), form = SupplierForm(request.form)
                do { try await KeepSupplier(db: work.db).change(id, to: try form.wish(), by: work.hand) } catch let
                    refusal
                    as PurchaseRefusal
                { return try await page(work, supplier, form, refusal) }
                return work.done(routes.supplier.path(id), saying: work.frame("").frame.phrases.account.saved)
            },
            Endpoint(routes.archive, for: door.audience, bodyLimit: 4 << 10) { request, id in
                try await archive(request, id, true)
            },
            Endpoint(routes.restoration, for: door.audience, bodyLimit: 4 << 10) { request, id in
                try await archive(request, id, false)
            },
            Endpoint(routes.draft, for: door.audience, bodyLimit: 8 << 10) { request, id in
                try await draft(request, id)
            },
        ]
    }

    private func archive(_ request: Request, _ id: SupplierID, _ isArchived: Bool) async throws -> Response {
        let work = try await door.desk.form(request)
        _ = try await found(id, work)
        try await KeepSupplier(db: work.db).archive(id, isArchived, by: work.hand)
        return work.done(routes.supplier.path(id))
    }

    private func draft(_ request: Request, _ id: SupplierID) async throws -> Response {
        let work = try await door.desk.form(request)
        let supplier = try await found(id, work), form = request.form
        do {
            let expected = (form["expected"] ?? "").filter { !$0.isWhitespace }
            let order = try await KeepPurchaseOrder(db: work.db).draft(
                from: id, to: form["location"].flatMap(LocationID.init(pathText:)), note: form["remark"] ?? "",
                expectedOn: expected.isEmpty ? nil : expected, by: work.hand)
            return work.done(routes.order.path(order))
        } catch let refusal as PurchaseRefusal { return try await page(work, supplier, nil, refusal) }
    }

    /// - Throws: `Problem` 404 for what is not of this desk.
    private func found(_ id: SupplierID, _ work: DeskWork) async throws -> Supplier {
        guard let supplier = try await Supplier.find(id, of: work.hand.seller, in: work.db) else {
            throw Problem(.notFound, code: PurchaseRefusal.notThere.code)
        }
        return supplier
    }

    private func page(
        _ work: DeskWork, _ supplier: Supplier, _ form: SupplierForm? = nil, _ refusal: PurchaseRefusal? = nil
    ) async throws -> Response {
        let view = SupplierView(
            supplier: supplier, form: form ?? SupplierForm(supplier),
            fault: refusal.map { PurchaseSaid.refusal($0)[work.language] }, sellers: [],
            locations: try await Location.all(of: supplier.seller, in: work.db),
            orders: try await PurchaseOrderRow.page(of: supplier.seller, supplier: supplier.id, limit: 10, in: work.db),
            note: work.request.query["note"].map { String($0.prefix(200)) })
        return work.page(
            SupplierPage(desk: work.frame(supplier.name), routes: routes, view: view, currency: door.currency),
            refusal == nil ? .ok : .unprocessable)
    }
}
