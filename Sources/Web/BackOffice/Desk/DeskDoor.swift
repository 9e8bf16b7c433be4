import Accounts
import Flows
import Frame
import HTML
import HTTP
import Postgres
import Vocabulary

/// What every handler of a desk shares: who works there, on whose rows, and the page around it.
package struct DeskDoor: Sendable {
    package let area: DeskArea
    package let db: Database
    package let kit: PageKit
    /// In the menu's order.
    package let entries: [DeskEntry]

    package init(area: DeskArea, db: Database, kit: PageKit, entries: [DeskEntry]) {
        (self.area, self.db, self.kit, self.entries) = (area, db, kit, entries)
    }

    /// Who asks, and whose rows they may touch. The endpoint's audience let nobody else through.
    /// - Throws: `Problem` 404 for a seller whose account runs no store (any more).
    package func work(_ request: Request) async throws -> DeskWork {
        let visitor = kit.visitors.visitor(of: request)
        guard let person = visitor.person else { throw Problem(.unauthorized, code: "sign-in-needed") }
        var seller: SellerID?
        if area == .store {
            seller = try await Account.store(of: person.account, in: db)
            if seller == nil { throw Problem(.notFound, code: "no-store") }
        }
        return DeskWork(
            door: self, request: request, visitor: visitor, person: person,
            hand: DeskHand(account: person.account, seller: seller), sink: request.enclosure as? TableSink)
    }

    /// The same, for a form that this desk's page sent.
    /// - Throws: `Problem` 403 besides.
    package func form(_ request: Request) async throws -> DeskWork {
        let work = try await work(request)
        try kit.visitors.checkForm(request, of: work.visitor)
        return work
    }
}

/// One request at a desk.
package struct DeskWork: Sendable {
    package let door: DeskDoor
    package let request: Request
    package let visitor: Visitor
    package let person: Person
    package let hand: DeskHand
    /// Where the page's table goes when a file of it is wanted.
    let sink: TableSink?

    package var language: Language { visitor.language }
    package var db: Database { door.db }

    package func frame(_ title: String) -> DeskFrame {
        var frame = door.kit.frame(request, visitor)
        frame.title = title
        frame.path = Self.withoutNote(frame.path)
        return DeskFrame(
            frame: frame, area: door.area,
            entries: door.entries.filter { $0.audience.includes(person) }, current: request.path, sink: sink)
    }

    /// What was done is said once: the page's own address, which forms return to, does not repeat it.
    private static func withoutNote(_ path: String) -> String {
        guard let mark = path.firstIndex(of: "?") else { return path }
        let kept = path[path.index(after: mark)...].split(separator: "&").filter {
            !$0.hasPrefix("note=") && !$0.hasPrefix("undo=")
        }
        return path[..<mark] + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
    }

    /// A page that nobody else may see and no cache keeps.
    package func page(_ markup: some Markup, _ status: Status = .ok) -> Response {
        var response = Response.html(markup.rendered(capacity: 65_536), status: status)
        response.headers.add("Cache-Control", "private, no-store")
        return door.kit.visitors.rememberingLanguage(of: request, in: response)
    }

    /// Back to a page of this desk, which then says what was done.
    package func done(_ path: String, saying note: String? = nil) -> Response {
        let address = note.map { path + (path.contains("?") ? "&" : "?") + "note=" + PercentCoding.encoded($0) } ?? path
        var response = Response.redirect(to: LocalPath(address).text)
        response.headers.add("Cache-Control", "no-store")
        return response
    }
}

/// What surrounds a desk's page.
package struct DeskFrame: Sendable {
    package var frame: PageFrame
    package let area: DeskArea
    package let entries: [DeskEntry]
    /// The path of this page.
    package let current: String
    var sink: TableSink?

    package var language: Language { frame.language }
}
