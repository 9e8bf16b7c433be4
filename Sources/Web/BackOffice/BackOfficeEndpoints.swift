import Accounts
import Flows
import Frame
import HTTP
import Postgres
import Vault
import Vocabulary

/// Both desks: the market's at `/admin`, each seller's at `/sell`.
package func backOfficeEndpoints(
    door: Doorkeeper, kit: PageKit, files: PrivateFiles, bring: BringPictures, currency: Currency
) -> [Endpoint] {
    let db = door.db
    let staff = Desk(door: door, kit: kit, files: files)
    let checks =
        CheckListHandler(staff).endpoints + CheckHandler(staff).endpoints + OfficialStoreHandler(staff).endpoints
    return checks
        + DeskArea.allCases.flatMap { area in
            let door = DeskDoor(area: area, db: db, kit: kit, entries: menu(of: area))
            return DashboardHandler(door: door, currency: currency).endpoints + ListingsHandler(door).endpoints
                + ListingHandler(door: door, bring: bring, currency: currency).endpoints
                + [PaletteHandler(door: door).endpoint, SyncLogHandler(door: door).endpoint]
                + (area == .market ? operatorEndpoints(door) : LeadsHandler(door: door).endpoints)
        }
}

/// Screens of what goes on behind the market.
private func operatorEndpoints(_ door: DeskDoor) -> [Endpoint] {
    JobsHandler(door: door).endpoints + InconclusiveHandler(door: door).endpoints + QualityHandler(door: door).endpoints
}

/// What a desk has, in its order; each entry shows to whom its page opens.
func menu(of area: DeskArea) -> [DeskEntry] {
    var entries = [
        DeskEntry(DashboardSaid.title, "\(area.prefix)", for: area.audience(.insights), key: "d"),
        DeskEntry(ListingSaid.listings, "\(area.prefix)/listings", for: area.audience(.catalogue), key: "l"),
    ]
    if area == .store {
        entries.append(DeskEntry(OperationSaid.leads, OperationRoutes.leads.path(), for: .sellers, key: "c"))
    }
    entries.append(DeskEntry(SyncSaid.title, "\(area.prefix)/sync", for: area.audience(.jobs), key: "y"))
    if area == .market {
        entries += [
            DeskEntry(OperationSaid.quality, OperationRoutes.quality.path(), for: .staff(.quality), key: "q"),
            DeskEntry(OperationSaid.jobs, OperationRoutes.jobs.path(), for: .staff(.jobs), key: "j"),
            DeskEntry(OperationSaid.pages, OperationRoutes.pages.path(), for: .staff(.jobs), key: "p"),
            DeskEntry(StaffSaid.checks, DeskRoutes.checks.path(), for: .staff(.identity), key: "i"),
            DeskEntry(StaffSaid.stores, DeskRoutes.officialStores.path(), for: .staff(.identity), key: "o"),
        ]
    }
    return entries
}
