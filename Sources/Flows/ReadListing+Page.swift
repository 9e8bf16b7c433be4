import Catalog
import Crypto
import Foundation
import Scouting
import Vocabulary

extension ReadListing {
    /// A page's reading in the market's columns.
    init(_ read: ReadProduct) {
        var minor: Int64?
        var currency: String?
        if case .amount(let money, _) = read.price { (minor, currency) = (money.minor, money.currency.code) }
        self.init(
            title: read.title, description: read.description,
            category: Category.reading(title: read.title, description: read.description).rawValue,
            priceMinor: minor, currency: currency, isPriceOnRequest: read.price == .onRequest,
            imageURL: read.image.url, imageURLExpiresAt: read.image.expires)
    }

    var price: ListedPrice {
        if let priceMinor, let currency {
            .amount(minor: priceMinor, currency: currency)
        } else {
            isPriceOnRequest ? .onRequest : .unknown
        }
    }
}

extension ListedPrice {
    /// For the sync log.
    var logText: String {
        switch self {
        case .amount(let minor, let currency): "\(currency) \(minor)"
        case .onRequest: "on request"
        case .unknown: "none"
        }
    }
}

/// Names what a product is: its words and its picture, not its price. When it changes, the product is embedded and
/// judged again.
struct ContentHash {
    let text: String

    init(_ listing: ReadListing) {
        let content = [listing.title, listing.description, Self.picturePath(listing.imageURL)].joined(
            separator: "\u{1F}")
        text = hex(sha256(content.utf8).prefix(16))
    }

    /// The part of a picture's address that names the picture: hosts, signatures and expiry change with every reading.
    static func picturePath(_ url: String) -> String {
        let bare = url.prefix { $0 != "?" }
        guard let scheme = bare.range(of: "://") else { return String(bare) }
        return String(bare[scheme.upperBound...].drop { $0 != "/" })
    }
}
