import Frame
import HTTP
import Postgres

/// Everything the API answers, its own description included.
///
/// - Parameter others: endpoints elsewhere whose tag puts them into the description too.
package func apiEndpoints(db: Database, kit: PageKit, describing others: [Endpoint] = []) -> [Endpoint] {
    let own =
        ProductsAPI(db: db, kit: kit).endpoints + SellersAPI(db: db, kit: kit).endpoints
        + WatchlistAPI(db: db, kit: kit).endpoints
    return own + ReferenceAPI(others + own, kit: kit).endpoints
}
