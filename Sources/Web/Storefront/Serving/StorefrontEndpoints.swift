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
package func storefrontEndpoints(
    db: Database, kit: PageKit, pictures: ServePicture, footfall: CountFootfall, currency: Currency,
    search: MarketSearch, vectors: VectorsInUse? = nil
) -> [Endpoint] {
    let shelf = Shelf(db: db, currency: currency, search: search)
    let turnstile = Turnstile(footfall)
    return HomeHandler(db: db, kit: kit, shelf: shelf, turnstile: turnstile).endpoints + [
        SuggestionsHandler(kit: kit, shelf: shelf).endpoint,
        ProductHandler(db: db, kit: kit, shelf: shelf, turnstile: turnstile, vectors: vectors ?? VectorsInUse(db))
            .endpoint,
        PurchaseHandler(db: db, kit: kit).endpoint,
        SellerHandler(db: db, kit: kit, shelf: shelf, turnstile: turnstile).endpoint,
        Pictures(serve: pictures, shown: ShownPictures(db: db)).endpoint,
    ] + WatchlistHandler(db: db, kit: kit, shelf: shelf).endpoints + GarageHandler(db: db, kit: kit).endpoints
        + SitemapHandler(db: db, kit: kit).endpoints
}
