import Accounts
import Frame
import HTML
import HTTP
import Merchandising
import Postgres
import Vocabulary

/// Addresses that moved.
struct RedirectsHandler: Sendable {
    let door: DeskDoor
    private static let pageSize = 100

    var endpoints: [Endpoint] {
        [
            Endpoint(ShelfRoutes.redirects, for: .staff(.merchandising)) { request in
                let query = request.query
                let proposed = [query["path"], query["target"]].map { String(($0 ?? "").prefix(600)) }
                return try await page(try await door.work(request), typed: (proposed[0], proposed[1]))
            },
            Endpoint(ShelfRoutes.redirectSaving, for: .staff(.merchandising), bodyLimit: 16 << 10) { request in
                let work = try await door.form(request)
                let form = request.form
                let (path, target) = ((form["path"] ?? "").trimmed, (form["target"] ?? "").trimmed)
                do {
                    try await work.db.transaction { tx in try await Redirect.save(path, to: target, in: tx) }
                } catch let refusal as MerchandisingRefusal {
                    return try await page(work, typed: (path, target), refusal: refusal)
                }
                return work.done(ShelfRoutes.redirects.path(), saying: work.saved)
            },
            Endpoint(ShelfRoutes.redirectRemoval, for: .staff(.merchandising), bodyLimit: 16 << 10) { request in
                let work = try await door.form(request)
                try await Redirect.remove(request.form["path"] ?? "", in: work.db)
                return work.done(ShelfRoutes.redirects.path(), saying: work.saved)
            },
        ]
    }

    private func page(_ work: DeskWork, typed: (String, String) = ("", ""), refusal: MerchandisingRefusal? = nil)
        async throws -> Response
    {
        let query = work.request.query
        let words = String((query["q"] ?? "").prefix(300))
        var rows = try await Redirect.page(
            beginning: words, after: String((query["after"] ?? "").prefix(300)), limit: Self.pageSize + 1, in: work.db)
        var next: Link?
        if rows.count > Self.pageSize, let last = rows.dropLast().last {
            rows.removeLast()
            next = Link(
                ShelfRoutes.redirects.path()
                    + "?q=\(PercentCoding.encoded(words))&after=\(PercentCoding.encoded(last.path))")
        }
        return work.page(
            RedirectsPage(
                desk: work.frame(MerchandisingSaid.redirects[work.language]), rows: rows, words: words, next: next,
                typed: typed, note: work.note, fault: refusal.map { MerchandisingSaid.refusal($0)[work.language] }),
            refusal == nil ? .ok : .unprocessable)
    }
}

struct RedirectsPage: Markup {
    let desk: DeskFrame
    let rows: [Redirect]
    let words: String
    let next: Link?
    let typed: (path: String, target: String)
    let note: String?
    let fault: String?
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { MerchandisingSaid.redirects[language] } }
            if let note { DeskNote(desk: desk, text: note) }
            if let fault { p(.class("fault"), .role("alert")) { fault } }
            div(.class("desk-columns")) {
                section(.class("panel")) {
                    if rows.isEmpty { p(.class("quiet")) { DeskSaid.nothing[language] } }
                    table(.class("plain")) { tbody { for row in rows { RedirectRow(desk: desk, row: row) } } }
                    if let next { a(.class("button small"), .href(next), .rel("next")) { DeskSaid.next[language] } }
                }
                DeskForm(
                    desk, VehicleSaid.add[language], action: Link(ShelfRoutes.redirectSaving.path()),
                    submit: DeskSaid.save[language]
                ) {
                    DeskField(
                        MerchandisingSaid.path[language], "path", typed.path,
                        .line(maxLength: 300, inputMode: "url", suggestions: []), hint: "/old-page", isRequired: true)
                    DeskField(
                        MerchandisingSaid.target[language], "target", typed.target,
                        .line(maxLength: 600, inputMode: "url", suggestions: []), hint: "/c/tyres?brand=atlas",
                        isRequired: true)
                }
            }
        }
    }
}

private struct RedirectRow: Markup {
    let desk: DeskFrame
    let row: Redirect
    var body: some Markup {
        tr {
            td { bdi(.dir("ltr")) { row.path } }
            td { bdi(.dir("ltr")) { row.target } }
            td(.class("number")) {
                form(.method("post"), .action(Link(ShelfRoutes.redirectRemoval.path()))) {
                    input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                    input(.type("hidden"), .name("path"), .value(row.path))
                    button(.class("button small danger"), .type("submit")) { DeskSaid.delete[desk.language] }
                }
            }
        }
    }
}
