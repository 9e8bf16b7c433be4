import Accounts
import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Jobs
import Scouting
import Vocabulary

/// Pages that the hydrator could not place: what came, and reading them again.
struct InconclusiveHandler: Sendable {
    let door: DeskDoor

    var endpoints: [Endpoint] {
        [
            Endpoint(OperationRoutes.pages, for: .staff(.jobs)) { request in try await list(request) },
            Endpoint(OperationRoutes.page, for: .staff(.jobs)) { request, id in
                let work = try await door.work(request)
                guard let page = try await UnrecognisedPage.find(id, in: work.db) else {
                    throw Problem(.notFound, code: "no-such-page")
                }
                return work.page(KeptPage(desk: work.frame(OperationSaid.pages[work.language]), page: page))
            },
            Endpoint(OperationRoutes.reading, for: .staff(.jobs), bodyLimit: 64 << 10) { request in
                try await readAgain(request)
            },
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        let state = TableState(request, filters: [], sort: "-seen", sortable: ["seen"])
        let found = try await InconclusivePage.page(
            after: state.place?.moment, limit: ReadAhead<InconclusivePage>.size + 1, in: work.db)
        return work.page(
            InconclusivePages(
                desk: work.frame(OperationSaid.pages[work.language]), state: state, pages: ReadAhead(found),
                note: OperationNote.of(request), now: Date()))
    }

    private func readAgain(_ request: Request) async throws -> Response {
        let work = try await door.form(request)
        let ids = request.form.all.filter { $0.name == "id" }.prefix(200).compactMap { ProductID(pathText: $0.value) }
        let count = try await JobQueue.enqueue(
            Pipeline.hydrateProduct, ids.map { (ProductTask(product: $0), $0.pathText) }, in: work.db)
        return work.done(
            OperationRoutes.pages.path(),
            saying: "\(OperationSaid.readAgain[work.language]): \(work.language.grouped(count))")
    }
}

struct InconclusivePages: Markup {
    let desk: DeskFrame
    let state: TableState
    let pages: ReadAhead<InconclusivePage>
    let note: String?
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { OperationSaid.pages[language] } }
            if let note { DeskNote(desk: desk, text: note) }
            DeskTable(
                desk, state: state,
                heads: [
                    TableHead("product", OperationSaid.product[language]),
                    TableHead("seller", OperationSaid.seller[language]),
                    TableHead("reason", OperationSaid.reason[language]),
                    TableHead("status", OperationSaid.status[language], isNumber: true),
                    TableHead("seen", OperationSaid.when[language]),
                ], rows: pages.rows.map(row),
                bulk: [BulkAction(OperationSaid.readAgain[language], Link(OperationRoutes.reading.path()))], next: next)
        }
    }

    private var next: Link? {
        guard pages.hasMore, let last = pages.rows.last else { return nil }
        return state.link(after: DeskPlace(at: last.seenAt, id: last.product.rawValue))
    }

    private func row(_ page: InconclusivePage) -> TableRow {
        TableRow(
            id: page.product.pathText, link: Link(OperationRoutes.page.path(page.product)),
            cells: [
                "product": .lines(page.title.isEmpty ? "—" : page.title, String(page.url.prefix(80))),
                "seller": .text(page.sellerName), "reason": .text(page.reason),
                "status": .number(page.httpStatus.map(String.init) ?? "—"),
                "seen": .text(desk.frame.phrases.ago(.seconds(max(0, now.timeIntervalSince(page.seenAt))))),
            ])
    }
}

/// A stranger's page as text: nothing of it is drawn, fetched or run.
struct KeptPage: Markup {
    let desk: DeskFrame
    let page: UnrecognisedPage
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(OperationRoutes.pages.path()))) { OperationSaid.pages[language] }
                h1 { bdi { page.reason } }
                form(.method("post"), .action(Link(OperationRoutes.reading.path()))) {
                    input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                    input(.type("hidden"), .name("id"), .value(page.product.pathText))
                    button(.class("button primary"), .type("submit")) { OperationSaid.readAgain[language] }
                }
            }
            section(.class("panel")) {
                p { bdi { page.url } }
                p(.class("quiet")) { "\(OperationSaid.status[language]): \(page.httpStatus.map(String.init) ?? "—")" }
                h2 { OperationSaid.body[language] }
                pre(.class("source"), .dir("ltr")) { text }
            }
        }
    }

    /// Without what is no letter: a control character could change how the rest is read.
    private var text: String {
        String(
            String.UnicodeScalarView(
                String(decoding: page.body, as: UTF8.self).unicodeScalars.filter {
                    $0 == "\n" || $0 == "\t"
                        || ![.control, .format, .surrogate, .privateUse].contains($0.properties.generalCategory)
                }))
    }
}
