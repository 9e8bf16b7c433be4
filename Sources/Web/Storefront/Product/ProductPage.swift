import Frame
import HTML
import Inventory

/// A product: its pictures, what it costs, who sells it and the way to buy it.
package struct ProductPage: Markup {
    let frame: PageFrame
    let product: ProductPageView
    private var phrases: ProductPhrases { frame.phrases.product }

    /// - Parameter frame: title, summary and preview are taken from the product when they are not set.
    package init(_ frame: PageFrame, _ product: ProductPageView) {
        var frame = frame
        frame.title = frame.title ?? product.title
        frame.summary = frame.summary ?? Self.summary(of: product)
        frame.previewKind = "product"
        frame.preview = frame.preview ?? product.pictures.first?.fallback(width: 960)
        self.frame = frame
        self.product = product
    }

    package var body: some Markup {
        Layout(frame) {
            Breadcrumbs(trail: product.breadcrumbs, phrases: phrases)
            article(.class("product")) {
                Gallery(pictures: product.pictures, phrases: phrases)
                div(.class("product-facts")) {
                    h1 { bdi { product.title } }
                    if let rating = product.reviews.rating {
                        a(.class("rating-line"), .href("#reviews")) {
                            RatingLine(rating: rating, phrases: frame.phrases)
                        }
                    }
                    price
                    p(.class("quiet fresh")) {
                        Icon.clock
                        product.freshnessText
                    }
                    VariantPicker(variants: product.variants, language: frame.language)
                    StockLine(product: product, language: frame.language)
                    if product.availability != .soldOut {
                        // A plain link: it opens the app on a phone, and a policy for forms need not know where WhatsApp
                        // goes on to.
                        a(.class("button buy"), .href(product.purchase), .rel("nofollow noopener")) {
                            Icon.whatsapp
                            phrases.buyOnWhatsApp
                        }
                        p(.class("quiet hint")) { phrases.buyHint }
                    }
                    div(.class("actions")) {
                        WatchButton(
                            id: product.id, title: product.title, isWatched: product.isWatched, phrases: frame.phrases,
                            isLabelled: true)
                        button(
                            .class("button"), .type("button"), .hidden(), .data("share", product.title),
                            .data("copied", phrases.linkCopied)
                        ) {
                            Icon.share
                            phrases.share
                        }
                    }
                    if let fit = product.details.fit { FitBadge(fit: fit, language: frame.language) }
                    SellerCard(seller: product.seller, phrases: frame.phrases)
                    description
                    ProductDetails(details: product.details, language: frame.language)
                }
            }
            ReviewsSection(view: product.reviews, frame: frame)
            similar
            ProductFacts(product: product, frame: frame)
            LinkedData.breadcrumbs(product.breadcrumbs, frame)
        }
    }

    private static let lowest = Said(
        "Lowest price in the 30 days before", "Bei ya chini kabisa siku 30 kabla",
        "Prix le plus bas des 30 jours précédents",
        "أدنى سعر خلال 30 يومًا قبل التخفيض", "ราคาต่ำสุดใน 30 วันก่อนลด")
    private static let rateOf = Said("rate of", "kiwango cha", "taux du", "سعر يوم", "อัตราวันที่")
    @MarkupBuilder private var price: some Markup {
        p(.class("price")) {
            span(.class("unseen")) { "\(phrases.price): " }
            bdi { product.priceText ?? phrases.priceOnRequest }
            if let about = product.about {
                " "
                small(.class("quiet")) {
                    bdi { about.text }
                    " · \(Self.rateOf[frame.language]) "
                    time(.datetime(about.day)) { about.day }
                }
            }
        }
        if let lowest = product.lowestText {
            p(.class("quiet")) {
                "\(Self.lowest[frame.language]): "
                bdi { lowest }
            }
        }
    }

    @MarkupBuilder private var description: some Markup {
        if !product.description.isEmpty {
            section(.class("description")) {
                h2 { phrases.description }
                p(.dir("auto")) { product.description }
            }
        }
    }

    @MarkupBuilder private var similar: some Markup {
        if !product.similar.isEmpty {
            section(.class("similar")) {
                h2 { phrases.similar }
                SimilarLinks(product: product, language: frame.language)
                Wall(WallView(cards: product.similar), phrases: frame.phrases, eagerCards: 0)
            }
        }
    }

    /// The first 160 characters of the description on one line, or nothing.
    private static func summary(of product: ProductPageView) -> String? {
        let words = product.description.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty else { return nil }
        return words.count <= 160 ? words : words.prefix(159) + "…"
    }
}

struct Breadcrumbs: Markup {
    let trail: [BreadcrumbView]
    let phrases: ProductPhrases
    var body: some Markup {
        if !trail.isEmpty {
            nav(.class("breadcrumbs"), .aria("label", phrases.breadcrumbs)) {
                ol(.role("list")) { for step in trail { li { a(.href(step.url)) { bdi { step.label } } } } }
            }
        }
    }
}
