import HTTP
import Vocabulary

/// Every address of the storefront.
package enum StorefrontRoutes {
    package static let home = Route(.get, "/")
    package static let product = Route(.get, "/p/{id}", ProductID.self)
    package static let purchase = Route(.get, "/p/{id}/whatsapp", ProductID.self)
    package static let seller = Route(.get, "/s/{slug}", Slug.self)
    package static let watchlist = Route(.get, "/watchlist")
    package static let watch = Route(.post, "/watchlist/{id}", ProductID.self)
    package static let unwatch = Route(.post, "/watchlist/{id}/removal", ProductID.self)
}
