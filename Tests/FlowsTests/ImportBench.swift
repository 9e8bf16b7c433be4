import Catalog
import Flows
import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

/// A seller, Amani, an account of hers, and a folder for her files.
final class ImportBench: Sendable {
    let db: Database
    let folder: ImportFolder
    let amani: SellerID
    let account: AccountID

    init(_ db: Database) async throws {
        self.db = db
        folder = try ImportFolder(FileManager.default.temporaryDirectory.path + "/soko-imports-\(UUID().uuidString)")
        amani = try await Cast.seller(in: db)
        account = try await Cast.account(in: db)
    }

    deinit {
        // Nothing is lost: it may be gone already.
        try? FileManager.default.removeItem(atPath: folder.path)
    }

    var seller: DeskHand { DeskHand(account: account, seller: amani) }
    var market: DeskHand { DeskHand(account: account, seller: nil) }
    var steer: SteerImport { SteerImport(db: db, folder: folder) }

    /// A file that waits.
    func bring(_ text: String, named name: String = "goods.csv", by hand: DeskHand? = nil, currency: Currency = .kes)
        async throws -> ImportRunID
    {
        let bytes = Array(text.utf8)
        return try await BeginImport(db: db, folder: folder, currency: currency)(
            named: name, content: 0..<bytes.count, for: amani, by: hand ?? market
        ) { place in try Data(bytes).write(to: URL(fileURLWithPath: place)) }
    }

    /// A file taken in, its columns matched by name unless told.
    @discardableResult
    func take(
        _ text: String, by hand: DeskHand? = nil, mapping: ImportMapping? = nil, makesCategories: Bool = false,
        pictureBase: String = "", currency: Currency = .kes, batch: Int = 2_000
    ) async throws -> ImportRun {
        let hand = hand ?? market
        let id = try await bring(text, by: hand, currency: currency)
        let run = try #require(try await ImportRun.find(id, of: nil, in: db))
        let seen = try await LookAtImport(db: db, folder: folder)(run)
        try await steer.describe(
            id,
            .init(
                mapping: mapping ?? seen.mapping, currency: currency, pictureBase: pictureBase,
                makesCategories: makesCategories), by: hand)
        try await steer.start(id, by: hand)
        try await ImportCatalogue(db: db, folder: folder, batch: batch)(ImportTask(run: id))
        try await db.run("DELETE FROM jobs WHERE kind = 'import-catalogue'")
        return try #require(try await ImportRun.find(id, of: nil, in: db))
    }

    func refusals(_ run: ImportRun) async throws -> [ImportComplaint] {
        let all = Box<[ImportComplaint]>([])
        try await RefusalFile(folder.refusals(run.id)).read(run.refusalBytes) { found in all.withLock { $0 += found } }
        return all.current
    }

    /// Everything that an import may write but its own rows.
    func everything() async throws -> [String] {
        try await Cast.rows(
            of: [
                "products", "variants", "product_pictures", "part_numbers", "fitments", "price_changes",
                "stock_movements",
                "stock_levels", "locations", "brands", "categories", "catalog_sync_logs", "jobs", "events",
            ], in: db)
    }
}
