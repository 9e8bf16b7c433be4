import Frame
import HTML

/// One product on a wall.
package struct ProductCardView: Sendable {
    package let id: String
    package let url: Link
    package let title: String
    /// As the market writes prices: `KSh 2,500`. `nil`: on request.
    package let priceText: String?
    /// The same in the visitor's currency: `≈ $19.35`.
    package let aboutText: String?
    package let seller: SellerLinkView
    package let picture: PictureView?
    /// `Phrases.checked(_:)`; shown where there is room, `nil` leaves it out.
    package let freshnessText: String?
    package let isWatched: Bool
    /// Taken out of the catalogue, but still on a watchlist.
    package let isGone: Bool
    /// To goods that look like it; `nil` where nothing searches by picture.
    package let alike: Link?
    /// The mean of its stars with one decimal, and how many reviews it has; `nil` without one.
    package let rating: (text: String, count: Int)?

    package init(
        id: String, url: Link, title: String, priceText: String?, aboutText: String? = nil, seller: SellerLinkView,
        picture: PictureView?,
        freshnessText: String? = nil, isWatched: Bool = false, isGone: Bool = false, alike: Link? = nil,
        rating: (text: String, count: Int)? = nil
    ) {
        (self.alike, self.rating) = (alike, rating)
        self.id = id
        self.url = url
        self.title = title
        self.priceText = priceText
        self.aboutText = aboutText
        self.seller = seller
        self.picture = picture
        self.freshnessText = freshnessText
        self.isWatched = isWatched
        self.isGone = isGone
    }
}

package struct SellerLinkView: Sendable {
    package let name: String
    package let url: Link
    package init(name: String, url: Link) {
        self.name = name
        self.url = url
    }
}

struct ProductCard: Markup {
    let card: ProductCardView
    let phrases: Phrases
    let isEager: Bool

    private var classes: String {
        // Without a second line of title the card is that much shorter; at 22 letters one line is enough nearly always.
        let short = card.title.count <= 22 ? " short" : ""
        return "card r\(card.picture?.wallRows ?? 28)\(short)\(card.isGone ? " gone" : "")"
    }

    var body: some Markup {
        li(.class(classes)) {
            // The title's link covers the whole card (style sheet), so the picture needs none of its own.
            div(.class("card-picture")) {
                if let picture = card.picture {
                    PictureMarkup(picture: picture, use: .card, isEager: isEager, isDecoration: true)
                } else {
                    Icon.stall
                }
            }
            h2 { a(.href(card.url)) { bdi { card.title } } }
            p(.class("card-facts")) {
                if card.isGone {
                    span(.class("quiet")) { phrases.product.gone }
                } else if let price = card.priceText {
                    strong { bdi { price } }
                    if let about = card.aboutText { small(.class("quiet")) { bdi { about } } }
                } else {
                    span(.class("quiet")) { phrases.product.priceOnRequest }
                }
                if let rating = card.rating {
                    span(.class("rated"), .aria("hidden", "true")) { "★\u{a0}" + rating.text }
                    span(.class("unseen")) { phrases.rated(rating.text, by: rating.count) }
                }
                a(.class("quiet"), .href(card.seller.url)) { bdi { card.seller.name } }
            }
            if let alike = card.alike {
                a(
                    .class("alike"), .href(alike), .rel("nofollow"),
                    .aria("label", PictureSaid.similar[phrases.language] + ": " + card.title)
                ) { Icon.alike }
            }
            WatchButton(id: card.id, title: card.title, isWatched: card.isWatched, phrases: phrases, isLabelled: false)
        }
    }
}
