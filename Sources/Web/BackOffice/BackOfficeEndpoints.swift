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
    return checks
        + DeskArea.allCases.flatMap { area in
            let door = DeskDoor(area: area, db: db, kit: kit, entries: menu(of: area))
            return ListingsHandler(door).endpoints
                + ListingHandler(door: door, bring: bring, currency: currency).endpoints
                + [PaletteHandler(door: door).endpoint]
                + ImportHandler(door: door, folder: imports, currency: currency).endpoints
                + ExportHandler(door: door, currency: currency).endpoints
        }
}

/// What a desk has, in its order; each entry shows to whom its page opens.
func menu(of area: DeskArea) -> [DeskEntry] {
    var entries = [
        DeskEntry(ListingSaid.listings, "\(area.prefix)/listings", for: area.audience(.catalogue), key: "l"),
        DeskEntry(ImportSaid.imports, "\(area.prefix)/imports", for: area.audience(.catalogue), key: "m"),
    ]
    if area == .market {
        entries += [
            DeskEntry(StaffSaid.checks, DeskRoutes.checks.path(), for: .staff(.identity), key: "i"),
            DeskEntry(StaffSaid.stores, DeskRoutes.officialStores.path(), for: .staff(.identity), key: "o"),
        ]
    }
    return entries
}
