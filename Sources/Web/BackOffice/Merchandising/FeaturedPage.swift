import Catalog
import Frame
import HTML
import HTTP
import Merchandising
import Vocabulary

struct FeaturedPage: Markup {
    let desk: DeskFrame
    let forms: [(FeaturedRowID, FeaturedForm)]
    /// A new one that was refused.
    let typed: FeaturedForm?
    let tree: CategoryTree
    let brands: [String]
    let note: String?
    let fault: String?
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { MerchandisingSaid.featured[language] } }
            if let note { DeskNote(desk: desk, text: note) }
            if let fault { p(.class("fault"), .role("alert")) { fault } }
            div(.class("desk-columns")) {
                div {
                    if forms.isEmpty { p(.class("desk-empty")) { DeskSaid.nothing[language] } }
                    for (id, form) in forms {
                        FeaturedPanel(desk: desk, id: id, form: form, tree: tree, brands: brands)
                    }
                }
                FeaturedPanel(desk: desk, id: nil, form: typed ?? FeaturedForm(), tree: tree, brands: brands)
            }
        }
    }
}

private struct FeaturedPanel: Markup {
    let desk: DeskFrame
    /// Nil for a new one.
    let id: FeaturedRowID?
    let form: FeaturedForm
    let tree: CategoryTree
    let brands: [String]
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel")) {
            h2 { bdi { id == nil ? VehicleSaid.add[language] : form.titles[language] } }
            details(.open(id == nil)) {
                summary { ListingSaid.details[language] }
                HTML.form(.method("post"), .action(action)) {
                    input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                    NamesFields(
                        desk: desk, label: ListingSaid.title[language], name: "title", names: form.titles, form: scope)
                    p(.class("quiet")) { MerchandisingSaid.oneOf[language] }
                    DeskField(
                        ListingSaid.category[language], "category", form.category,
                        .choice([("", "—")] + CategorySaid.places(tree, language).dropFirst()), in: scope)
                    DeskField(
                        ListingSaid.brand[language], "brand", form.brand,
                        .line(maxLength: 80, inputMode: nil, suggestions: id == nil ? brands : []), in: scope)
                    DeskField(
                        MerchandisingSaid.products[language], "products", form.products,
                        .area(rows: 3, maxLength: 4_000),
                        hint: MerchandisingSaid.productsHint[language], in: scope)
                    ShowingFields(
                        position: form.position, first: form.first, last: form.last, language: language,
                        form: scope)
                    button(.class("button primary"), .type("submit")) { DeskSaid.save[language] }
                    if let id {
                        button(
                            .class("button danger"), .type("submit"),
                            .formAction(Link(ShelfRoutes.featuredRemoval.path(id)))
                        ) { DeskSaid.delete[language] }
                    }
                }
            }
        }
    }

    private var scope: String { id.map { $0.pathText + "-" } ?? "" }

    private var action: Link {
        Link(id.map { ShelfRoutes.featuredChange.path($0) } ?? ShelfRoutes.featuredCreation.path())
    }
}

/// Where among its siblings it stands, and on which days.
struct ShowingFields: Markup {
    let position: Int
    let first: String
    let last: String
    let language: Language
    /// As of `DeskField`.
    let form: String

    var body: some Markup {
        DeskField(
            CategorySaid.position[language], "position", String(position),
            .line(maxLength: 5, inputMode: "numeric", suggestions: []), in: form)
        div(.class("field-row even")) {
            DayField(label: MerchandisingSaid.first[language], name: "first", value: first)
            DayField(label: MerchandisingSaid.last[language], name: "last", value: last)
        }
    }
}

private struct DayField: Markup {
    let label: String
    let name: String
    let value: String
    var body: some Markup {
        HTML.label(.class("field")) {
            span { label }
            input(.type("date"), .name(name), .value(value), .min("2000-01-01"), .max("2100-12-31"))
        }
    }
}
