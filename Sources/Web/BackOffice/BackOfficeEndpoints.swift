import Accounts
import Flows
import Frame
import HTTP
import Postgres
import Scouting
import Vault
import Vocabulary

/// Both desks: the market's at `/admin`, each seller's at `/sell`.
package func backOfficeEndpoints(
    door: Doorkeeper, kit: PageKit, files: PrivateFiles, bring: BringPictures, imports: ImportFolder,
    banners: BringBanner, pictures: ServePicture, addresses: WhatsAppAddresses, countryCode: String,
    dashboard: ReadDashboard, currency: Currency
) -> [Endpoint] {
    let db = door.db
    let staff = Desk(door: door, kit: kit, files: files)
    let checks =
        CheckListHandler(staff).endpoints + CheckHandler(staff).endpoints + OfficialStoreHandler(staff).endpoints
    let market = DeskDoor(area: .market, db: db, kit: kit, entries: menu(of: .market))
    var shelves = CategoriesHandler(door: market).endpoints + AttributesHandler(door: market).endpoints
    shelves += BrandsHandler(door: market).endpoints + VehiclesHandler(door: market).endpoints
    shelves += SynonymsHandler(door: market).endpoints + RedirectsHandler(door: market).endpoints
    shelves += FeaturedHandler(door: market).endpoints
    shelves += BannersHandler(door: market, bring: banners).endpoints
    shelves += PeopleHandler(door: market, keeper: door).endpoints + PersonHandler(door: market, keeper: door).endpoints
    shelves += RatesHandler(door: market, currency: currency).endpoints
    shelves += AuditHandler(door: market).endpoints
    shelves += SellersHandler(door: market, addresses: addresses, countryCode: countryCode).endpoints
    let shown = ShownPictures(db: db)
    let desks = DeskArea.allCases.flatMap { area -> [Endpoint] in
        let desk = DeskDoor(area: area, db: db, kit: kit, entries: menu(of: area))
        var endpoints = DashboardHandler(door: desk, read: dashboard).endpoints + ListingsHandler(desk).endpoints
        let listing = ListingHandler(door: desk, bring: bring, currency: currency)
        endpoints += listing.endpoints + FitmentHandler(listings: listing).endpoints
        endpoints += InventoryDoor(desk: desk, keeper: door, currency: currency).endpoints
        endpoints += [
            PaletteHandler(door: desk).endpoint, DeskPictures(door: desk, serve: pictures, shown: shown).endpoint,
        ]
        endpoints += [SyncLogHandler(door: desk).endpoint]
        endpoints += area == .market ? operatorEndpoints(desk) : LeadsHandler(door: desk).endpoints
        endpoints += ImportHandler(door: desk, folder: imports, currency: currency).endpoints
        endpoints += ExportHandler(door: desk, currency: currency).endpoints
        return endpoints
    }
    return checks + shelves + desks
}

/// Screens of what goes on behind the market.
private func operatorEndpoints(_ door: DeskDoor) -> [Endpoint] {
    JobsHandler(door: door).endpoints + InconclusiveHandler(door: door).endpoints + QualityHandler(door: door).endpoints
}

/// What a desk has, in its order; each entry shows to whom its page opens.
func menu(of area: DeskArea) -> [DeskEntry] {
    let inventory = InventoryRoutes(area: area)
    var entries = [
        DeskEntry(DashboardSaid.title, "\(area.prefix)", for: area.audience(.insights), key: "d"),
        DeskEntry(ListingSaid.listings, "\(area.prefix)/listings", for: area.audience(.catalogue), key: "l"),
        DeskEntry(ImportSaid.imports, "\(area.prefix)/imports", for: area.audience(.catalogue), key: "m"),
        DeskEntry(StockSaid.stock, inventory.stock.path(), for: area.audience(.inventory), key: "s"),
        DeskEntry(PurchaseSaid.orders, inventory.orders.path(), for: area.audience(.inventory), key: "p"),
        DeskEntry(PurchaseSaid.suppliers, inventory.suppliers.path(), for: area.audience(.inventory), key: "u"),
    ]
    if area == .store {
        entries.append(DeskEntry(OperationSaid.leads, OperationRoutes.leads.path(), for: .sellers, key: "c"))
    }
    entries.append(DeskEntry(SyncSaid.title, "\(area.prefix)/sync", for: area.audience(.jobs), key: "y"))
    if area == .market {
        entries += [
            DeskEntry(CategorySaid.categories, ShelfRoutes.categories.path(), for: .staff(.catalogue), key: "c"),
            DeskEntry(ListingSaid.attributes, ShelfRoutes.attributes.path(), for: .staff(.catalogue), key: "a"),
            DeskEntry(BrandSaid.brands, ShelfRoutes.brands.path(), for: .staff(.catalogue), key: "b"),
            DeskEntry(VehicleSaid.vehicles, ShelfRoutes.vehicles.path(), for: .staff(.catalogue), key: "v"),
            DeskEntry(RatesSaid.rates, RatesHandler.all.path(), for: .staff(.catalogue), key: "x"),
            DeskEntry(
                MerchandisingSaid.featured, ShelfRoutes.featured.path(), for: .staff(.merchandising), key: "f"),
            DeskEntry(MerchandisingSaid.banners, ShelfRoutes.banners.path(), for: .staff(.merchandising), key: "e"),
            DeskEntry(MerchandisingSaid.synonyms, ShelfRoutes.synonyms.path(), for: .staff(.merchandising), key: "w"),
            DeskEntry(
                MerchandisingSaid.redirects, ShelfRoutes.redirects.path(), for: .staff(.merchandising), key: "r"),
            DeskEntry(OperationSaid.quality, OperationRoutes.quality.path(), for: .staff(.quality), key: "q"),
            DeskEntry(OperationSaid.jobs, OperationRoutes.jobs.path(), for: .staff(.jobs), key: "j"),
            DeskEntry(OperationSaid.pages, OperationRoutes.pages.path(), for: .staff(.jobs), key: "h"),
            DeskEntry(SellersSaid.sellers, SellersHandler.all.path(), for: .staff(.sellers), key: "z"),
            DeskEntry(PeopleSaid.people, PeopleRoutes.people.path(), for: .staff(.accounts), key: "n"),
            DeskEntry(PeopleSaid.log, PeopleRoutes.audit.path(), for: .staff(.audit), key: "t"),
            DeskEntry(StaffSaid.checks, DeskRoutes.checks.path(), for: .staff(.identity), key: "i"),
            DeskEntry(StaffSaid.stores, DeskRoutes.officialStores.path(), for: .staff(.identity), key: "o"),
        ]
    }
    return entries
}
