import Accounts
import Frame
import HTML
import HTTP
import Merchandising
import Postgres
import Vocabulary

/// Words that mean the same.
struct SynonymsHandler: Sendable {
    let door: DeskDoor

    var endpoints: [Endpoint] {
        [
            Endpoint(ShelfRoutes.synonyms, for: .staff(.merchandising)) { request in
                // A list of searches proposes a word.
                let proposed = String((request.query["words"] ?? "").prefix(1_300))
                return try await page(try await door.work(request), typed: proposed)
            },
            Endpoint(ShelfRoutes.synonymsCreation, for: .staff(.merchandising), bodyLimit: 16 << 10) { request in
                try await save(request, nil)
            },
            Endpoint(ShelfRoutes.synonymsChange, for: .staff(.merchandising), bodyLimit: 16 << 10) { request, id in
                try await save(request, id)
            },
            Endpoint(ShelfRoutes.synonymsRemoval, for: .staff(.merchandising), bodyLimit: 16 << 10) { request, id in
                let work = try await door.form(request)
                try await Synonyms.remove(id, in: work.db)
                return work.done(ShelfRoutes.synonyms.path(), saying: work.saved)
            },
        ]
    }

    private func page(_ work: DeskWork, typed: String = "", refusal: MerchandisingRefusal? = nil) async throws
        -> Response
    {
        work.page(
            SynonymsPage(
                desk: work.frame(MerchandisingSaid.synonyms[work.language]),
                groups: try await Synonyms.all(in: work.db),
                typed: typed, note: work.note, fault: refusal.map { MerchandisingSaid.refusal($0)[work.language] }),
            refusal == nil ? .ok : .unprocessable)
    }

    private func save(_ request: Request, _ id: SynonymsID?) async throws -> Response {
        let work = try await door.form(request)
        let typed = request.form["words"] ?? ""
        do { try await Synonyms.save(Synonyms.words(typed), as: id, in: work.db) } catch let refusal
            as MerchandisingRefusal
        { return try await page(work, typed: id == nil ? typed : "", refusal: refusal) }
        return work.done(ShelfRoutes.synonyms.path(), saying: work.saved)
    }
}

struct SynonymsPage: Markup {
    let desk: DeskFrame
    let groups: [Synonyms]
    /// What was typed and refused.
    let typed: String
    let note: String?
    let fault: String?
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { MerchandisingSaid.synonyms[language] } }
            if let note { DeskNote(desk: desk, text: note) }
            if let fault { p(.class("fault"), .role("alert")) { fault } }
            div(.class("desk-columns")) {
                section(.class("panel")) {
                    if groups.isEmpty { p(.class("quiet")) { DeskSaid.nothing[language] } }
                    ul(.class("rows stack")) { for group in groups { SynonymsRow(desk: desk, group: group) } }
                }
                DeskForm(
                    desk, VehicleSaid.add[language], action: Link(ShelfRoutes.synonymsCreation.path()),
                    submit: DeskSaid.save[language]
                ) {
                    DeskField(
                        MerchandisingSaid.words[language], "words", typed, .area(rows: 4, maxLength: 1_300),
                        hint: MerchandisingSaid.wordsHint[language], isRequired: true)
                }
            }
        }
    }
}

private struct SynonymsRow: Markup {
    let desk: DeskFrame
    let group: Synonyms
    var body: some Markup {
        li {
            form(.method("post"), .action(Link(ShelfRoutes.synonymsChange.path(group.id))), .class("desk-upload")) {
                input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                input(
                    .type("text"), .name("words"), .value(group.words.joined(separator: ", ")), .maxLength(1_300),
                    .dir("auto"), .aria("label", MerchandisingSaid.words[desk.language]))
                button(.class("button small"), .type("submit")) { DeskSaid.save[desk.language] }
                button(
                    .class("button small danger"), .type("submit"),
                    .formAction(Link(ShelfRoutes.synonymsRemoval.path(group.id)))
                ) { DeskSaid.delete[desk.language] }
            }
        }
    }
}
