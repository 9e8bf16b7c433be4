import Flows
import Frame
import HTTP
import Postgres

/// Everything the API answers, its own description included.
///
/// - Parameters:
///   - search: answers what words ask for.
///   - accounts: nil in a market without accounts, such as a test of catalogues.
///   - vectors: where similar goods are looked for; in PostgreSQL unless told.
///   - others: endpoints elsewhere whose tag puts them into the description too.
package func apiEndpoints(
    db: Database, kit: PageKit, search: MarketSearch, accounts: AccountAPI? = nil, identity: IdentityAPI? = nil,
    dashboard: ReadDashboard? = nil, vectors: VectorsInUse? = nil,
    describing others: [Endpoint] = []
) -> [Endpoint] {
    let own =
        ProductsAPI(db: db, kit: kit, vectors: vectors ?? VectorsInUse(db)).endpoints
        + SearchAPI(db: db, kit: kit, market: search).endpoints
        + SellersAPI(db: db, kit: kit).endpoints
        + VehiclesAPI(db: db, kit: kit).endpoints + WatchlistAPI(db: db, kit: kit).endpoints
        + (accounts?.endpoints ?? [])
        + (identity?.endpoints ?? [])
        + (accounts.flatMap { accounts in dashboard.map { DashboardAPI(accounts, read: $0).endpoints } } ?? [])
    return own + ReferenceAPI(others + own, kit: kit).endpoints
}
