import Accounts
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Reviews
import Vocabulary

/// What people say of goods, for whoever keeps the market clean.
struct ReviewsHandler: Sendable {
    let door: DeskDoor

    var endpoints: [Endpoint] {
        [
            Endpoint(ReviewRoutes.all, for: .staff(.quality)) { request in try await list(request) },
            Endpoint(ReviewRoutes.hiding, for: .staff(.quality), bodyLimit: 64 << 10) { request in
                try await move(request, isHidden: true)
            },
            Endpoint(ReviewRoutes.showing, for: .staff(.quality), bodyLimit: 64 << 10) { request in
                try await move(request, isHidden: false)
            },
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        let state = TableState(request, filters: ["show"], sort: "-at", sortable: ["at"])
        let isHidden: Bool? =
            switch state["show"] {
            case "hidden": true
            case "visible": false
            default: nil
            }
        let found = try await DeskReview.page(
            isHidden: isHidden, after: state.place?.moment, limit: ReadAhead<DeskReview>.size + 1, in: work.db)
        return work.page(
            ReviewsPage(
                desk: work.frame(ReviewsSaid.title[work.language]), state: state, reviews: ReadAhead(found),
                mayLookUp: work.person.may(.accounts), note: OperationNote.of(request), now: Date()))
    }

    /// Each on its own: what is so already does not hold up the rest.
    private func move(_ request: Request, isHidden: Bool) async throws -> Response {
        let work = try await door.form(request)
        let ids = request.form.all.filter { $0.name == "id" }.prefix(200).compactMap { ReviewID(pathText: $0.value) }
        let (hide, actor) = (HideReview(db: work.db), work.hand.account.actor)
        var moved = 0
        for id in ids where try await hide(id, isHidden, by: actor) { moved += 1 }
        let language = work.language
        var note = "\((isHidden ? ReviewsSaid.hidden : ReviewsSaid.visible)[language]): \(language.grouped(moved))"
        if moved < ids.count {
            note += " · \(language.grouped(ids.count - moved)) \(ReviewsSaid.unchanged[language])"
        }
        // Back to the table as it was narrowed down.
        return work.done(LocalPath(request.form["return"]).ofReviews, saying: note)
    }
}

extension LocalPath {
    fileprivate var ofReviews: String {
        let table = ReviewRoutes.all.path()
        return text == table || text.hasPrefix(table + "?") ? text : table
    }
}
