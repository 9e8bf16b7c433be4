import Catalog
import Frame
import HTML
import HTTP
import Vocabulary

struct CategoriesView: Sendable {
    let tree: CategoryTree
    let counts: [CategoryCount]
    /// What was typed and refused.
    let typed: Query?
    let note: String?
    let fault: String?
}

/// The whole tree, and a form for one more.
struct CategoriesPage: Markup {
    let desk: DeskFrame
    let view: CategoriesView
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { CategorySaid.categories[language] } }
            if let note = view.note { DeskNote(desk: desk, text: note) }
            if let fault = view.fault { p(.class("fault"), .role("alert")) { fault } }
            div(.class("desk-columns")) {
                section(.class("panel")) {
                    ul(.class("tree")) {
                        for node in view.tree.preorder {
                            CategoryRow(node: node, count: count(node), language: language)
                        }
                    }
                }
                DeskForm(
                    desk, CategorySaid.add[language], action: Link(ShelfRoutes.categoryCreation.path()),
                    submit: DeskSaid.save[language]
                ) {
                    NamesFields(
                        desk: desk, label: CategorySaid.name[language], name: "name",
                        names: view.typed.map { Names($0, "name") } ?? Names([:]))
                    DeskField(
                        CategorySaid.parent[language], "parent", view.typed?["parent"] ?? "",
                        .choice(CategorySaid.places(view.tree, language)))
                    DeskField(
                        CategorySaid.slug[language], "slug", view.typed?["slug"] ?? "",
                        .line(maxLength: 60, inputMode: nil, suggestions: []), hint: CategorySaid.slugHint[language])
                }
            }
        }
    }

    /// Live goods in it and below.
    private func count(_ node: CategoryNode) -> Int {
        let branch = Set(view.tree.branch(node.code))
        return view.counts.filter { branch.contains($0.category) }.reduce(0) { $0 + $1.count }
    }
}

private struct CategoryRow: Markup {
    let node: CategoryNode
    let count: Int
    let language: Language

    var body: some Markup {
        li(.class("deep-\(min(node.depth, 6))")) {
            a(.class("row-link"), .href(Slug(pathText: node.code).map { Link(ShelfRoutes.category.path($0)) })) {
                bdi { node.names[language] }
            }
            small(.class("quiet"), .dir("ltr")) { "/c/\(node.slug.text)" }
            span(.class("number")) { language.grouped(count) }
        }
    }
}
