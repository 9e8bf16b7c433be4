import Accounts
import Catalog
import Flows
import Frame
import HTML
import HTTP
import JSON
import Postgres
import Tabular
import Vocabulary

/// The table of listings as a file, by the same query as its page.
struct ExportHandler: Sendable {
    let door: DeskDoor
    let currency: Currency
    private var routes: ImportRoutes { ImportRoutes(area: door.area) }
    private var audience: Audience { door.area.audience(.catalogue) }
    /// Products a statement.
    private static let batch = 200

    var endpoints: [Endpoint] {
        [
            Endpoint(routes.csv, for: audience) { request in
                try await file(request, "csv", "text/csv; charset=utf-8") { CSVExport(columns: $0) }
            },
            Endpoint(routes.lines, for: audience) { request in
                try await file(request, "jsonl", "application/jsonl; charset=utf-8") { LinesExport(columns: $0) }
            },
        ]
    }

    private func file(
        _ request: Request, _ ending: String, _ type: String,
        _ format: @escaping @Sendable (ExportColumns) -> any ExportFormat
    ) async throws -> Response {
        let work = try await door.work(request)
        let state = ListingsHandler.state(request)
        let tree = try await CategoryTree.load(in: work.db)
        let filter = ListingsHandler.filter(state, tree, of: work.hand.seller)
        let columns = ExportColumns(
            attributes: try await Attribute.all(in: work.db).map(\.code), categories: CategoryFinder(tree),
            hasSeller: work.hand.isMarket, market: currency)
        let db = work.db
        return Response(
            .ok,
            headers: [
                "Content-Type": type, "Cache-Control": "private, no-store",
                "Content-Disposition": "attachment; filename=\"listings.\(ending)\"",
            ],
            body: .stream { writer in
                var out = format(columns)
                out.begin()
                var place = state.place
                while true {
                    let page = try await DeskListing.page(
                        filter, by: DeskOrder(rawValue: state.sort) ?? .updated, isDescending: state.isDescending,
                        after: place, limit: Self.batch, in: db)
                    for row in try await ListingExport.rows(of: page.rows.map(\.id), in: db) { out.add(row) }
                    try await writer.write(out.take())
                    guard let next = page.next else { return }
                    place = next
                }
            })
    }
}

/// Writes rows of an export.
protocol ExportFormat {
    init(columns: ExportColumns)
    mutating func begin()
    mutating func add(_ row: ListingExport)
    /// What was written since it was last asked.
    mutating func take() -> [UInt8]
}

struct CSVExport: ExportFormat {
    private let columns: ExportColumns
    // With the mark that a spreadsheet knows UTF-8 by.
    private var csv = CSVWriter(withMark: true)

    init(columns: ExportColumns) { self.columns = columns }
    mutating func begin() { csv.row(columns.names) }
    mutating func add(_ row: ListingExport) { csv.row(columns.texts(row)) }
    mutating func take() -> [UInt8] { csv.take() }
}

struct LinesExport: ExportFormat {
    private let columns: ExportColumns
    private var bytes: [UInt8] = []

    init(columns: ExportColumns) { self.columns = columns }
    mutating func begin() {}
    mutating func add(_ row: ListingExport) {
        var json = JSONWriter()
        json.object { json in
            for (name, text) in zip(columns.names, columns.texts(row)) {
                json.key(named: name)
                json.value(text)
            }
        }
        bytes += json.bytes
        bytes.append(0x0A)
    }
    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }
}

/// Links to a table's rows as files.
struct ExportLinks: Markup {
    let desk: DeskFrame
    let state: TableState

    var body: some Markup {
        p(.class("desk-export quiet")) {
            ImportSaid.export[desk.language]
            " "
            a(.href(link("csv"))) { "CSV" }
            " · "
            a(.href(link("jsonl"))) { "JSON Lines" }
        }
    }

    private func link(_ ending: String) -> Link {
        Link(state.link().address.replacing("/listings?", with: "/listings/export.\(ending)?"))
    }
}
