import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Sellers
import Vocabulary

/// What the page of one listing shows.
struct ListingView: Sendable {
    /// Nil for a new one.
    let product: Product?
    let form: ListingForm
    let fault: String?
    let tree: CategoryTree
    let brands: [String]
    let attributes: [CategoryAttribute]
    /// Whom a new listing may belong to.
    let sellers: [Seller]
    let pictures: [ProductPicture]
    let variants: String
    /// What was typed there and refused.
    let typedVariants: String?
    let numbers: [PartNumber]
    let fitments: FitmentsView
    let prices: [PriceChange]
    let lowest: Int64?
    let note: String?
}

/// One listing at a desk.
struct ListingPage: Markup {
    let desk: DeskFrame
    let routes: ListingRoutes
    let view: ListingView
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(routes.all.path()))) { ListingSaid.listings[language] }
                h1 { bdi { desk.frame.title ?? "" } }
                if let product = view.product { ListingStanding(desk: desk, routes: routes, product: product) }
            }
            if let note = view.note { DeskNote(desk: desk, text: note) }
            if let fault = view.fault { p(.class("fault"), .role("alert")) { fault } }
            div(.class("desk-columns")) {
                ListingFormPanel(desk: desk, routes: routes, view: view)
                if let product = view.product {
                    div {
                        PicturesPanel(desk: desk, routes: routes, product: product, pictures: view.pictures)
                        VariantsPanel(desk: desk, routes: routes, product: product, view: view)
                        FitmentPanel(desk: desk, routes: routes, product: product, fitments: view.fitments)
                        if !view.prices.isEmpty { PricesPanel(desk: desk, view: view) }
                    }
                }
            }
        }
    }
}

/// Where it stands, and what may be done about it.
struct ListingStanding: Markup {
    let desk: DeskFrame
    let routes: ListingRoutes
    let product: Product

    var body: some Markup {
        div(.class("standing")) {
            span(.class("mark-\(ListingSaid.tone(product.status).rawValue)")) {
                ListingSaid.status(product.status)[desk.language]
            }
            form(.method("post")) {
                input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                input(.type("hidden"), .name("id"), .value(product.id.pathText))
                input(.type("hidden"), .name("return"), .value(routes.one.path(product.id)))
                for move in moves {
                    button(
                        .class(move == .delete ? "button small danger" : "button small"), .type("submit"),
                        .formAction(Link(routes.move(move).path()))
                    ) { ListingSaid.move(move)[desk.language] }
                }
            }
            if product.status == .live {
                a(.class("button small"), .href(Link("/p/\(product.id.pathText)"))) { ListingSaid.view[desk.language] }
            }
        }
    }

    private var moves: [MoveListing.Move] {
        switch product.status {
        case .deleted: [.restore]
        case .live: [.hide, .sell, .delete]
        case .draft, .hidden, .sold: [.publish, .delete]
        case .hydrated, .flagged: desk.area == .market ? [.publish, .hide, .delete] : [.hide, .delete]
        case .rejected, .inactive: [.delete]
        case .discovered: []
        }
    }
}

/// Title, words, category, brand, price and what the category asks for.
struct ListingFormPanel: Markup {
    let desk: DeskFrame
    let routes: ListingRoutes
    let view: ListingView
    private var language: Language { desk.language }
    private var form: ListingForm { view.form }
    private var isRead: Bool { view.product?.whatsappID != nil }

    var body: some Markup {
        DeskForm(
            desk, ListingSaid.details[language],
            action: Link(view.product.map { routes.revision.path($0.id) } ?? routes.creation.path()),
            submit: DeskSaid.save[language]
        ) {
            input(.type("hidden"), .name("revision"), .value(String(form.revision)))
            if isRead { p(.class("quiet")) { ListingSaid.fromWhatsApp[language] } }
            if view.product == nil, desk.area == .market {
                DeskField(
                    ListingSaid.seller[language], "seller", "", .choice(view.sellers.map { ($0.slug, $0.name) }))
            }
            DeskField(
                ListingSaid.title[language], "title", form.title,
                .line(maxLength: ListingWish.longestTitle, inputMode: nil, suggestions: []), isRequired: true,
                isReadOnly: isRead)
            DeskField(
                ListingSaid.description[language], "description", form.description,
                .area(rows: 6, maxLength: ListingWish.longestDescription), isReadOnly: isRead)
            div(.class("field-row")) {
                DeskField(
                    ListingSaid.price[language], "price", form.price,
                    .line(maxLength: 24, inputMode: "decimal", suggestions: []), hint: ListingSaid.priceHint[language],
                    isReadOnly: isRead)
                DeskField(
                    ListingSaid.currency[language], "currency", form.currency,
                    .line(maxLength: 3, inputMode: nil, suggestions: []),
                    isReadOnly: isRead)
            }
            if view.product != nil, !isRead {
                DeskField(ListingSaid.reason[language], "reason", form.reason)
            }
            DeskField(ListingSaid.category[language], "category", form.category, .choice(categories))
            DeskField(
                ListingSaid.brand[language], "brand", form.brand,
                .line(maxLength: 80, inputMode: nil, suggestions: view.brands))
            DeskField(
                ListingSaid.condition[language], "condition", form.condition,
                .choice(Condition.allCases.map { ($0.rawValue, ListingSaid.condition($0)[language]) }))
            if !view.attributes.isEmpty {
                fieldset {
                    legend { ListingSaid.attributes[language] }
                    for attribute in view.attributes {
                        AttributeField(
                            attribute: attribute, value: form.attributes[attribute.attribute.code] ?? "",
                            language: language)
                    }
                }
            }
        }
    }

    private var categories: [(value: String, label: String)] {
        view.tree.preorder.map { node in
            (node.code, String(repeating: "\u{2003}", count: node.depth - 1) + node.names[language])
        }
    }
}

struct AttributeField: Markup {
    let attribute: CategoryAttribute
    let value: String
    let language: Language

    var body: some Markup {
        DeskField(label, "a." + attribute.attribute.code, value, kind)
    }

    private var label: String {
        let unit = attribute.attribute.unit
        return attribute.attribute.names[language] + (unit.isEmpty ? "" : " (\(unit))")
            + (attribute.isRequired ? " *" : "")
    }

    private var kind: DeskField.Kind {
        switch attribute.attribute.kind {
        case .number: .line(maxLength: 20, inputMode: "decimal", suggestions: [])
        case .text: .line(maxLength: Attribute.longestText, inputMode: nil, suggestions: [])
        case .flag: .choice([("", "—"), ("yes", "✓"), ("no", "✗")])
        case .choice:
            .choice([("", "—")] + attribute.attribute.choices.map { ($0.code, $0.names[language]) })
        }
    }
}
