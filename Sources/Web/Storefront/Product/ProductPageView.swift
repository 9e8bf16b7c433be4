import HTML

/// One product, whole.
package struct ProductPageView: Sendable {
    package let id: String
    package let title: String
    /// As the market writes prices; `nil`: on request.
    package let priceText: String?
    /// The same price for search engines: decimal point, no grouping (`2500.00`), and ISO 4217 currency.
    package let price: (amount: String, currency: String)?
    /// May have line breaks; empty when the seller wrote none.
    package let description: String
    /// The first one leads.
    package let pictures: [PictureView]
    package let seller: SellerCardView
    /// `Phrases.checked(_:)`.
    package let freshnessText: String
    package let isWatched: Bool
    /// From the home page down to the product's category, without the product itself.
    package let breadcrumbs: [BreadcrumbView]
    package let similar: [ProductCardView]

    package init(
        id: String, title: String, priceText: String?, price: (amount: String, currency: String)?,
        description: String, pictures: [PictureView], seller: SellerCardView, freshnessText: String, isWatched: Bool,
        breadcrumbs: [BreadcrumbView], similar: [ProductCardView]
    ) {
        self.id = id
        self.title = title
        self.priceText = priceText
        self.price = price
        self.description = description
        self.pictures = pictures
        self.seller = seller
        self.freshnessText = freshnessText
        self.isWatched = isWatched
        self.breadcrumbs = breadcrumbs
        self.similar = similar
    }

    /// Makes the lead and goes on to WhatsApp.
    var purchase: Link { Link("/p/\(id)/whatsapp") }
}

package struct BreadcrumbView: Sendable {
    package let label: String
    package let url: Link
    package init(label: String, url: Link) {
        self.label = label
        self.url = url
    }
}
