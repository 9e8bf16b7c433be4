import Catalog
import Flows
import Foundation
import HTTPClient
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite struct ImportLifeTests {
    private static func goods(_ count: Int) -> String {
        "id,title,price,stock\n" + (1...count).map { "A\($0),Kiondo \($0),\($0),1\n" }.joined()
    }

    private func started(_ bench: ImportBench, _ text: String) async throws -> ImportRunID {
        let id = try await bench.bring(text)
        try await bench.steer.describe(
            id, .init(mapping: ["id": .id, "title": .title, "price": .price, "stock": .stock], currency: .kes),
            by: bench.market)
        try await bench.steer.start(id, by: bench.market)
        return id
    }

    @Test func `a check counts what would happen, keeps nothing, and leaves the file`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            let id = try await bench.bring(Self.goods(5) + "A6,,7,1\nA1,Again,1,1\n")
            try await bench.steer.describe(
                id, .init(mapping: ["id": .id, "title": .title, "price": .price], currency: .kes), by: bench.market)
            let before = try await bench.everything()
            try await bench.steer.check(id, by: bench.market)
            try await ImportCatalogue(db: db, folder: bench.folder, batch: 2)(ImportTask(run: id))
            try await db.run("DELETE FROM jobs")
            let run = try #require(try await ImportRun.find(id, of: nil, in: db))
            #expect(run.state == .ready)
            #expect(run.isChecked)
            #expect(run.counts == ImportCounts(created: 5, refused: 2))
            #expect(try await bench.everything() == before)
            #expect(FileManager.default.fileExists(atPath: bench.folder.file(id)))
        }
    }

    @Test func `whoever goes on after a killed worker takes in the rest, and nothing twice`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            let id = try await started(bench, Self.goods(10) + "A11,,1,1\n")
            struct Killed: Error {}
            for limit in [1, 2, 4] {
                let seen = Box(0)
                await #expect(throws: Killed.self) {
                    try await ImportCatalogue(db: db, folder: bench.folder, batch: 3)(ImportTask(run: id)) { _, _ in
                        seen.withLock { $0 += 1 }
                        if seen.current == limit { throw Killed() }
                    }
                }
            }
            try await ImportCatalogue(db: db, folder: bench.folder, batch: 3)(ImportTask(run: id))
            let run = try #require(try await ImportRun.find(id, of: nil, in: db))
            #expect(run.state == .done)
            #expect(run.counts == ImportCounts(created: 10, refused: 1))
            #expect(try await Cast.count("products", in: db) == 10)
            #expect(try await Cast.count("stock_movements", in: db) == 10)
            #expect(try await bench.refusals(run) == [ImportComplaint(line: 12, .titleMissing, value: "A11")])
        }
    }

    @Test func `a run that breaks for the last time has failed, so that its seller can bring another`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            let id = try await started(bench, Self.goods(3))
            struct Broken: Error {}
            await #expect(throws: Broken.self) {
                try await ImportCatalogue(db: db, folder: bench.folder)(ImportTask(run: id), isLastAttempt: true) {
                    _, _ in
                    throw Broken()
                }
            }
            let run = try #require(try await ImportRun.find(id, of: nil, in: db))
            #expect(run.state == .failed)
            #expect(run.fault == "import-broke")
            #expect(run.counts == ImportCounts(created: 3))
        }
    }

    @Test func `two workers on one run take every row once`() async throws {
        try await withDatabase(connections: 8) { db in
            let bench = try await ImportBench(db)
            let id = try await started(bench, Self.goods(200))
            try await withThrowingTaskGroup { group in
                for _ in 0..<3 {
                    group.addTask {
                        try await ImportCatalogue(db: db, folder: bench.folder, batch: 10)(ImportTask(run: id))
                    }
                }
                try await group.waitForAll()
            }
            let run = try #require(try await ImportRun.find(id, of: nil, in: db))
            #expect(run.counts == ImportCounts(created: 200))
            #expect(try await Cast.count("stock_movements", in: db) == 200)
        }
    }

    @Test func `a cancelled run ends behind its batch; what was taken in stays`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            let id = try await started(bench, Self.goods(10))
            try await ImportCatalogue(db: db, folder: bench.folder, batch: 4)(ImportTask(run: id)) { _, _ in
                try? await bench.steer.cancel(id, by: bench.seller)  // the second time it is over
            }
            let run = try #require(try await ImportRun.find(id, of: nil, in: db))
            #expect(run.state == .cancelled)
            #expect(run.counts == ImportCounts(created: 4))
            #expect(!FileManager.default.fileExists(atPath: bench.folder.file(id)))
            await #expect(throws: ImportRunRefusal.badMove) { try await bench.steer.start(id, by: bench.market) }
        }
    }

    @Test func `files that are no tables fail with their reason and nothing written`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            for (text, fault) in [
                ("\u{89}PNG\r\n", nil), ("%PDF-1.7", "file-not-a-table"), ("<rss><item><id>1</item>", "broken-xml"),
            ] as [(String, String?)] where fault != nil {
                let id = try await started(bench, text)
                try await ImportCatalogue(db: db, folder: bench.folder)(ImportTask(run: id))
                let run = try #require(try await ImportRun.find(id, of: nil, in: db))
                #expect(run.state == .failed)
                #expect(run.fault == fault)
            }
            #expect(try await Cast.count("products", in: db) == 0)
        }
    }

    @Test func `a seller has so many files waiting and no more`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            for _ in 0..<ImportRun.limit { _ = try await bench.bring("a\n1\n") }
            await #expect(throws: ImportRunRefusal.tooMany) { _ = try await bench.bring("a\n1\n") }
            let files = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path)
            #expect(files.count == ImportRun.limit)
        }
    }

    @Test func `another seller's desk finds no run that is not theirs`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            let dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            let id = try await bench.bring("a\n1\n")
            let hand = DeskHand(account: bench.account, seller: dala)
            #expect(try await ImportRun.find(id, of: dala, in: db) == nil)
            await #expect(throws: ImportRunRefusal.notThere) { try await bench.steer.cancel(id, by: hand) }
            await #expect(throws: ImportRunRefusal.notThere) { try await bench.steer.start(id, by: hand) }
        }
    }

    @Test func `a file is fetched from its address, or the run says why not`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            let begin = BeginImport(db: db, folder: bench.folder, currency: .kes)
            func fetched(_ answer: @escaping @Sendable (String) throws(OutboundFault) -> Download) async throws
                -> ImportRun
            {
                let id = try await begin.fetching("https://feeds.test/goods.csv", for: bench.amani, by: bench.seller)
                let files = OutsideFiles { _, path, _ throws(OutboundFault) in try answer(path) }
                try await FetchImport(db: db, folder: bench.folder, files: files)(
                    ImportTask(run: id), isLastAttempt: true)
                try await db.run("DELETE FROM jobs")
                return try #require(try await ImportRun.find(id, of: nil, in: db))
            }
            let whole = try await fetched { path throws(OutboundFault) in
                _ = FileManager.default.createFile(atPath: path, contents: Data("a\n1\n".utf8))
                return .whole(DownloadedFile(bytes: 4, sha256: [], resumedAt: 0))
            }
            #expect(whole.state == .ready)
            #expect(whole.name == "goods.csv")
            #expect(try await fetched { _ throws(OutboundFault) in .reply(reply(404)) }.fault == "fetch-http-404")
            #expect(
                try await fetched { _ throws(OutboundFault) in throw .tooLarge(limitBytes: 1) }.fault
                    == "fetch-too-large")
            for address in ["ftp://x.test/a", "file:///etc/passwd", "https://", "https://me:you@x.test/", "goods.csv"] {
                await #expect(throws: ImportRunRefusal.badAddress) {
                    _ = try await begin.fetching(address, for: bench.amani, by: bench.seller)
                }
            }
        }
    }

    @Test func `what nobody came back to is cleared away`() async throws {
        try await withDatabase { db in
            let bench = try await ImportBench(db)
            let old = try await bench.bring("a\n1\n"), young = try await bench.bring("a\n1\n")
            try await db.run("UPDATE import_runs SET created_at = now() - interval '25 hours' WHERE id = \(old)")
            let stray = bench.folder.path + "/body-x"
            _ = FileManager.default.createFile(atPath: stray, contents: Data())
            let long = [FileAttributeKey.modificationDate: Date().addingTimeInterval(-90_000)]
            for path in [stray, bench.folder.file(young)] {
                try FileManager.default.setAttributes(long, ofItemAtPath: path)
            }
            try await TidyImports(db: db, folder: bench.folder)()
            #expect(try FileManager.default.contentsOfDirectory(atPath: bench.folder.path) == [young.pathText])
            #expect(try await ImportRun.find(old, of: nil, in: db)?.state == .cancelled)
        }
    }
}
