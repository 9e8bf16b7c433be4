import Catalog
import Frame
import HTML
import HTTP
import Vocabulary

struct CategoryView: Sendable {
    let node: CategoryNode
    let tree: CategoryTree
    /// What its goods have, those from further up first.
    let own: [CategoryAttribute]
    let attributes: [Catalog.Attribute]
    /// What was typed and refused.
    let typed: Query?
    let note: String?
    let fault: String?
}

/// One category: what it is called, where it stands, what its goods have.
struct CategoryPage: Markup {
    let desk: DeskFrame
    let view: CategoryView
    private var language: Language { desk.language }
    private var node: CategoryNode { view.node }
    private var code: Slug? { Slug(pathText: node.code) }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(ShelfRoutes.categories.path()))) { CategorySaid.categories[language] }
                h1 { bdi { node.names[language] } }
                a(.class("button small"), .href(Link("/c/\(node.slug.text)"))) { ListingSaid.view[language] }
            }
            if let note = view.note { DeskNote(desk: desk, text: note) }
            if let fault = view.fault { p(.class("fault"), .role("alert")) { fault } }
            div(.class("desk-columns")) {
                words
                div {
                    place
                    CategoryAttributesPanel(desk: desk, view: view)
                    removal
                }
            }
        }
    }

    private var words: some Markup {
        DeskForm(
            desk, ListingSaid.details[language], action: link { ShelfRoutes.categoryChange.path($0) },
            submit: DeskSaid.save[language]
        ) {
            NamesFields(
                desk: desk, label: CategorySaid.name[language], name: "name",
                names: view.typed.map { Names($0, "name", over: node.names) } ?? node.names)
            DeskField(
                CategorySaid.slug[language], "slug", view.typed?["slug"] ?? node.slug.text,
                .line(maxLength: 60, inputMode: nil, suggestions: []), hint: CategorySaid.oldSlug[language],
                isRequired: true)
            NamesFields(
                desk: desk, label: CategorySaid.landing[language], name: "landing",
                names: view.typed.map { Names($0, "landing", over: node.landing, longest: 4_000) } ?? node.landing,
                kind: .area)
        }
    }

    private var place: some Markup {
        DeskForm(
            desk, CategorySaid.place[language], action: link { ShelfRoutes.categoryPlace.path($0) },
            submit: CategorySaid.move[language]
        ) {
            div(.class("field-row")) {
                DeskField(
                    CategorySaid.parent[language], "parent", node.parent ?? "",
                    .choice(CategorySaid.places(view.tree, language, without: node.code)))
                DeskField(
                    CategorySaid.position[language], "position", String(node.position + 1),
                    .line(maxLength: 4, inputMode: "numeric", suggestions: []))
            }
        }
    }

    private var removal: some Markup {
        section(.class("panel")) {
            h2 { DeskSaid.delete[language] }
            p(.class("quiet")) { CategorySaid.removalHint[language] }
            form(.method("post"), .action(link { ShelfRoutes.categoryRemoval.path($0) })) {
                input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                button(.class("button small danger"), .type("submit")) { DeskSaid.delete[language] }
            }
        }
    }

    private func link(_ path: (Slug) -> String) -> Link { Link(code.map(path) ?? ShelfRoutes.categories.path()) }
}

/// The attributes that its goods have: inherited ones stay where they come from.
struct CategoryAttributesPanel: Markup {
    let desk: DeskFrame
    let view: CategoryView
    private var language: Language { desk.language }
    private var code: Slug? { Slug(pathText: view.node.code) }

    var body: some Markup {
        section(.class("panel")) {
            h2 { ListingSaid.attributes[language] }
            if view.own.isEmpty { p(.class("quiet")) { DeskSaid.nothing[language] } }
            ul(.class("rows")) {
                for known in view.own { AttachedRow(desk: desk, known: known, view: view) }
            }
            if !free.isEmpty {
                form(.method("post"), .action(code.map { Link(ShelfRoutes.attachment.path($0)) })) {
                    input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                    DeskField(
                        CategorySaid.attach[language], "attribute", "",
                        .choice(free.map { ($0.code, $0.names[language]) }))
                    DeskCheck(label: CategorySaid.required[language], name: "required", isOn: false)
                    DeskCheck(label: CategorySaid.filter[language], name: "filter", isOn: true)
                    button(.class("button small"), .type("submit")) { CategorySaid.attach[language] }
                }
            }
        }
    }

    private var free: [Catalog.Attribute] {
        view.attributes.filter { known in !view.own.contains { $0.attribute.code == known.code } }
    }
}

struct DeskCheck: Markup {
    let label: String
    let name: String
    let isOn: Bool
    var body: some Markup {
        HTML.label(.class("check")) {
            input(.type("checkbox"), .name(name), .value("1"), .checked(isOn))
            span { label }
        }
    }
}

private struct AttachedRow: Markup {
    let desk: DeskFrame
    let known: CategoryAttribute
    let view: CategoryView
    private var language: Language { desk.language }

    var body: some Markup {
        li {
            div {
                bdi { known.attribute.names[language] }
                small(.class("quiet")) { " " + facts }
            }
            if known.category == view.node.code {
                form(
                    .method("post"),
                    .action(Slug(pathText: known.category).map { Link(ShelfRoutes.detachment.path($0)) })
                ) {
                    input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                    input(.type("hidden"), .name("attribute"), .value(known.attribute.code))
                    button(.class("button small danger"), .type("submit")) { DeskSaid.delete[language] }
                }
            }
        }
    }

    private var facts: String {
        var facts: [String] = []
        if known.isRequired { facts.append(CategorySaid.required[language]) }
        if known.isFilter { facts.append(CategorySaid.filter[language]) }
        if known.category != view.node.code { facts.append("← " + view.tree.name(known.category, in: language)) }
        return facts.joined(separator: " · ")
    }
}
