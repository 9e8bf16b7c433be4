import HTTP
import Vocabulary

/// The addresses of the market's staff.
package enum DeskRoutes {
    package static let checks = Route(.get, "/admin/identity")
    package static let check = Route(.get, "/admin/identity/{id}", IdentityCheckID.self)
    package static let document = Route(
        .get, "/admin/identity/{id}/documents/{number}", IdentityCheckID.self, Int.self)
    package static let verification = Route(.post, "/admin/identity/{id}/verification", IdentityCheckID.self)
    package static let rejection = Route(.post, "/admin/identity/{id}/rejection", IdentityCheckID.self)
    package static let officialStores = Route(.get, "/admin/official-stores")
    package static let officialStore = Route(.post, "/admin/official-stores/{slug}", Slug.self)
    package static let officialStoreRemoval = Route(.post, "/admin/official-stores/{slug}/removal", Slug.self)
}
