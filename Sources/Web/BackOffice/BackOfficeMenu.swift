import Accounts
import Frame
import HTTP

/// What a desk has, in its order; each entry shows to whom its page opens.
func menu(of area: DeskArea) -> [DeskEntry] {
    let inventory = InventoryRoutes(area: area), catalogue = area.audience(.catalogue)
    let stock = area.audience(.inventory)
    let own = [
        DeskEntry(DashboardSaid.title, "\(area.prefix)", in: .overview, for: area.audience(.insights), key: "d"),
        DeskEntry(ListingSaid.listings, "\(area.prefix)/listings", in: .catalogue, for: catalogue, key: "l"),
        DeskEntry(ImportSaid.imports, "\(area.prefix)/imports", in: .catalogue, for: catalogue, key: "m"),
        DeskEntry(StockSaid.stock, inventory.stock.path(), in: .stock, for: stock, key: "s"),
        DeskEntry(PurchaseSaid.orders, inventory.orders.path(), in: .stock, for: stock, key: "p"),
        DeskEntry(PurchaseSaid.suppliers, inventory.suppliers.path(), in: .stock, for: stock, key: "u"),
        DeskEntry(
            SyncSaid.title, "\(area.prefix)/sync", in: area == .market ? .operations : .catalogue,
            for: area.audience(.jobs), key: "y"),
    ]
    switch area {
    case .market: return own + marketEntries
    case .store:
        return own + [
            DeskEntry(OperationSaid.leads, OperationRoutes.leads.path(), in: .people, for: .sellers, key: "c")
        ]
    }
}

/// What only the market's people have.
private let marketEntries = [
    DeskEntry(SearchesSaid.title, SearchesHandler.all.path(), in: .overview, for: .staff(.insights), key: "g"),
    DeskEntry(
        CategorySaid.categories, ShelfRoutes.categories.path(), in: .catalogue, for: .staff(.catalogue), key: "c"),
    DeskEntry(
        ListingSaid.attributes, ShelfRoutes.attributes.path(), in: .catalogue, for: .staff(.catalogue), key: "a"),
    DeskEntry(BrandSaid.brands, ShelfRoutes.brands.path(), in: .catalogue, for: .staff(.catalogue), key: "b"),
    DeskEntry(VehicleSaid.vehicles, ShelfRoutes.vehicles.path(), in: .catalogue, for: .staff(.catalogue), key: "v"),
    DeskEntry(RatesSaid.rates, RatesHandler.all.path(), in: .catalogue, for: .staff(.catalogue), key: "x"),
    DeskEntry(
        MerchandisingSaid.featured, ShelfRoutes.featured.path(), in: .window, for: .staff(.merchandising), key: "f"),
    DeskEntry(
        MerchandisingSaid.banners, ShelfRoutes.banners.path(), in: .window, for: .staff(.merchandising), key: "e"),
    DeskEntry(
        MerchandisingSaid.synonyms, ShelfRoutes.synonyms.path(), in: .window, for: .staff(.merchandising), key: "w"),
    DeskEntry(
        MerchandisingSaid.redirects, ShelfRoutes.redirects.path(), in: .window, for: .staff(.merchandising), key: "r"),
    DeskEntry(OperationSaid.quality, OperationRoutes.quality.path(), in: .operations, for: .staff(.quality), key: "q"),
    DeskEntry(ReviewsSaid.title, ReviewRoutes.all.path(), in: .operations, for: .staff(.quality), key: "k"),
    DeskEntry(OperationSaid.pages, OperationRoutes.pages.path(), in: .operations, for: .staff(.jobs), key: "h"),
    DeskEntry(OperationSaid.jobs, OperationRoutes.jobs.path(), in: .operations, for: .staff(.jobs), key: "j"),
    DeskEntry(SellersSaid.sellers, SellersHandler.all.path(), in: .people, for: .staff(.sellers), key: "z"),
    DeskEntry(PeopleSaid.people, PeopleRoutes.people.path(), in: .people, for: .staff(.accounts), key: "n"),
    DeskEntry(PeopleSaid.log, PeopleRoutes.audit.path(), in: .people, for: .staff(.audit), key: "t"),
    DeskEntry(StaffSaid.checks, DeskRoutes.checks.path(), in: .people, for: .staff(.identity), key: "i"),
    DeskEntry(StaffSaid.stores, DeskRoutes.officialStores.path(), in: .people, for: .staff(.identity), key: "o"),
]
