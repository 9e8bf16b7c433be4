import Catalog
import Foundation
import Frame
import HTML
import HTTP
import Vocabulary

/// Turns what the market knows into what pages show.
struct Drawing: Sendable {
    let phrases: Phrases
    let tree: CategoryTree
    let now: Date
    let rates: ExchangeRates
    /// Prices are shown in this one too.
    let wanted: Currency?
    /// What came for this visitor's saved searches; nil for who has none.
    let savedNews: Int?
    /// Where pictures are searched by; nil: nothing leads there.
    let pictureSearch: Link?

    func card(_ product: Catalog.ProductCard, isWatched: Bool, isGone: Bool = false) -> ProductCardView {
        let picture = picture(product.picture, alt: product.title)
        return ProductCardView(
            id: product.id.pathText, url: Link(StorefrontRoutes.product.path(product.id)), title: product.title,
            priceText: price(product.price), aboutText: about(product.price)?.text,
            seller: SellerLinkView(name: product.sellerName, url: sellerLink(product.sellerSlug)),
            picture: picture, freshnessText: freshness(product.lastHydratedAt),
            isWatched: isWatched, isGone: isGone,
            alike: isGone || picture == nil ? nil : alike(product.id),
            rating: product.rating.averageTenths.map {
                (phrases.language.decimal(tenths: $0), product.rating.reviews)
            })
    }

    private func alike(_ product: ProductID) -> Link? {
        pictureSearch.map { Link($0.address + "?like=" + product.pathText) }
    }

    func cards(_ products: [Catalog.ProductCard], watched: Set<ProductID>) -> [ProductCardView] {
        products.map { card($0, isWatched: watched.contains($0.id)) }
    }

    /// Nil when there is no price to show.
    func price(_ price: ListedPrice) -> String? { price.money?.display(language: phrases.language.tag) }

    /// About what a price is in the visitor's currency, and of which day the rate is; nil where that says nothing new.
    func about(_ price: ListedPrice) -> (text: String, day: String)? {
        guard let wanted, let money = price.money, let (about, day) = rates.converted(money, to: wanted) else {
            return nil
        }
        return ("≈ " + about.display(language: phrases.language.tag), day)
    }

    /// The choice of currencies and the way to saved searches, on the page's head.
    func framed(_ frame: PageFrame) -> PageFrame {
        var frame = frame
        frame.savedNews = savedNews
        guard !rates.rates.isEmpty else { return frame }
        frame.currencies = [rates.base.code] + rates.rates.map(\.currency.code)
        frame.currency = wanted.flatMap { frame.currencies.contains($0.code) ? $0.code : nil }
        return frame
    }

    func picture(_ picture: ListedPicture, alt: String) -> PictureView? {
        let origin: PictureView.Origin
        if let key = picture.key {
            origin = .kept(path: "/img/\(key)")
        } else {
            let link = Link(picture.sourceURL)
            guard !picture.sourceURL.isEmpty, link.address != "about:invalid" else { return nil }
            origin = .elsewhere(link)
        }
        return PictureView(
            origin, width: picture.width ?? 1, height: picture.height ?? 1, tint: picture.colour,
            placeholder: picture.placeholder,
            alt: alt)
    }

    func freshness(_ time: Date) -> String { phrases.checked(.seconds(max(0, now.timeIntervalSince(time)))) }

    func sellerLink(_ slug: String) -> Link {
        Slug(pathText: slug).map { Link(StorefrontRoutes.seller.path($0)) } ?? "/"
    }

    func crumb(_ node: CategoryNode) -> BreadcrumbView {
        BreadcrumbView(label: node.names[phrases.language], url: Link(StorefrontRoutes.category.path(node.slug)))
    }

    func category(_ code: String) -> String { tree.name(code, in: phrases.language) }
}
