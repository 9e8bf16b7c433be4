import Catalog
import HTML
import Inventory
import Vocabulary

/// One product, whole.
package struct ProductPageView: Sendable {
    package let id: String
    package let title: String
    /// As the market writes prices; `nil`: on request.
    package private(set) var priceText: String?
    /// The lowest price of the thirty days before it was reduced; nil when it was not.
    package var lowestText: String?
    /// The same in the visitor's currency, and the day of its rate.
    package var about: (text: String, day: String)?
    /// The same price for search engines: decimal point, no grouping (`2500.00`), and ISO 4217 currency.
    package private(set) var price: (amount: String, currency: String)?
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
    /// To choose from; empty where there is nothing to choose.
    package var variants: [VariantView] = []
    /// Of the chosen variant, or of all.
    package var availability = Availability.notCounted
    /// How many are free of what is chosen; nil where nobody counts, or nothing is chosen yet.
    package var free: Int?
    package let details: ProductDetailsView
    /// The newest ones, and the reader's own.
    package var reviews: ReviewsView

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
        reviews = ReviewsView(product: id)
    }

    /// Makes the lead and goes on to WhatsApp.
    var purchase: Link {
        let variant = variants.first(where: \.isChosen).map { "?variant=" + $0.id } ?? ""
        return Link("/p/\(id)/whatsapp" + variant)
    }
}

extension ProductPageView {
    /// Puts the variants and what is left of them on the page.
    /// - Parameter chosen: one of them; any other choice is none.
    mutating func show(_ stock: [VariantStock], chosen: VariantID?, of product: Product, in drawing: Drawing) {
        let choice = stock.first { $0.id == chosen } ?? (stock.count == 1 ? stock.first : nil)
        availability = choice?.availability ?? Availability(of: stock)
        free = choice?.free
        if let minor = choice?.priceMinor, case .amount(_, let code) = product.price,
            let currency = Currency(code: code)
        {
            priceText = drawing.price(.amount(minor: minor, currency: code))
            about = drawing.about(.amount(minor: minor, currency: code))
            lowestText = nil
            price = (Money(minor: minor, currency: currency).decimalText, code)
        }
        if stock.count < 2 { return }
        variants = stock.map { variant in
            VariantView(
                id: variant.id.pathText, label: variant.options.isEmpty ? variant.sku : variant.options,
                url: Link("/p/\(id)?variant=\(variant.id)"), isChosen: variant.id == choice?.id,
                isSoldOut: variant.availability == .soldOut)
        }
    }
}

/// One of a product's variants: a size, a colour.
package struct VariantView: Sendable {
    package let id: String
    package let label: String
    /// This product's page with the variant chosen.
    package let url: Link
    package let isChosen: Bool
    package let isSoldOut: Bool

    package init(id: String, label: String, url: Link, isChosen: Bool, isSoldOut: Bool) {
        (self.id, self.label, self.url) = (id, label, url)
        (self.isChosen, self.isSoldOut) = (isChosen, isSoldOut)
    }
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
