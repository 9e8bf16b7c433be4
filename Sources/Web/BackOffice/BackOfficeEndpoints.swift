import Accounts
import Flows
import Frame
import HTTP
import Postgres
import Vault
import Vocabulary

/// Both desks: the market's at `/admin`, each seller's at `/sell`.
package func backOfficeEndpoints(
    door: Doorkeeper, kit: PageKit, files: PrivateFiles, bring: BringPictures, imports: ImportFolder,
    currency: Currency
) -> [Endpoint] {
    let db = door.db
    let staff = Desk(door: door, kit: kit, files: files)
    let checks =
        CheckListHandler(staff).endpoints + CheckHandler(staff).endpoints + OfficialStoreHandler(staff).endpoints
    let desks = DeskArea.allCases.flatMap { area -> [Endpoint] in
        let desk = DeskDoor(area: area, db: db, kit: kit, entries: menu(of: area))
        var endpoints = ListingsHandler(desk).endpoints
        endpoints += ListingHandler(door: desk, bring: bring, currency: currency).endpoints
        endpoints += InventoryDoor(desk: desk, keeper: door, currency: currency).endpoints
        endpoints += [PaletteHandler(door: desk).endpoint]
        endpoints += ImportHandler(door: desk, folder: imports, currency: currency).endpoints
        endpoints += ExportHandler(door: desk, currency: currency).endpoints
        return endpoints
    }
    return checks + desks
}

/// What a desk has, in its order; each entry shows to whom its page opens.
func menu(of area: DeskArea) -> [DeskEntry] {
    let inventory = InventoryRoutes(area: area)
    var entries = [
        DeskEntry(ListingSaid.listings, "\(area.prefix)/listings", for: area.audience(.catalogue), key: "l"),
        DeskEntry(ImportSaid.imports, "\(area.prefix)/imports", for: area.audience(.catalogue), key: "m"),
        DeskEntry(StockSaid.stock, inventory.stock.path(), for: area.audience(.inventory), key: "s"),
        DeskEntry(PurchaseSaid.orders, inventory.orders.path(), for: area.audience(.inventory), key: "p"),
        DeskEntry(PurchaseSaid.suppliers, inventory.suppliers.path(), for: area.audience(.inventory), key: "u"),
    ]
    if area == .market {
        entries += [
            DeskEntry(StaffSaid.checks, DeskRoutes.checks.path(), for: .staff(.identity), key: "i"),
            DeskEntry(StaffSaid.stores, DeskRoutes.officialStores.path(), for: .staff(.identity), key: "o"),
        ]
    }
    return entries
}
