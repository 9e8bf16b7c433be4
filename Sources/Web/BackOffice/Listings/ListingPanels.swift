import Catalog
import Foundation
import Frame
import HTML
import HTTP
import Vocabulary

/// The pictures in their order.
struct PicturesPanel: Markup {
    let desk: DeskFrame
    let routes: ListingRoutes
    let product: Product
    let pictures: [ProductPicture]
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel"), .id("pictures")) {
            h2 { ListingSaid.pictures[language] }
            if pictures.isEmpty, let only = product.picture.thumbnail(at: desk.area) {
                img(.class("desk-picture"), .src(only), .width(160), .height(160), .alt(product.title))
            }
            if !pictures.isEmpty {
                form(.method("post"), .action(Link(routes.pictureOrder.path(product.id)))) {
                    input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                    ul(.class("desk-pictures")) {
                        for picture in pictures {
                            PictureRow(
                                picture: picture, area: desk.area, language: language, isOnly: pictures.count == 1)
                        }
                    }
                    button(.class("button small"), .type("submit")) { DeskSaid.save[language] }
                }
            }
            form(
                .method("post"), .action(Link(routes.pictures.path(product.id))), .enctype("multipart/form-data"),
                .class("desk-upload")
            ) {
                input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                input(
                    .type("file"), .name("pictures"), .accept("image/*"), .multiple(), .required(),
                    .aria("label", ListingSaid.addPictures[language]))
                button(.class("button small"), .type("submit")) { ListingSaid.addPictures[language] }
            }
        }
    }
}

struct PictureRow: Markup {
    let picture: ProductPicture
    let area: DeskArea
    let language: Language
    let isOnly: Bool

    var body: some Markup {
        li {
            if let key = picture.key {
                img(
                    .src(Link("\(area.prefix)/img/\(key)/160.webp")), .width(80), .height(80), .alt(picture.alt),
                    .loading("lazy"))
                input(.type("hidden"), .name("key"), .value(key))
                input(
                    .type("text"), .name("alt.\(key)"), .value(picture.alt), .maxLength(200), .dir("auto"),
                    .placeholder("alt"), .aria("label", "alt \(picture.position + 1)"))
                if picture.position > 0 {
                    button(.class("button small"), .type("submit"), .name("first"), .value(key)) {
                        ListingSaid.makeFirst[language]
                    }
                }
                if !isOnly {
                    button(.class("button small danger"), .type("submit"), .name("remove"), .value(key)) {
                        DeskSaid.delete[language]
                    }
                }
            }
        }
    }
}

/// Variants and part numbers, a line each.
struct VariantsPanel: Markup {
    let desk: DeskFrame
    let routes: ListingRoutes
    let product: Product
    let view: ListingView
    private var language: Language { desk.language }

    var body: some Markup {
        div(.id("variants")) {
            DeskForm(
                desk, ListingSaid.variants[language], action: Link(routes.variants.path(product.id)),
                submit: DeskSaid.save[language]
            ) {
                DeskField(
                    ListingSaid.variants[language], "variants", view.typedVariants ?? view.variants,
                    .area(rows: 4, maxLength: 20_000), hint: ListingSaid.variantHint[language])
            }
        }
        div(.id("numbers")) {
            DeskForm(
                desk, "\(ListingSaid.oem[language]), \(ListingSaid.cross[language])",
                action: Link(routes.numbers.path(product.id)), submit: DeskSaid.save[language]
            ) {
                DeskField(
                    ListingSaid.oem[language], "oem", lines(.oem), .area(rows: 3, maxLength: 12_000),
                    hint: ListingSaid.oneALine[language])
                DeskField(
                    ListingSaid.cross[language], "cross", lines(.cross), .area(rows: 3, maxLength: 12_000),
                    hint: ListingSaid.oneALine[language])
            }
        }
    }

    private func lines(_ kind: PartNumber.Kind) -> String {
        view.numbers.filter { $0.kind == kind }.map(\.number).joined(separator: "\n")
    }
}

/// What it cost when: a line, and the changes as a table.
struct PricesPanel: Markup {
    let desk: DeskFrame
    let view: ListingView
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel")) {
            h2 { ListingSaid.history[language] }
            if let lowest = view.lowest, let currency = view.product?.price.money?.currency {
                p(.class("quiet")) {
                    "\(ListingSaid.lowest[language]): \(Money(minor: lowest, currency: currency).display(language: language.tag))"
                }
            }
            if own.count > 1 { Sparkline(points: own, label: ListingSaid.history[language]) }
            div(.class("plain-scroll"), .role("region"), .tabIndex(0), .aria("label", ListingSaid.history[language])) {
                table(.class("plain")) {
                    tbody { for change in view.prices.prefix(20) { PriceRow(change: change, language: language) } }
                }
            }
        }
    }

    /// The product's own prices, oldest first.
    private var own: [Sparkline.Point] {
        view.prices.filter { $0.variant == nil }.reversed().compactMap { change in
            change.becomesMinor.map { Sparkline.Point(at: change.at.timeIntervalSince1970, value: Double($0)) }
        }
    }
}

struct PriceRow: Markup {
    let change: PriceChange
    let language: Language

    var body: some Markup {
        tr {
            td {
                time(.datetime(change.at.ISO8601Format())) { bdi { DeskTime(change.at).text } }
            }
            td(.class("number")) { bdi { price(change.wasMinor) + " → " + price(change.becomesMinor) } }
            td(.class("quiet")) { bdi { change.reason } }
            td(.class("quiet")) { bdi { change.actor } }
        }
    }

    private func price(_ minor: Int64?) -> String {
        guard let minor, let currency = change.currency.flatMap({ Currency(code: $0) }) else { return "—" }
        return Money(minor: minor, currency: currency).display(language: language.tag)
    }
}
