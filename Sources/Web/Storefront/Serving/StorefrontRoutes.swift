import HTTP
import Vocabulary

/// Every address of the storefront.
package enum StorefrontRoutes {
    package static let home = Route(.get, "/")
    package static let category = Route(.get, "/c/{slug}", Slug.self)
    package static let brand = Route(.get, "/b/{slug}", Slug.self)
    package static let suggestions = Route(.get, "/search/suggestions")
    package static let garage = Route(.get, "/garage")
    package static let parking = Route(.post, "/garage")
    package static let unparking = Route(.post, "/garage/{id}/removal", VehicleID.self)
    package static let leaving = Route(.post, "/garage/leaving")
    package static let robots = Route(.get, "/robots.txt")
    package static let sitemapIndex = Route(.get, "/sitemap.xml")
    package static let sitemap = Route(.get, "/sitemaps/{name}.xml", SitemapName.self)
    package static let product = Route(.get, "/p/{id}", ProductID.self)
    package static let purchase = Route(.get, "/p/{id}/whatsapp", ProductID.self)
    package static let reviews = Route(.get, "/p/{id}/reviews", ProductID.self)
    package static let reviewWriting = Route(.post, "/p/{id}/reviews", ProductID.self)
    package static let reviewRemoval = Route(.post, "/p/{id}/reviews/removal", ProductID.self)
    package static let seller = Route(.get, "/s/{slug}", Slug.self)
    package static let pictureSearch = Route(.get, "/search/picture")
    package static let pictureBringing = Route(.post, "/search/picture")
    package static let searches = Route(.get, "/searches")
    package static let searchSaving = Route(.post, "/searches")
    package static let savedSearch = Route(.get, "/searches/{id}", SavedSearchID.self)
    package static let searchChange = Route(.post, "/searches/{id}", SavedSearchID.self)
    package static let searchRemoval = Route(.post, "/searches/{id}/removal", SavedSearchID.self)
    package static let watchlist = Route(.get, "/watchlist")
    package static let watch = Route(.post, "/watchlist/{id}", ProductID.self)
    package static let unwatch = Route(.post, "/watchlist/{id}/removal", ProductID.self)
}
