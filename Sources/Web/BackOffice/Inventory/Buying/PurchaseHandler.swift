import Accounts
import Flows
import Frame
import HTML
import HTTP
import Inventory
import Vocabulary

/// One order: its lines, its way to the supplier, its deliveries.
struct PurchaseHandler: Sendable {
    let door: InventoryDoor
    private var routes: InventoryRoutes { door.routes }

    init(_ door: InventoryDoor) { self.door = door }

    var endpoints: [Endpoint] {
        [
            Endpoint(routes.order, for: door.audience) { request, id in
                let work = try await door.desk.work(request)
                return try await page(work, try await found(id, work))
            },
            Endpoint(routes.line, for: door.audience, bodyLimit: 8 << 10) { request, id in
                try await doing(request, id) { work, order in
                    let line = try LineForm(request.form).read(Currency(code: order.currency) ?? door.currency)
                    try await KeepPurchaseOrder(db: work.db).put(
                        line.number, line.quantity, unitCostMinor: line.unitCostMinor, in: id, by: work.hand)
                    return nil
                }
            },
            Endpoint(routes.lineRemoval, for: door.audience, bodyLimit: 4 << 10) { request, id in
                try await doing(request, id) { work, _ in
                    guard let line = request.form["line"].flatMap(PurchaseOrderLineID.init(pathText:)) else {
                        throw PurchaseRefusal.notThere
                    }
                    try await KeepPurchaseOrder(db: work.db).remove(line, from: id, by: work.hand)
                    return nil
                }
            },
            Endpoint(routes.sending, for: door.audience, bodyLimit: 4 << 10) { request, id in
                try await doing(request, id) { work, _ in
                    let isMailed = try await SendPurchaseOrder(door.keeper)(id, in: work.language, by: work.hand)
                    return (isMailed ? PurchaseSaid.sentByMail : PurchaseSaid.sentByHand)[work.language]
                }
            },
            Endpoint(routes.receipt, for: door.audience, bodyLimit: 32 << 10) { request, id in
                try await doing(request, id) { work, order in try await receive(request.form, order, work) }
            },
            Endpoint(routes.cancellation, for: door.audience, bodyLimit: 4 << 10) { request, id in
                try await doing(request, id) { work, _ in
                    try await KeepPurchaseOrder(db: work.db).cancel(id, by: work.hand)
                    return nil
                }
            },
        ]
    }

    private func receive(_ form: Query, _ order: PurchaseOrder, _ work: DeskWork) async throws -> String? {
        guard let seen = WholeNumber(form["seen"])?.value else { throw PurchaseRefusal.changedMeanwhile }
        var delivered: [PurchaseOrderLineID: Int] = [:]
        if form["all"] != nil {
            for line in try await order.lines(in: work.db) { delivered[line.id] = line.awaited }
        } else {
            for (name, value) in form.all where name.hasPrefix("got.") && !value.allSatisfy(\.isWhitespace) {
                guard let line = PurchaseOrderLineID(pathText: String(name.dropFirst(4))),
                    let quantity = WholeNumber(value)?.value, quantity >= 0, delivered[line] == nil
                else { throw PurchaseRefusal.badLine }
                delivered[line] = quantity
            }
        }
        let status = try await ReceiveGoods(db: work.db)(delivered, of: order.id, seen: seen, by: work.hand)
        return PurchaseSaid.status(status).said[work.language]
    }

    /// Does something with an order, and goes back to its page; a refusal is said there, over what was typed.
    private func doing(
        _ request: Request, _ id: PurchaseOrderID, _ body: (DeskWork, PurchaseOrder) async throws -> String?
    ) async throws -> Response {
        let work = try await door.desk.form(request)
        let order = try await found(id, work)
        do {
            let note = try await body(work, order)
            return work.done(routes.order.path(id), saying: note)
        } catch let refusal as PurchaseRefusal { return try await page(work, order, refusal) }
    }

    /// - Throws: `Problem` 404 for what is not of this desk.
    private func found(_ id: PurchaseOrderID, _ work: DeskWork) async throws -> PurchaseOrder {
        guard let order = try await PurchaseOrder.find(id, of: work.hand.seller, in: work.db) else {
            throw Problem(.notFound, code: PurchaseRefusal.notThere.code)
        }
        return order
    }

    private func page(_ work: DeskWork, _ order: PurchaseOrder, _ refusal: PurchaseRefusal? = nil) async throws
        -> Response
    {
        let isForm = work.request.method == .post
        let view = PurchaseView(
            order: order, lines: try await order.lines(in: work.db),
            supplier: try await Supplier.find(order.supplier, of: order.seller, in: work.db),
            location: try await Location.find(order.location, of: order.seller, in: work.db),
            fault: refusal.map { PurchaseSaid.refusal($0)[work.language] },
            note: work.request.query["note"].map { String($0.prefix(200)) },
            form: isForm ? LineForm(work.request.form) : LineForm(),
            typed: isForm ? work.request.form.all.filter { $0.name.hasPrefix("got.") } : [], currency: door.currency)
        return work.page(
            PurchasePage(desk: work.frame(order.name), routes: routes, view: view),
            refusal == nil ? .ok : .unprocessable)
    }
}

/// A line as it was typed.
struct LineForm: Sendable, Equatable {
    var number = ""
    var quantity = ""
    var cost = ""

    init() {}

    init(_ form: Query) {
        number = String((form["number"] ?? "").prefix(100))
        quantity = String((form["quantity"] ?? "").prefix(24))
        cost = String((form["cost"] ?? "").prefix(24))
    }

    /// - Throws: `PurchaseRefusal.badLine`.
    func read(_ currency: Currency) throws -> (number: String, quantity: Int, unitCostMinor: Int64?) {
        guard let count = WholeNumber(quantity)?.value else { throw PurchaseRefusal.badLine }
        let number = String(number.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        if cost.allSatisfy(\.isWhitespace) { return (number, count, nil) }
        guard let money = Money(typed: cost, currency: currency) else { throw PurchaseRefusal.badLine }
        return (number, count, money.minor)
    }
}
