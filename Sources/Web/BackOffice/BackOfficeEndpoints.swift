import Accounts
import Flows
import Frame
import HTTP
import Postgres
import Vault
import Vocabulary

/// Both desks: the market's at `/admin`, each seller's at `/sell`.
package func backOfficeEndpoints(
    door: Doorkeeper, kit: PageKit, files: PrivateFiles, bring: BringPictures, banners: BringBanner,
    pictures: ServePicture, currency: Currency
) -> [Endpoint] {
    let db = door.db
    let staff = Desk(door: door, kit: kit, files: files)
    let checks =
        CheckListHandler(staff).endpoints + CheckHandler(staff).endpoints + OfficialStoreHandler(staff).endpoints
    let market = DeskDoor(area: .market, db: db, kit: kit, entries: menu(of: .market))
    let shelves =
        CategoriesHandler(door: market).endpoints + AttributesHandler(door: market).endpoints
        + BrandsHandler(door: market).endpoints + VehiclesHandler(door: market).endpoints
        + SynonymsHandler(door: market).endpoints + RedirectsHandler(door: market).endpoints
        + FeaturedHandler(door: market).endpoints
        + BannersHandler(door: market, bring: banners, serve: pictures).endpoints
    let shown = ShownPictures(db: db)
    return checks + shelves
        + DeskArea.allCases.flatMap { area in
            let door = DeskDoor(area: area, db: db, kit: kit, entries: menu(of: area))
            let listing = ListingHandler(door: door, bring: bring, currency: currency)
            return ListingsHandler(door).endpoints + listing.endpoints + FitmentHandler(listings: listing).endpoints
                + [
                    PaletteHandler(door: door).endpoint,
                    DeskPictures(door: door, serve: pictures, shown: shown).endpoint,
                ]
        }
}

/// What a desk has, in its order; each entry shows to whom its page opens.
func menu(of area: DeskArea) -> [DeskEntry] {
    var entries = [
        DeskEntry(ListingSaid.listings, "\(area.prefix)/listings", for: area.audience(.catalogue), key: "l")
    ]
    if area == .market {
        entries += [
            DeskEntry(CategorySaid.categories, ShelfRoutes.categories.path(), for: .staff(.catalogue), key: "c"),
            DeskEntry(ListingSaid.attributes, ShelfRoutes.attributes.path(), for: .staff(.catalogue), key: "a"),
            DeskEntry(BrandSaid.brands, ShelfRoutes.brands.path(), for: .staff(.catalogue), key: "b"),
            DeskEntry(VehicleSaid.vehicles, ShelfRoutes.vehicles.path(), for: .staff(.catalogue), key: "v"),
            DeskEntry(
                MerchandisingSaid.featured, ShelfRoutes.featured.path(), for: .staff(.merchandising), key: "f"),
            DeskEntry(MerchandisingSaid.banners, ShelfRoutes.banners.path(), for: .staff(.merchandising), key: "p"),
            DeskEntry(MerchandisingSaid.synonyms, ShelfRoutes.synonyms.path(), for: .staff(.merchandising), key: "y"),
            DeskEntry(
                MerchandisingSaid.redirects, ShelfRoutes.redirects.path(), for: .staff(.merchandising), key: "r"),
            DeskEntry(StaffSaid.checks, DeskRoutes.checks.path(), for: .staff(.identity), key: "i"),
            DeskEntry(StaffSaid.stores, DeskRoutes.officialStores.path(), for: .staff(.identity), key: "o"),
        ]
    }
    return entries
}
