import Flows
import Frame
import HTTP
import Postgres

/// Everything the storefront answers.
package func storefrontEndpoints(db: Database, kit: PageKit, pictures: ServePicture) -> [Endpoint] {
    [
        HomeHandler(db: db, kit: kit).endpoint, ProductHandler(db: db, kit: kit).endpoint,
        PurchaseHandler(db: db, kit: kit).endpoint, SellerHandler(db: db, kit: kit).endpoint,
        Pictures(serve: pictures).endpoint,
    ] + WatchlistHandler(db: db, kit: kit).endpoints
}
