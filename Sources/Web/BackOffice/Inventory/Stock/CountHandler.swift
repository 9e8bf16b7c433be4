import Accounts
import Flows
import Frame
import HTML
import HTTP
import Inventory
import Sellers
import Vocabulary

/// The sheet on which many shelves of one place are counted.
struct CountHandler: Sendable {
    let door: InventoryDoor
    private var routes: InventoryRoutes { door.routes }

    init(_ door: InventoryDoor) { self.door = door }

    var endpoints: [Endpoint] {
        [
            Endpoint(routes.count, for: door.audience) { request in
                let work = try await door.desk.work(request)
                return try await page(work, CountSheet(location: request.query["location"] ?? "", lines: ""))
            },
            Endpoint(routes.counted, for: door.audience, bodyLimit: 128 << 10) { request in try await count(request) },
        ]
    }

    private func count(_ request: Request) async throws -> Response {
        let work = try await door.desk.form(request)
        let sheet = CountSheet(location: request.form["location"] ?? "", lines: request.form["lines"] ?? "")
        let said: String
        do {
            guard let id = LocationID(pathText: sheet.location),
                let location = try await Location.find(id, of: work.hand.seller, in: work.db)
            else { throw StockRefusal.notThere }
            let lines = try sheet.read()
            let known = try await StockedVariant.named(lines.map(\.number), of: location.seller, in: work.db)
            let counted = try lines.map { line in
                guard let variant = known[line.number] else { throw CountSheet.Unreadable(line: line.place) }
                return (variant: variant.id, counted: line.counted)
            }
            guard !counted.isEmpty else { throw StockRefusal.badQuantity }
            try await CountStock(db: work.db)(counted, at: id, by: work.hand)
            return work.done(
                routes.count.path(),
                saying: StockSaid.countDone[work.language].replacing(
                    "%n", with: work.language.grouped(counted.count)))
        } catch let fault as CountSheet.Unreadable {
            said = StockSaid.countLine[work.language].replacing("%n", with: work.language.grouped(fault.line))
        } catch let refusal as StockRefusal { said = StockSaid.refusal(refusal)[work.language] }
        return try await page(work, sheet, fault: said)
    }

    private func page(_ work: DeskWork, _ sheet: CountSheet, fault: String? = nil) async throws -> Response {
        let locations = try await Location.all(of: work.hand.seller, in: work.db)
        let sellers = work.hand.isMarket ? try await Seller.all(in: work.db) : []
        let names = Dictionary(sellers.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        var sheet = sheet
        if work.request.query["fill"] == "1", fault == nil,
            let location = locations.first(where: { $0.id.pathText == sheet.location })
        {
            let skus = try await filling(location, work)
            sheet.lines = skus.map { "\($0); " }.joined(separator: "\n")
        }
        let view = CountView(
            sheet: sheet,
            locations: locations.map { location in
                (location.id.pathText, (names[location.seller].map { "\($0) · " } ?? "") + location.name)
            }, fault: fault, note: work.request.query["note"].map { String($0.prefix(200)) })
        return work.page(
            CountPage(desk: work.frame(StockSaid.count[work.language]), routes: routes, view: view),
            fault == nil ? .ok : .unprocessable)
    }
}

extension CountHandler {
    /// What lies at a place; where nothing was counted yet, what its seller has.
    private func filling(_ location: Location, _ work: DeskWork) async throws -> [String] {
        let page = try await StockRow.page(
            StockFilter(seller: location.seller, location: location.id), limit: 200, in: work.db)
        if page.rows.isEmpty { return try await StockedVariant.skus(of: location.seller, limit: 200, in: work.db) }
        return page.rows.map(\.sku).sorted()
    }
}

/// A sheet as it was typed: a refused one comes back whole.
struct CountSheet: Sendable, Equatable {
    var location: String
    var lines: String

    struct Line: Sendable, Equatable {
        /// Counted from 1, empty lines too: as the person sees them.
        let place: Int
        /// A SKU or a barcode.
        let number: String
        let counted: Int
    }

    struct Unreadable: Error, Equatable { let line: Int }

    /// - Throws: `Unreadable` for the first line that is no number and count, `StockRefusal.tooMany`.
    func read() throws -> [Line] {
        var found: [Line] = []
        for (index, line) in lines.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if line.allSatisfy(\.isWhitespace) { continue }
            guard let end = line.lastIndex(where: { $0 == ";" || $0 == "\t" || $0 == "," }),
                let counted = WholeNumber(String(line[line.index(after: end)...]))?.value, counted >= 0
            else { throw Unreadable(line: index + 1) }
            let number = line[..<end].drop { $0.isWhitespace }
            let trimmed = String(number.reversed().drop { $0.isWhitespace }.reversed())
            guard !trimmed.isEmpty, !found.contains(where: { $0.number == trimmed }) else {
                throw Unreadable(line: index + 1)
            }
            found.append(Line(place: index + 1, number: trimmed, counted: counted))
            if found.count > CountStock.limit { throw StockRefusal.tooMany }
        }
        return found
    }
}
