import Accounts
import Flows
import Frame
import HTTP
import Postgres
import Vocabulary

/// Both desks: the market's at `/admin`, each seller's at `/sell`.
package func backOfficeEndpoints(
    db: Database, kit: PageKit, bring: BringPictures, imports: ImportFolder, currency: Currency
) -> [Endpoint] {
    DeskArea.allCases.flatMap { area in
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
    [
        DeskEntry(ListingSaid.listings, "\(area.prefix)/listings", for: area.audience(.catalogue), key: "l"),
        DeskEntry(ImportSaid.imports, "\(area.prefix)/imports", for: area.audience(.catalogue), key: "i"),
    ]
}
