import Catalog
import Flows
import Foundation
import Jobs
import Postgres
import Sellers
import TestSupport
import Testing
import Vectors
import Vocabulary

@Suite struct BuyOnWhatsAppTests {
    private let message: BuyOnWhatsApp.Message = { "Habari! “\($0)” & \($1)" }

    @Test func `a buyer is sent to the seller's WhatsApp with the reference of a lead`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            let product = try await Cast.product("Kiondo 100%", of: amani, in: db)
            let sale = try #require(try await BuyOnWhatsApp(db: db)(product, visitor: .random(), message: message))
            #expect(
                sale.address
                    == "https://wa.me/254711200301?text=Habari%21%20%E2%80%9CKiondo%20100%25%E2%80%9D%20%26%20\(sale.reference)"
            )
            let leads: [String] = try await db.values("SELECT reference FROM leads")
            let events: [String] = try await db.values(
                "SELECT kind || ' ' || subject || ' ' || (payload ->> 'reference') FROM events WHERE kind = 'lead'")
            #expect(leads == [sale.reference])
            #expect(events == ["lead \(product.pathText) \(sale.reference)"])
        }
    }

    @Test func `ten taps at once are one wish, another visitor's is another`() async throws {
        try await withDatabase { db in
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let visitor = VisitorID.random()
            let references = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        try await BuyOnWhatsApp(db: db)(product, visitor: visitor, message: message)?.reference
                    }
                }
                return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }
            #expect(references.count == 1)
            _ = try await BuyOnWhatsApp(db: db)(product, visitor: .random(), message: message)
            let told: Int? = try await db.value("SELECT count(*) FROM events WHERE kind = 'lead'")
            let counts = [try await Cast.count("leads", in: db), told]
            #expect(counts == [2, 2])
        }
    }

    @Test(arguments: ["discovered", "hydrated", "flagged", "rejected", "inactive"])
    func `what is not on the wall is not sold, and no lead is written`(status: String) async throws {
        try await withDatabase { db in
            let product = try await Cast.product(of: try await Cast.seller(in: db), status: status, in: db)
            let sale = try await BuyOnWhatsApp(db: db)(product, visitor: .random(), message: message)
            let stranger = try await BuyOnWhatsApp(db: db)(.random(), visitor: .random(), message: message)
            let told: Int? = try await db.value("SELECT count(*) FROM events WHERE kind = 'lead'")
            let counts = [try await Cast.count("leads", in: db), told]
            #expect(sale == nil)
            #expect(stranger == nil)
            #expect(counts == [0, 0])
        }
    }
}

@Suite struct EnrolSellerTests {
    @Test func `a seller comes in under a clean name, and the catalogue is read once`() async throws {
        try await withDatabase { db in
            let phone = try #require(Phone(digits: Cast.amani))
            let enrol = EnrolSeller(db: db)
            let seller = try await enrol(
                phone: phone, name: "  " + String(repeating: "a", count: 130) + " ", description: "", catalogueURL: "u")
            _ = try await enrol(phone: phone, name: "", description: "", catalogueURL: "u")
            let nameless = try await enrol(
                phone: #require(Phone(digits: Cast.dala)), name: " \n ", description: "", catalogueURL: "u")
            #expect(seller.name == String(repeating: "a", count: 120))
            #expect(nameless.name == "+254 7xx xxx 502")
            let jobs = try await Cast.jobs(in: db)
            #expect(jobs == ["sync-seller", "sync-seller"])
            try await db.run("DELETE FROM jobs")
            let isKnown = try await enrol.sync(#require(Slug(pathText: seller.slug))),
                isStranger = try await enrol.sync(#require(Slug(pathText: "nobody")))
            #expect(isKnown)
            #expect(!isStranger)
            let again = try await Cast.jobs(in: db)
            #expect(again == ["sync-seller"])
        }
    }
}

@Suite struct HeartbeatTests {
    @Test func `the stalest are queued behind what is new, and none twice`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            var ids: [ProductID] = []
            for number in 1...4 {
                ids.append(
                    try await Cast.product(
                        number: number, of: amani, hydratedAt: Date() - Double(number) * 36_000, in: db))
            }
            let beat = Heartbeat(db: db, batch: 2, age: .seconds(3_600))
            let first = try await beat(), second = try await beat()
            #expect(first == 2)
            #expect(second == 0)
            let keys: [String] = try await db.values("SELECT dedupe_key FROM jobs ORDER BY id")
            let priorities: [Int] = try await db.values("SELECT DISTINCT priority::int FROM jobs")
            #expect(keys == [ids[3], ids[2]].map(\.pathText))
            #expect(priorities == [-1])
        }
    }

    @Test func `what another model embedded is embedded again, page by page, until nothing is left`() async throws {
        try await withDatabase { db in
            let amani = try await Cast.seller(in: db)
            for number in 1...3 { try await Cast.product(number: number, of: amani, in: db) }
            try await Cast.product(number: 4, of: amani, status: "inactive", in: db)
            let reembed = ReembedProducts(db: db, model: { "siglip" })
            try await reembed(ReembedTask())
            let jobs = try await Cast.jobs(in: db)
            #expect(jobs == ["generate-embedding", "generate-embedding", "generate-embedding", "reembed-products"])
            let next = try #require(
                try await JobQueue.claim("reembed-products", limit: 1, lease: .seconds(60), in: db).first)
            try await reembed(try next.decoded(as: Pipeline.reembed))
            let count = try await Cast.count("jobs", in: db)
            #expect(count == 4)
        }
    }
}

@Suite struct HostGateTests {
    @Test func `no host has more than its ceiling at once`() async throws {
        let gate = HostGate(limit: 2), atOnce = Box((now: 0, most: 0, all: 0))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<30 {
                group.addTask {
                    try await gate.visiting("wa.me") {
                        atOnce.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.all + 1) }
                        for _ in 0..<20 { await Task.yield() }
                        atOnce.withLock { $0.now -= 1 }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(atOnce.current.most == 2)
        #expect(atOnce.current.all == 30)
    }

    @Test func `a long peace gives the job back at once, other hosts go on, and a failure frees the place`()
        async throws
    {
        let gate = HostGate(limit: 1)
        await gate.pause("wa.me", for: .seconds(100))
        let fault = try await later { try await gate.visiting("wa.me") { _ = Issue.record("visited") } }
        #expect((99...120).contains(fault.seconds))
        #expect(fault.isFree)
        await #expect(throws: NotLater.self) { try await gate.visiting("cdn.test") { throw NotLater() } }
        let answer = try await gate.visiting("cdn.test") { 7 }
        #expect(answer == 7)
    }

    @Test func `one host's long pause does not hold another's short one`() async throws {
        let gate = HostGate(limit: 1)
        let start = ContinuousClock.now
        await gate.pause("slow.test", for: .milliseconds(1_900))
        async let slow = gate.visiting("slow.test") { ContinuousClock.now }
        await gate.pause("quick.test", for: .milliseconds(50))
        let quick = try await gate.visiting("quick.test") { ContinuousClock.now }
        let end = try await slow
        // On a machine so busy that both pauses were over before either was looked at, their order says nothing.
        if quick - start > .milliseconds(1_800) {
            return print("skipped: this machine is too busy to tell two pauses apart")
        }
        #expect(quick < end)
    }
}
