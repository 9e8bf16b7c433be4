import Accounts
import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Vocabulary

/// Everybody with an account.
struct PeopleHandler: Sendable {
    let door: DeskDoor
    let keeper: Doorkeeper

    var endpoints: [Endpoint] {
        [Endpoint(PeopleRoutes.people, for: .staff(.accounts)) { request in try await list(request) }]
    }

    private func list(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        let state = TableState(request, filters: ["q", "role", "status"], sort: "-since", sortable: ["since"])
        let found = try await KeepPeople(keeper, by: work.person).find(
            state["q"], role: state["role"].flatMap(Role.init(rawValue:)),
            status: state["status"].flatMap(Account.Status.init(rawValue:)),
            after: state.place?.moment.map { (at: $0.0, id: $0.1) }, limit: ReadAhead<AccountRow>.size + 1)
        return work.page(
            PeoplePage(
                desk: work.frame(PeopleSaid.people[work.language]), state: state, rows: ReadAhead(found), now: Date()))
    }
}

struct PeoplePage: Markup {
    let desk: DeskFrame
    let state: TableState
    let rows: ReadAhead<AccountRow>
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { PeopleSaid.people[language] } }
            FilterForm(
                desk, state: state, searchLabel: PeopleSaid.find[language],
                filters: [
                    TableFilter(
                        "role", PeopleSaid.role[language],
                        Role.allCases.map { ($0.rawValue, PeopleSaid.role($0)[language]) }),
                    TableFilter(
                        "status", PeopleSaid.status[language],
                        Account.Status.allCases.map { ($0.rawValue, PeopleSaid.status($0)[language]) }),
                ], heads: heads)
            DeskTable(desk, state: state, heads: heads, rows: rows.rows.map(row), next: next)
        }
    }

    private var next: Link? {
        guard rows.hasMore, let last = rows.rows.last else { return nil }
        return state.link(after: DeskPlace(at: last.createdAt, id: last.id.rawValue))
    }

    private var heads: [TableHead] {
        [
            TableHead("name", PeopleSaid.name[language]), TableHead("roles", PeopleSaid.role[language]),
            TableHead("status", PeopleSaid.status[language]),
            TableHead("factor", PeopleSaid.secondFactor[language], isUsual: false),
            TableHead("trust", PeopleSaid.trust[language], isNumber: true),
            TableHead("since", PeopleSaid.since[language]),
        ]
    }

    private func row(_ account: AccountRow) -> TableRow {
        TableRow(
            id: account.id.pathText, link: Link(PeopleRoutes.person.path(account.id)),
            cells: [
                "name": .lines(account.name, account.contacts.joined(separator: " · ")),
                "roles": .text(PeopleSaid.roles(account.roles, language)),
                "status": .mark(
                    PeopleSaid.status(account.status)[language], account.status == .active ? .good : .bad),
                "factor": .text(account.hasSecondFactor ? PeopleSaid.yes[language] : "—"),
                "trust": .number(language.grouped(account.trust)),
                "since": .text(desk.frame.phrases.ago(.seconds(max(0, now.timeIntervalSince(account.createdAt))))),
            ])
    }
}
