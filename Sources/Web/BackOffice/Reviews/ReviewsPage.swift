import Catalog
import Foundation
import Frame
import HTML
import HTTP
import Reviews
import Vocabulary

/// All reviews, newest first, with a button for the chosen ones.
struct ReviewsPage: Markup {
    let desk: DeskFrame
    let state: TableState
    let reviews: ReadAhead<DeskReview>
    /// Whether whoever looks may open accounts.
    let mayLookUp: Bool
    let note: String?
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { ReviewsSaid.title[language] } }
            if let note { DeskNote(desk: desk, text: note) }
            nav(.class("tabs"), .aria("label", OperationSaid.state[language])) {
                for (value, said) in tabs {
                    a(
                        .href(state.link(filter: ("show", value))),
                        .aria("current", state["show"] == value ? "page" : nil)
                    ) { said[language] }
                }
            }
            DeskTable(
                desk, state: state,
                heads: [
                    TableHead("stars", ReviewsSaid.stars[language], isNumber: true),
                    TableHead("product", OperationSaid.product[language]),
                    TableHead("review", ReviewsSaid.review[language]),
                    TableHead("author", ReviewsSaid.author[language]),
                    TableHead("state", OperationSaid.state[language]),
                    TableHead("when", OperationSaid.when[language]),
                ], rows: reviews.rows.map(row),
                bulk: [
                    BulkAction(ReviewsSaid.hide[language], Link(ReviewRoutes.hiding.path()), isDangerous: true),
                    BulkAction(ReviewsSaid.show[language], Link(ReviewRoutes.showing.path())),
                ], next: next)
        }
    }

    private var tabs: [(value: String?, said: Said)] {
        [(nil, DeskSaid.any), ("visible", ReviewsSaid.visible), ("hidden", ReviewsSaid.hidden)]
    }

    private var next: Link? {
        guard reviews.hasMore, let last = reviews.rows.last?.review else { return nil }
        return state.link(after: DeskPlace(at: last.createdAt, id: last.id.rawValue))
    }

    private func row(_ row: DeskReview) -> TableRow {
        let review = row.review
        let author = Link("/admin/accounts/\(review.author.pathText)")
        return TableRow(
            id: review.id.pathText, link: Link("/p/\(review.product.pathText)"),
            cells: [
                "stars": .number(String(review.stars.rawValue)),
                "product": .text(row.title.isEmpty ? "—" : row.title),
                "review": .text(review.text.isEmpty ? "—" : review.text),
                "author": mayLookUp ? .link(row.authorName, author) : .text(row.authorName),
                "state": review.isHidden
                    ? .mark(ReviewsSaid.hidden[language], .warn) : .mark(ReviewsSaid.visible[language], .good),
                "when": .text(desk.frame.phrases.ago(.seconds(max(0, now.timeIntervalSince(review.createdAt))))),
            ])
    }
}
