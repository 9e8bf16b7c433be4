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

    func card(_ product: Catalog.ProductCard, isWatched: Bool, isGone: Bool = false) -> ProductCardView {
        ProductCardView(
            id: product.id.pathText, url: Link(StorefrontRoutes.product.path(product.id)), title: product.title,
            priceText: price(product.price),
            seller: SellerLinkView(name: product.sellerName, url: sellerLink(product.sellerSlug)),
            picture: picture(product.picture, alt: product.title), freshnessText: freshness(product.lastHydratedAt),
            isWatched: isWatched, isGone: isGone)
    }

    func cards(_ products: [Catalog.ProductCard], watched: Set<ProductID>) -> [ProductCardView] {
        products.map { card($0, isWatched: watched.contains($0.id)) }
    }

    /// Nil when there is no price to show.
    func price(_ price: ListedPrice) -> String? { price.money?.display(language: phrases.language.tag) }

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
