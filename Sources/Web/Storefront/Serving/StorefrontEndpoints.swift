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
///   - vectors: where similar goods are looked for; in PostgreSQL unless told.
///   - byPicture: answers searches by picture; without it they have no page.
///   - limits: how often somebody may send a picture, unlimited unless told, and a review, which nobody may without.
package func storefrontEndpoints(
    db: Database, kit: PageKit, pictures: ServePicture, footfall: CountFootfall, currency: Currency,
    search: MarketSearch, vectors: VectorsInUse? = nil,
    byPicture: FindByPicture? = nil, limits: DoorLimits? = nil
) -> [Endpoint] {
    let shelf = Shelf(db: db, currency: currency, search: search, pictureSearch: kit.pictureSearch)
    let turnstile = Turnstile(footfall), trail = SearchTrail(search.diary, kit: kit)
    let walls = ReadWallAddress(db: db, currency: currency, search: search)
    return HomeHandler(db: db, kit: kit, shelf: shelf, turnstile: turnstile, trail: trail).endpoints + [
        SuggestionsHandler(kit: kit, shelf: shelf).endpoint,
        ProductHandler(
            db: db, kit: kit, shelf: shelf, turnstile: turnstile, vectors: vectors ?? VectorsInUse(db), trail: trail
        ).endpoint,
        PurchaseHandler(db: db, kit: kit, trail: trail).endpoint,
        SellerHandler(db: db, kit: kit, shelf: shelf, turnstile: turnstile, trail: trail).endpoint,
        Pictures(serve: pictures, shown: ShownPictures(db: db)).endpoint,
    ] + WatchlistHandler(db: db, kit: kit, shelf: shelf).endpoints + GarageHandler(db: db, kit: kit).endpoints
        + ReviewsHandler(db: db, kit: kit, shelf: shelf, limits: limits).endpoints
        + SitemapHandler(db: db, kit: kit).endpoints
        + (byPicture.map {
            PictureSearchHandler(db: db, kit: kit, shelf: shelf, find: $0, limits: limits, trail: trail).endpoints
        } ?? [])
        + SearchesHandler(
            keep: KeepSearches(db: db, read: walls.wall, search: search.goods), kit: kit, shelf: shelf
        ).endpoints
}
