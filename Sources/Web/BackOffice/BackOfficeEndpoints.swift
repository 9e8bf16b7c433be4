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
    shelves += AuditHandler(door: market).endpoints + SearchesHandler(door: market).endpoints
    shelves += SellersHandler(door: market, addresses: addresses, countryCode: countryCode).endpoints
    shelves += SellerPlaceHandler(door: market).endpoints
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
    return checks + (shelves + desks).map(TableExport.exporting)
}

/// Screens of what goes on behind the market.
private func operatorEndpoints(_ door: DeskDoor) -> [Endpoint] {
    JobsHandler(door: door).endpoints + InconclusiveHandler(door: door).endpoints + QualityHandler(door: door).endpoints
        + ReviewsHandler(door: door).endpoints
}
