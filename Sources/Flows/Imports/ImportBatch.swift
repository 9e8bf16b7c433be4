import Audit
import Blobs
import Catalog
import Events
import Foundation
import Jobs
import Postgres
import Tabular
import Vocabulary

/// Rows of one file, read and ready to be taken in.
struct ImportBatch: Sendable {
    var rows: [(row: ImportedRow, isLead: Bool)] = []
    var complaints: [ImportComplaint] = []
    var count: Int { rows.count + complaints.count }
}

/// Reads batches in the file's order: knows which keys and SKUs came before.
struct ImportBatchReader {
    private var reader: ImportReader
    private let skuColumn: String
    /// Hashes, so that ten million rows fit into memory. Two texts of one hash would refuse a good row: at ten million
    /// rows that is one chance in 300,000.
    private var keys: Set<Int> = []
    private var skus: Set<Int> = []

    init(_ guide: ImportGuide) {
        reader = ImportReader(guide)
        skuColumn = guide.mapping.first { $0.value == .sku }?.key ?? ""
    }

    /// Categories were made: later rows find them.
    mutating func follow(_ guide: ImportGuide) { reader = ImportReader(guide) }

    mutating func read(_ batch: TabularBatch) -> ImportBatch {
        var all = ImportBatch()
        for row in batch.rows {
            guard row.fault == nil else {
                all.complaints.append(ImportComplaint(line: row.line, .brokenRow, value: row.fault?.code ?? ""))
                continue
            }
            switch reader.read(row.fields, columns: batch.columns, line: row.line) {
            case .failure(let stop): all.complaints.append(stop.complaint)
            case .success(let row): take(row, &all)
            }
        }
        return all
    }

    private mutating func take(_ row: ImportedRow, _ all: inout ImportBatch) {
        if !row.isGroup, keys.contains(row.key.hashValue) {
            return all.complaints.append(ImportComplaint(line: row.line, .keyTwice, value: row.key))
        }
        let sku = row.sku ?? row.usualSKU
        if row.hasVariant, !skus.insert(sku.hashValue).inserted {
            return all.complaints.append(ImportComplaint(line: row.line, column: skuColumn, .skuTwice, value: sku))
        }
        all.rows.append((row, keys.insert(row.key.hashValue).inserted))
    }
}

/// Takes one batch into the catalogue, in one transaction.
struct TakeBatch: Sendable {
    let db: Database
    let folder: ImportFolder
    let run: ImportRun
    let isDry: Bool
    let goesLive: Bool

    /// What came of it.
    struct Outcome: Sendable {
        var counts: ImportCounts
        var complaints: [ImportComplaint]
        /// Set where categories were made.
        var categories: CategoryFinder?
    }

    /// Ends the transaction of a dry run.
    private struct Dry: Error { let outcome: Outcome }
    /// Somebody wants it to end here.
    struct Cancelled: Error {}
    /// Another worker has gone on with it.
    struct Superseded: Error {}

    /// - Parameter before: rows that were read before this batch.
    func callAsFunction(_ batch: ImportBatch, guide: ImportGuide, before: Int) async throws -> Outcome {
        do {
            return try await db.transaction { tx in
                let size = try await refusalBytes(before: before, in: tx)
                let outcome = try await take(batch, guide, in: tx)
                if isDry { throw Dry(outcome: outcome) }
                try await note(outcome, behind: size, in: tx)
                return outcome
            }
        } catch let dry as Dry {
            try await db.transaction { tx in
                try await note(dry.outcome, behind: try await refusalBytes(before: before, in: tx), in: tx)
            }
            return dry.outcome
        }
    }

    private func refusalBytes(before: Int, in tx: Transaction) async throws -> Int {
        guard let now = try await ImportRun.locked(run.id, in: tx), now.state == run.state, now.rowsRead == before
        else {
            throw Superseded()
        }
        if now.wantsCancel { throw Cancelled() }
        return now.refusalBytes
    }

    private func note(_ outcome: Outcome, behind size: Int, in tx: Transaction) async throws {
        let file = RefusalFile(folder.refusals(run.id))
        let bytes = try await Disk.work { try file.add(outcome.complaints, behind: size) }
        try await ImportRun.add(outcome.counts, refusalBytes: bytes, to: run.id, in: tx)
    }

    /// What the batch does to the catalogue; the caller's to keep or to undo.
    func take(_ batch: ImportBatch, _ guide: ImportGuide, in tx: Transaction) async throws -> Outcome {
        try await Provenance.tell(run.account.actor.description, "import \(run.id.pathText)", in: tx)
        let (rows, categories) = try await withCategories(batch.rows, guide, in: tx)
        let brands = try await Brand.named(Set(rows.compactMap(\.row.brand).filter { !$0.isEmpty }), in: tx)
        let stage = ImportStage(seller: run.seller, says: ImportSays(guide), in: tx)
        try await stage.load(
            rows.map { row, isLead in (row, isLead, row.brand.flatMap { brands[$0.lowercased()] }) })
        try await stage.find()
        try await stage.refuse(goesLive: goesLive, required: guide.requiredOfCategory)
        try await stage.writeProducts(goesLive: goesLive)
        try await stage.writeVariants()
        try await stage.count(reference: "import \(run.id.pathText)")
        try await stage.writeLists()
        try await stage.writeLog()
        if !isDry { try await tell(try await stage.products(), in: tx) }
        var counts = try await stage.counts()
        counts.refused += batch.complaints.count
        let complaints = (batch.complaints + (try await stage.complaints())).sorted { $0.line < $1.line }
        return Outcome(counts: counts, complaints: complaints, categories: categories)
    }

    /// Makes the categories that rows ask for, and puts their codes in.
    private func withCategories(
        _ rows: [(row: ImportedRow, isLead: Bool)], _ guide: ImportGuide, in tx: Transaction
    ) async throws -> ([(row: ImportedRow, isLead: Bool)], CategoryFinder?) {
        let wanted = Set(rows.compactMap(\.row.newCategory))
        if wanted.isEmpty { return (rows, nil) }
        var finder = guide.categories
        for path in wanted.sorted(by: { $0.joined(separator: ">") < $1.joined(separator: ">") }) {
            var above: String?
            for depth in path.indices {
                let name = path[...depth].joined(separator: ">")
                if let known = finder.code(name) { above = known; continue }
                above = try await CategoryNode.create(Names(path[depth], in: .english), below: above, in: tx).code
                finder = CategoryFinder(try await CategoryTree.load(in: tx))
            }
        }
        let placed = rows.map { row, isLead in
            guard let path = row.newCategory else { return (row: row, isLead: isLead) }
            var row = row
            row.category = finder.code(path.joined(separator: ">"))
            return (row: row, isLead: isLead)
        }
        return (placed, finder)
    }

    /// What the rest of the market does about it: eyes for new words and pictures, copies of pictures, news.
    private func tell(_ products: [ImportedProduct], in tx: Transaction) async throws {
        try await Outbox.record(
            "product-live", of: products.filter { $0.isNew && $0.status == .live }.map(\.id.pathText),
            ["seller": run.seller.pathText], in: tx)
        let seen = products.filter {
            $0.hasPicture && ($0.isNew || $0.isOther) && [.hydrated, .live, .flagged].contains($0.status)
        }
        try await JobQueue.enqueue(
            Pipeline.generateEmbedding, seen.map { (ProductTask(product: $0.id), $0.id.pathText) }, in: tx)
        try await JobQueue.enqueue(
            ImportJobs.fetchPictures,
            products.filter(\.lacksPictures).map { (ProductTask(product: $0.id), $0.id.pathText) }, in: tx)
    }
}
