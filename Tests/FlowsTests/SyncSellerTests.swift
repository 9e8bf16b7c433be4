import Browser
import Catalog
import Flows
import Foundation
import HTTPClient
import Images
import Jobs
import Postgres
import Sandbox
import Scouting
import Sellers
import Telemetry
import TestSupport
import Testing
import Vocabulary

@Suite(.enabled(if: Chromium.isHere, "no Chromium is installed")) struct SyncSellerTests {
    @Test func `all products of a seller are found, no picture is asked for, and a second look finds nothing new`()
        async throws
    {
        try await withDatabase { db in
            let cache = FileManager.default.temporaryDirectory.appendingPathComponent("sync-\(UUID().uuidString)").path
            let sandbox = try Sandbox(goods: [DemoGoods()], images: try Images.start(), cacheFolder: cache)
            let server = try sandbox.start()
            let browsers = BrowserKeeper(log: .silent)
            let outcome: Result<Void, any Error>
            do { outcome = .success(try await look(db, sandbox, server, browsers)) } catch { outcome = .failure(error) }
            await browsers.close()
            await server.stop()
            try FileManager.default.removeItem(atPath: cache)
            try outcome.get()
        }
    }

    private func look(_ db: Database, _ sandbox: Sandbox, _ server: SandboxServer, _ browsers: BrowserKeeper)
        async throws
    {
        let stall = sandbox.sellers[0], other = sandbox.sellers[1]
        let seller = try await Seller.enrol(
            phone: #require(Phone(digits: stall.phone)), name: stall.name, description: "",
            catalogueURL: "\(server.address)/c/\(stall.phone)", in: db)
        let sync = SyncSeller(
            db: db, browsers: browsers, addresses: WhatsAppAddresses(base: server.address), log: .silent)
        let reports = Box<[Int]>([])
        try await sync(seller.id) { count in reports.withLock { $0.append(count) } }
        let found: [String] = try await db.values("SELECT whatsapp_id FROM products ORDER BY whatsapp_id")
        #expect(found == stall.products.map(\.id).sorted())
        #expect(!found.contains(other.products[0].id))
        #expect(reports.current.last == stall.products.count)
        #expect(sandbox.requests.counts["picture"] == nil)
        #expect(sandbox.requests.counts["product"] == nil)
        let queued = try await Cast.count("jobs", in: db), logged = try await Cast.count("catalog_sync_logs", in: db)
        #expect(queued == stall.products.count)
        #expect(logged == stall.products.count)
        let synced = try await Seller.find(seller.id, in: db)?.lastSyncedAt
        #expect(synced != nil)

        // As if all were live, and one is taken out of the catalogue.
        try await db.run("UPDATE products SET status = 'live', live_since = now()")
        try await db.run("DELETE FROM jobs")
        sandbox.shop.change(stall.products[3].id, isDeleted: true)
        try await sync(seller.id) { _ in }
        let again = try await Cast.count("products", in: db), more = try await Cast.count("catalog_sync_logs", in: db)
        #expect(again == stall.products.count)
        #expect(more == stall.products.count)
        let soon: [String] = try await db.values(
            "SELECT p.whatsapp_id FROM jobs j JOIN products p ON j.kind = 'hydrate-product' AND p.whatsapp_id = \(stall.products[3].id)"
        )
        let jobs = try await Cast.jobs(in: db)
        #expect(soon == [stall.products[3].id])
        #expect(jobs == ["hydrate-product"])
    }

    @Test func `a seller who is not there is hopeless`() async throws {
        try await withDatabase { db in
            let sync = SyncSeller(
                db: db, browsers: BrowserKeeper(log: .silent), addresses: WhatsAppAddresses(), log: .silent)
            await #expect { try await sync(.random()) { _ in } } throws: {
                if case JobFault.hopeless("no such seller") = $0 { true } else { false }
            }
        }
    }
}

enum Chromium {
    static let isHere: Bool = {
        if Browser.installed() != nil { return true }
        print("skipped: no Chromium is installed")
        return false
    }()
}
