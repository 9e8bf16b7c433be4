import Accounts
import Flows
import Frame
import HTML
import HTTP
import Inventory
import Vocabulary

/// One variant: where it lies, its ledger, who supplies it.
struct LedgerHandler: Sendable {
    let door: InventoryDoor
    private var routes: InventoryRoutes { door.routes }

    init(_ door: InventoryDoor) { self.door = door }

    var endpoints: [Endpoint] {
        [
            Endpoint(routes.listing, for: door.audience) { request, id in try await listing(request, id) },
            Endpoint(routes.ledger, for: door.audience) { request, id in
                let work = try await door.desk.work(request)
                return try await page(work, try await found(id, work))
            },
            Endpoint(routes.movement, for: door.audience, bodyLimit: 16 << 10) { request, id in
                try await move(request, id)
            },
            Endpoint(routes.supply, for: door.audience, bodyLimit: 16 << 10) { request, id in
                try await supply(request, id)
            },
            Endpoint(routes.supplyEnd, for: door.audience, bodyLimit: 4 << 10) { request, id in
                try await endSupply(request, id)
            },
        ]
    }

    /// A listing's only variant, or the choice of its variants.
    private func listing(_ request: Request, _ id: ProductID) async throws -> Response {
        let work = try await door.desk.work(request)
        let variants = try await StockedVariant.of(id, seller: work.hand.seller, in: work.db)
        guard let first = variants.first else { throw Problem(.notFound, code: "no-such-listing") }
        if variants.count == 1 { return work.done(routes.ledger.path(first.id)) }
        let stock = try await VariantStock.of(id, in: work.db)
        return work.page(
            ListingStockPage(desk: work.frame(first.title), routes: routes, variants: variants, stock: stock))
    }

    private func move(_ request: Request, _ id: VariantID) async throws -> Response {
        let work = try await door.desk.form(request)
        let variant = try await found(id, work)
        let typed = MovementForm(request.form)
        do {
            let location = try await place(typed, of: variant, work)
            try await MoveStock(db: work.db)(
                try typed.move(in: door.currency), of: id, at: location, note: typed.note, by: work.hand)
        } catch let refusal as StockRefusal {
            return try await page(work, variant, typed, fault: StockSaid.refusal(refusal)[work.language])
        }
        return work.done(routes.ledger.path(id), saying: StockSaid.moved[work.language])
    }

    /// What the form names, or the usual place where it names none: the first movement of a seller makes it.
    private func place(_ form: MovementForm, of variant: StockedVariant, _ work: DeskWork) async throws -> LocationID {
        if form.location.isEmpty { return try await Location.usual(of: variant.seller, in: work.db) }
        guard let location = LocationID(pathText: form.location) else { throw StockRefusal.notThere }
        return location
    }

    private func supply(_ request: Request, _ id: VariantID) async throws -> Response {
        let work = try await door.desk.form(request)
        let variant = try await found(id, work), form = request.form
        do {
            guard let supplier = form["supplier"].flatMap(SupplierID.init(pathText:)),
                let known = try await Supplier.find(supplier, of: variant.seller, in: work.db)
            else { throw PurchaseRefusal.notThere }
            guard let currency = Currency(code: known.currency),
                let cost = Money(typed: form["cost"] ?? "", currency: currency)
            else { throw PurchaseRefusal.badLine }
            let typed = form["minimum"] ?? ""
            guard let minimum = typed.isEmpty ? 1 : WholeNumber(typed)?.value else { throw PurchaseRefusal.badLine }
            try await KeepSupplier(db: work.db).supply(
                id, from: supplier, sku: form["number"] ?? "", unitCostMinor: cost.minor, minimum: minimum,
                by: work.hand)
        } catch let refusal as PurchaseRefusal {
            return try await page(work, variant, fault: PurchaseSaid.refusal(refusal)[work.language])
        }
        return work.done(routes.ledger.path(id) + "#suppliers")
    }

    private func endSupply(_ request: Request, _ id: VariantID) async throws -> Response {
        let work = try await door.desk.form(request)
        let variant = try await found(id, work)
        guard let supplier = request.form["supplier"].flatMap(SupplierID.init(pathText:)) else {
            throw Problem(.notFound, code: PurchaseRefusal.notThere.code)
        }
        do { try await KeepSupplier(db: work.db).endSupply(variant.id, from: supplier, by: work.hand) } catch let
            refusal
            as PurchaseRefusal
        { throw Problem(.notFound, code: refusal.code) }
        return work.done(routes.ledger.path(id) + "#suppliers")
    }

    /// - Throws: `Problem` 404 for what is not of this desk.
    private func found(_ id: VariantID, _ work: DeskWork) async throws -> StockedVariant {
        guard let variant = try await StockedVariant.find(id, of: work.hand.seller, in: work.db) else {
            throw Problem(.notFound, code: StockRefusal.notThere.code)
        }
        return variant
    }

    private func page(
        _ work: DeskWork, _ variant: StockedVariant, _ typed: MovementForm? = nil, fault: String? = nil
    ) async throws -> Response {
        let db = work.db, place = work.request.query["after"].flatMap { Int64($0) }
        let found = try await StockMovement.of(variant.id, olderThan: place, limit: 51, in: db)
        let view = LedgerView(
            variant: variant, levels: try await StockLevel.of(variant.id, in: db),
            movements: Array(found.prefix(50)),
            next: found.count > 50 ? Link("\(routes.ledger.path(variant.id))?after=\(found[49].id)") : nil,
            course: try await StockMovement.course(of: variant.id, limit: 200, in: db),
            locations: try await Location.all(of: variant.seller, in: db),
            supplies: try await Supply.of(variant.id, in: db),
            suppliers: try await Supplier.all(of: variant.seller, limit: 200, in: db), form: typed ?? MovementForm(),
            fault: fault, note: work.request.query["note"].map { String($0.prefix(200)) }, currency: door.currency)
        let title = variant.title.isEmpty ? variant.sku : variant.title
        return work.page(
            LedgerPage(desk: work.frame(title), routes: routes, view: view), fault == nil ? .ok : .unprocessable)
    }
}

/// A movement as it was typed: a refused form shows it again.
struct MovementForm: Sendable, Equatable {
    var kind = StockMovement.Kind.received.rawValue
    var quantity = ""
    var amount = ""
    var location = ""
    var note = ""

    init() {}

    init(_ form: Query) {
        kind = form["kind"] ?? ""
        quantity = String((form["quantity"] ?? "").prefix(24))
        amount = String((form["amount"] ?? "").prefix(24))
        location = form["location"] ?? ""
        note = String((form["remark"] ?? "").prefix(500))
    }

    /// - Throws: `StockRefusal`.
    func move(in currency: Currency) throws -> MoveStock.Move {
        guard let quantity = WholeNumber(quantity)?.value, let kind = StockMovement.Kind(rawValue: kind) else {
            throw StockRefusal.badQuantity
        }
        var money: Money?
        if !amount.allSatisfy(\.isWhitespace) {
            guard let typed = Money(typed: amount, currency: currency) else { throw StockRefusal.badAmount }
            money = typed
        }
        return switch kind {
        case .received: .receive(quantity, unitCost: money)
        case .sold: .sell(quantity, unitPrice: money)
        case .returned: .takeBack(quantity)
        case .corrected: .correct(by: quantity)
        case .counted: .count(quantity)
        }
    }
}
