import Accounts
import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Sellers
import Vocabulary

/// A seller's leads, and what became of them.
struct LeadsHandler: Sendable {
    let door: DeskDoor

    var endpoints: [Endpoint] {
        [
            Endpoint(OperationRoutes.leads, for: .sellers) { request in try await list(request) },
            Endpoint(OperationRoutes.lead, for: .sellers, bodyLimit: 8 << 10) { request, id in
                try await change(request, id)
            },
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        guard let seller = work.hand.seller else { throw Problem(.notFound, code: "no-store") }
        let state = TableState(request, filters: ["state"], sort: "-at", sortable: ["at"])
        let found = try await SellerLead.page(
            of: seller, state: state["state"].flatMap(LeadState.init(rawValue:)), after: state.place?.moment,
            limit: ReadAhead<SellerLead>.size + 1, in: work.db)
        return work.page(
            LeadsPage(
                desk: work.frame(OperationSaid.leads[work.language]), state: state, leads: ReadAhead(found),
                note: OperationNote.of(request), now: Date()))
    }

    private func change(_ request: Request, _ id: LeadID) async throws -> Response {
        let work = try await door.form(request)
        guard let seller = work.hand.seller else { throw Problem(.notFound, code: "no-store") }
        let note = (request.form["note"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard let state = request.form["state"].flatMap(LeadState.init(rawValue:)),
            note.count <= SellerLead.longestNote, !note.contains("\0")
        else { throw Problem(.unprocessable, code: "lead-bad-state") }
        guard try await SellerLead.change(id, of: seller, to: state, note: note, in: work.db) else {
            throw Problem(.notFound, code: "no-such-page")
        }
        return work.done(OperationRoutes.leads.path(), saying: OperationSaid.done[work.language])
    }
}

struct LeadsPage: Markup {
    let desk: DeskFrame
    let state: TableState
    let leads: ReadAhead<SellerLead>
    let note: String?
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { OperationSaid.leads[language] } }
            if let note { DeskNote(desk: desk, text: note) }
            p(.class("quiet")) { OperationSaid.leadsHint[language] }
            nav(.class("tabs"), .aria("label", OperationSaid.state[language])) {
                a(
                    .href(state.link(filter: ("state", nil))), .aria("current", state["state"] == nil ? "page" : nil)
                ) { DeskSaid.any[language] }
                for choice in LeadState.allCases {
                    a(
                        .href(state.link(filter: ("state", choice.rawValue))),
                        .aria("current", state["state"] == choice.rawValue ? "page" : nil)
                    ) { LeadWords.state(choice)[language] }
                }
            }
            if leads.rows.isEmpty {
                p(.class("desk-empty")) { DeskSaid.nothing[language] }
            } else {
                ul(.class("leads")) { for lead in leads.rows { LeadRow(desk: desk, lead: lead, now: now) } }
            }
            if leads.hasMore, let last = leads.rows.last {
                nav(.class("pages"), .aria("label", desk.frame.phrases.wall.pages)) {
                    a(
                        .class("button"), .rel("next"),
                        .href(state.link(after: DeskPlace(at: last.createdAt, id: last.id.rawValue)))
                    ) { DeskSaid.next[language] }
                }
            }
        }
    }
}

struct LeadRow: Markup {
    let desk: DeskFrame
    let lead: SellerLead
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        li(.class("panel lead")) {
            Thumbnail(key: lead.picture, area: .store)
            div {
                strong { bdi { lead.reference } }
                p {
                    a(.href(Link("/sell/listings/\(lead.product.pathText)"))) { bdi { lead.title } }
                    span(.class("quiet")) {
                        " · \(desk.frame.phrases.ago(.seconds(max(0, now.timeIntervalSince(lead.createdAt)))))"
                    }
                }
            }
            form(.method("post"), .action(Link(OperationRoutes.lead.path(lead.id)))) {
                input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                select(.name("state"), .aria("label", OperationSaid.state[language])) {
                    for choice in LeadState.allCases {
                        option(.value(choice.rawValue), .selected(choice == lead.state)) {
                            LeadWords.state(choice)[language]
                        }
                    }
                }
                input(
                    .type("text"), .name("note"), .value(lead.note), .maxLength(SellerLead.longestNote), .dir("auto"),
                    .placeholder(OperationSaid.note[language]), .aria("label", OperationSaid.note[language]),
                    .autocomplete("off"))
                button(.class("button small"), .type("submit")) { DeskSaid.save[language] }
            }
        }
    }
}

enum LeadWords {
    static func state(_ state: LeadState) -> Said {
        switch state {
        case .new: OperationSaid.leadNew
        case .answered: OperationSaid.leadAnswered
        case .sold: OperationSaid.leadSold
        case .lost: OperationSaid.leadLost
        }
    }
}
