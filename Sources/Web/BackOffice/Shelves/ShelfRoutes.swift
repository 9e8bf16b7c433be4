import HTTP
import Vocabulary

/// The addresses of what the market's people arrange.
enum ShelfRoutes {
    static let categories = Route(.get, "/admin/categories")
    static let categoryCreation = Route(.post, "/admin/categories")
    static let category = Route(.get, "/admin/categories/{code}", Slug.self)
    static let categoryChange = Route(.post, "/admin/categories/{code}", Slug.self)
    static let categoryPlace = Route(.post, "/admin/categories/{code}/place", Slug.self)
    static let categoryRemoval = Route(.post, "/admin/categories/{code}/removal", Slug.self)
    static let attachment = Route(.post, "/admin/categories/{code}/attributes", Slug.self)
    static let detachment = Route(.post, "/admin/categories/{code}/attributes/removal", Slug.self)

    static let attributes = Route(.get, "/admin/attributes")
    static let newAttribute = Route(.get, "/admin/attributes/new")
    static let attribute = Route(.get, "/admin/attributes/{code}", Slug.self)
    static let attributeSaving = Route(.post, "/admin/attributes")

    static let brands = Route(.get, "/admin/brands")
    static let brand = Route(.get, "/admin/brands/{id}", BrandID.self)
    static let brandRenaming = Route(.post, "/admin/brands/{id}", BrandID.self)
    static let brandMerger = Route(.post, "/admin/brands/{id}/merger", BrandID.self)
    static let brandRemoval = Route(.post, "/admin/brands/{id}/removal", BrandID.self)

    static let vehicles = Route(.get, "/admin/vehicles")
    static let vehicleCreation = Route(.post, "/admin/vehicles")
    static let vehicle = Route(.get, "/admin/vehicles/{id}", VehicleID.self)
    static let vehicleChange = Route(.post, "/admin/vehicles/{id}", VehicleID.self)
    static let vehicleRemoval = Route(.post, "/admin/vehicles/{id}/removal", VehicleID.self)

    static let synonyms = Route(.get, "/admin/synonyms")
    static let synonymsCreation = Route(.post, "/admin/synonyms")
    static let synonymsChange = Route(.post, "/admin/synonyms/{id}", SynonymsID.self)
    static let synonymsRemoval = Route(.post, "/admin/synonyms/{id}/removal", SynonymsID.self)

    static let redirects = Route(.get, "/admin/redirects")
    static let redirectSaving = Route(.post, "/admin/redirects")
    static let redirectRemoval = Route(.post, "/admin/redirects/removal")

    static let featured = Route(.get, "/admin/featured")
    static let featuredCreation = Route(.post, "/admin/featured")
    static let featuredChange = Route(.post, "/admin/featured/{id}", FeaturedRowID.self)
    static let featuredRemoval = Route(.post, "/admin/featured/{id}/removal", FeaturedRowID.self)

    static let banners = Route(.get, "/admin/banners")
    static let bannerCreation = Route(.post, "/admin/banners")
    static let bannerChange = Route(.post, "/admin/banners/{id}", BannerID.self)
    static let bannerRemoval = Route(.post, "/admin/banners/{id}/removal", BannerID.self)
}
