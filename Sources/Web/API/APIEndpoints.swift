import Flows
import Frame
import HTTP
import Postgres

/// Everything the API answers, its own description included.
///
/// - Parameters:
///   - accounts: nil in a market without accounts, such as a test of catalogues.
///   - search: nil where nobody searches; with `walls` searches can be saved.
///   - others: endpoints elsewhere whose tag puts them into the description too.
package func apiEndpoints(
    db: Database, kit: PageKit, accounts: AccountAPI? = nil, identity: IdentityAPI? = nil,
    dashboard: ReadDashboard? = nil, search: MarketSearch? = nil, walls: ReadWall? = nil,
    describing others: [Endpoint] = []
) -> [Endpoint] {
    let own =
        ProductsAPI(db: db, kit: kit, diary: search?.diary).endpoints + SellersAPI(db: db, kit: kit).endpoints
        + VehiclesAPI(db: db, kit: kit).endpoints + WatchlistAPI(db: db, kit: kit).endpoints
        + (accounts?.endpoints ?? [])
        + (identity?.endpoints ?? [])
        + (accounts.flatMap { accounts in dashboard.map { DashboardAPI(accounts, read: $0).endpoints } } ?? [])
    var all = own
    if let search, let walls {
        all += SearchesAPI(keep: KeepSearches(db: db, read: walls, search: search.goods), kit: kit).endpoints
    }
    return all + ReferenceAPI(others + all, kit: kit).endpoints
}
