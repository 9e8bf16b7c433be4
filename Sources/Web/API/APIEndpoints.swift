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
///   - byPicture: answers searches by picture; without it there are none.
///   - limits: how often somebody may send a picture; unlimited unless told.
///   - walls: with it searches can be saved.
///   - others: endpoints elsewhere whose tag puts them into the description too.
package func apiEndpoints(
    db: Database, kit: PageKit, search: MarketSearch, accounts: AccountAPI? = nil, identity: IdentityAPI? = nil,
    dashboard: ReadDashboard? = nil, vectors: VectorsInUse? = nil, byPicture: FindByPicture? = nil,
    limits: DoorLimits? = nil, walls: ReadWall? = nil,
    describing others: [Endpoint] = []
) -> [Endpoint] {
    let own =
        ProductsAPI(
            db: db, kit: kit, vectors: vectors ?? VectorsInUse(db), byPicture: byPicture, limits: limits,
            diary: search.diary
        ).endpoints
        + (byPicture.map { PictureSearchAPI(db: db, kit: kit, find: $0, limits: limits, diary: search.diary).endpoints }
            ?? [])
        + SearchAPI(db: db, kit: kit, market: search).endpoints
        + SellersAPI(db: db, kit: kit).endpoints
        + VehiclesAPI(db: db, kit: kit).endpoints + WatchlistAPI(db: db, kit: kit).endpoints
        + (accounts?.endpoints ?? [])
        + (identity?.endpoints ?? [])
        + (accounts.flatMap { accounts in dashboard.map { DashboardAPI(accounts, read: $0).endpoints } } ?? [])
    var all = own
    if let walls {
        all += SearchesAPI(keep: KeepSearches(db: db, read: walls, search: search.goods), kit: kit).endpoints
    }
    return all + ReferenceAPI(others + all, kit: kit).endpoints
}
