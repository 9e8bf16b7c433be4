import Catalog
import Postgres
import Sellers
import Tabular
import Vocabulary

/// The first rows of a file, and what taking them in would do.
package struct ImportPreview: Sendable {
    package let columns: [String]
    package let rows: [[String]]
    /// What the columns hold: as somebody said, or as their names suggest.
    package let mapping: ImportMapping
    package let isFeed: Bool
    package let encoding: String
    /// What stands between cells; nil in a feed.
    package let separator: Character?
    /// Of the first rows.
    package let counts: ImportCounts
    package let complaints: [ImportComplaint]
    /// Whether those are all there are.
    package let isWhole: Bool
}

package struct LookAtImport: Sendable {
    private let db: Database
    private let folder: ImportFolder
    /// Rows that are tried.
    package static let tried = 500
    private static let shown = 20

    package init(db: Database, folder: ImportFolder) { (self.db, self.folder) = (db, folder) }

    /// Tries the first rows, and undoes it.
    /// - Throws: `TabularFault` for what is no table.
    package func callAsFunction(_ run: ImportRun) async throws -> ImportPreview {
        let reader = try await TabularReader(path: folder.file(run.id), range: run.content)
        let batch = try await reader.next(Self.tried)
        let attributes = try await Attribute.all(in: db)
        let mapping = run.mapping ?? ColumnMatch.mapping(of: batch.columns, attributes: attributes)
        let guide = try await ImportGuide.load(
            mapping, currency: run.currency, pictureBase: run.pictureBase, makesCategories: run.makesCategories, in: db)
        var rows = ImportBatchReader(guide)
        let outcome = try await trying(rows.read(batch), guide, run)
        var separator: Character?
        if case .separated(let byte) = reader.shape.format { separator = Character(Unicode.Scalar(byte)) }
        return ImportPreview(
            columns: batch.columns, rows: batch.rows.prefix(Self.shown).map(\.fields), mapping: mapping,
            isFeed: reader.shape.format == .feed, encoding: reader.shape.encoding.rawValue, separator: separator,
            counts: outcome.counts, complaints: outcome.complaints, isWhole: batch.isLast)
    }

    private struct Undo: Error { let outcome: TakeBatch.Outcome }

    private func trying(_ batch: ImportBatch, _ guide: ImportGuide, _ run: ImportRun) async throws -> TakeBatch.Outcome
    {
        let isOfficial = try await Seller.isOfficialStore(run.seller, in: db)
        let take = TakeBatch(
            db: db, folder: folder, run: run, isDry: true, goesLive: run.isMarket || isOfficial)
        do {
            return try await db.transaction { tx in throw Undo(outcome: try await take.take(batch, guide, in: tx)) }
        } catch let undo as Undo { return undo.outcome }
    }
}
