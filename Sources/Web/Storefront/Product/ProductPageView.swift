import Catalog
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
    package let details: ProductDetailsView

    package init(
        id: String, title: String, priceText: String?, price: (amount: String, currency: String)?,
        description: String, pictures: [PictureView], seller: SellerCardView, freshnessText: String, isWatched: Bool,
        breadcrumbs: [BreadcrumbView], similar: [ProductCardView], details: ProductDetailsView = ProductDetailsView()
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
        self.details = details
    }

    /// Makes the lead and goes on to WhatsApp.
    var purchase: Link { Link("/p/\(id)/whatsapp") }
}

/// What is known of a product beyond its words: who made it, what it is like, what it fits.
package struct ProductDetailsView: Sendable {
    package var brand: BreadcrumbView?
    package var condition: Condition?
    /// Name and value, in the category's order.
    package var facts: [(name: String, value: String)] = []
    package var fitments: [FitmentView] = []
    /// Nil when no car is chosen.
    package var fit: FitView?
    package var sku: String?
    /// 8 to 14 digits.
    package var gtin: String?
    /// The maker's own number.
    package var mpn: String?
    /// Whether there is any left; nil where nothing is counted.
    package var isInStock: Bool?

    package init() {}
}

package struct FitmentView: Sendable {
    package let name: String
    /// `2012–2018`; empty when no year is said.
    package let years: String

    package init(name: String, years: String) { (self.name, self.years) = (name, years) }
}

/// Whether it is for the visitor's car.
package struct FitView: Sendable {
    package let car: String
    /// Nil: nothing is said of any car.
    package let fits: Bool?

    package init(car: String, fits: Bool?) { (self.car, self.fits) = (car, fits) }
}

package struct BreadcrumbView: Sendable {
    package let label: String
    package let url: Link
    package init(label: String, url: Link) {
        self.label = label
        self.url = url
    }
}
