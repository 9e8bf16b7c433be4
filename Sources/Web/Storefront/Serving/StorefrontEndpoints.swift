import Catalog
import Flows
import Frame
import HTTP
import Postgres

/// Everything the storefront answers.
package func storefrontEndpoints(db: Database, kit: PageKit, pictures: ServePicture) -> [Endpoint] {
    let tree = Remembered(for: .seconds(10)) { try await CategoryTree.load(in: db) }
    return [
        HomeHandler(db: db, kit: kit, tree: tree).endpoint, ProductHandler(db: db, kit: kit, tree: tree).endpoint,
        PurchaseHandler(db: db, kit: kit).endpoint, SellerHandler(db: db, kit: kit, tree: tree).endpoint,
        Pictures(serve: pictures).endpoint,
    ] + WatchlistHandler(db: db, kit: kit).endpoints
}
