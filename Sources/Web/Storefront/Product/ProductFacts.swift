import Catalog
import Frame
import HTML
import Inventory

/// The product as schema.org knows it, for search engines.
struct ProductFacts: Markup {
    let product: ProductPageView
    let frame: PageFrame

    var body: some Markup {
        LinkedData.thing([
            ("@context", .text("https://schema.org")),
            ("@type", .text("Product")),
            ("name", .text(product.title)),
            ("sku", .text(product.details.sku ?? product.id)),
            ("gtin", product.details.gtin.map { .text($0) }),
            ("mpn", product.details.mpn.map { .text($0) }),
            (
                "brand",
                product.details.brand.map { .thing([("@type", .text("Brand")), ("name", .text($0.label))]) }
            ),
            ("description", product.description.isEmpty ? nil : .text(product.description)),
            ("image", pictures),
            ("url", frame.canonicalPath.map { .text(frame.absolute($0)) }),
            ("aggregateRating", product.reviews.rating.map(rating)),
            ("offers", product.price.map { offer(amount: $0.amount, currency: $0.currency) }),
        ])
    }

    private var pictures: LinkedData? {
        guard !product.pictures.isEmpty else { return nil }
        return .list(product.pictures.map { .text(frame.absolute($0.fallback(width: 960).address)) })
    }

    private func rating(_ rating: RatingView) -> LinkedData {
        .thing([
            ("@type", .text("AggregateRating")),
            ("ratingValue", .text(rating.decimal)),
            ("reviewCount", .text(String(rating.count))),
            ("bestRating", .text("5")),
            ("worstRating", .text("1")),
        ])
    }

    private func offer(amount: String, currency: String) -> LinkedData {
        .thing([
            ("@type", .text("Offer")),
            ("price", .text(amount)),
            ("priceCurrency", .text(currency)),
            ("availability", .text("https://schema.org/" + product.availability.schemaName)),
            ("itemCondition", product.details.condition.map { .text("https://schema.org/" + $0.schemaName) }),
            ("url", frame.canonicalPath.map { .text(frame.absolute($0)) }),
            ("seller", .thing([("@type", .text("Organization")), ("name", .text(product.seller.name))])),
        ])
    }
}

extension Availability {
    /// As schema.org's `ItemAvailability` names it. What nobody counts is offered.
    fileprivate var schemaName: String {
        switch self {
        case .inStock, .notCounted: "InStock"
        case .fewLeft: "LimitedAvailability"
        case .soldOut: "SoldOut"
        }
    }
}

extension Condition {
    fileprivate var schemaName: String {
        switch self {
        case .new: "NewCondition"
        case .refurbished: "RefurbishedCondition"
        case .used: "UsedCondition"
        }
    }
}
