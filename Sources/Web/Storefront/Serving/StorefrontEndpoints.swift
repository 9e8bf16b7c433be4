import Catalog
import Flows
import Frame
import HTTP
import Postgres
import Vocabulary

/// Everything the storefront answers.
///
/// - Parameters:
///   - footfall: where looks at pages are counted.
///   - currency: what prices are typed in.
///   - search: answers walls with words.
package func storefrontEndpoints(
    db: Database, kit: PageKit, pictures: ServePicture, footfall: CountFootfall, currency: Currency,
    search: MarketSearch
) -> [Endpoint] {
    let shelf = Shelf(db: db, currency: currency, search: search)
    let turnstile = Turnstile(footfall), trail = SearchTrail(search.diary, kit: kit)
    let walls = ReadWallAddress(db: db, currency: currency, search: search)
    return HomeHandler(db: db, kit: kit, shelf: shelf, turnstile: turnstile, trail: trail).endpoints + [
        ProductHandler(db: db, kit: kit, shelf: shelf, turnstile: turnstile, trail: trail).endpoint,
        PurchaseHandler(db: db, kit: kit, trail: trail).endpoint,
        SellerHandler(db: db, kit: kit, shelf: shelf, turnstile: turnstile).endpoint,
        Pictures(serve: pictures, shown: ShownPictures(db: db)).endpoint,
    ] + WatchlistHandler(db: db, kit: kit, shelf: shelf).endpoints + GarageHandler(db: db, kit: kit).endpoints
        + SitemapHandler(db: db, kit: kit).endpoints
        + SearchesHandler(
            keep: KeepSearches(db: db, read: walls.wall, search: search.goods), kit: kit, shelf: shelf
        ).endpoints
}
