import Accounts
import Audit
import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Vocabulary

/// The audit log, newest first.
struct AuditHandler: Sendable {
    let door: DeskDoor

    var endpoints: [Endpoint] {
        [Endpoint(PeopleRoutes.audit, for: .staff(.audit)) { request in try await list(request) }]
    }

    private func list(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        let state = TableState(request, filters: ["q", "event"], sort: "-at", sortable: ["at"])
        let found = try await AuditLog.latest(
            event: state["event"], party: state["q"].map(party), before: state.place?.id,
            limit: ReadAhead<AuditEntry>.size + 1, in: work.db)
        return work.page(
            AuditPage(
                desk: work.frame(PeopleSaid.log[work.language]), state: state, rows: ReadAhead(found), now: Date()))
    }

    /// An account by its id alone; anything else as the log writes it.
    private func party(_ words: String) -> String { AccountID(pathText: words)?.subject ?? words }
}

struct AuditPage: Markup {
    let desk: DeskFrame
    let state: TableState
    let rows: ReadAhead<AuditEntry>
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { PeopleSaid.log[language] } }
            FilterForm(
                desk, state: state, searchLabel: PeopleSaid.party[language],
                filters: [
                    TableFilter(
                        "event", PeopleSaid.event[language], AuditEvent.allCases.map { ($0.rawValue, $0.rawValue) })
                ], heads: [])
            AuditTable(desk: desk, state: state, entries: rows.rows, next: next, now: now)
        }
    }

    private var next: Link? {
        guard rows.hasMore, let last = rows.rows.last else { return nil }
        return state.link(after: DeskPlace(key: "", id: last.seq))
    }
}

/// Entries of the audit log, in its own words: what an event is called is part of its format.
struct AuditTable: Markup {
    let desk: DeskFrame
    var state: TableState?
    let entries: [AuditEntry]
    var next: Link?
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        DeskTable(
            desk, state: state ?? TableState(path: PeopleRoutes.audit.path()),
            heads: [
                TableHead("event", PeopleSaid.event[language]), TableHead("actor", PeopleSaid.actor[language]),
                TableHead("subject", PeopleSaid.subject[language]), TableHead("at", PeopleSaid.when[language]),
            ], rows: entries.map(row), next: next, isExported: state != nil)
    }

    private func row(_ entry: AuditEntry) -> TableRow {
        TableRow(
            id: String(entry.seq), link: nil,
            cells: [
                "event": .lines(entry.event, entry.details == "{}" ? "" : entry.details),
                "actor": party(entry.actor), "subject": party(entry.subject),
                "at": .text(desk.frame.phrases.ago(.seconds(max(0, now.timeIntervalSince(entry.at))))),
            ])
    }

    private func party(_ text: String) -> TableCell {
        guard text.hasPrefix("account:"), let id = AccountID(pathText: String(text.dropFirst(8))) else {
            return .text(text)
        }
        return .link(text, Link(PeopleRoutes.person.path(id)))
    }
}
