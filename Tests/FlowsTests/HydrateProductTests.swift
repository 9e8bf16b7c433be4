import Catalog
import Flows
import Foundation
import HTTPClient
import Jobs
import Postgres
import Scouting
import TestSupport
import Testing
import Vocabulary

@Suite struct HydrateProductTests {
    @Test func `a discovered product's page is read, and its picture is looked at next`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await Cast.product(
                "", of: bench.amani, status: "discovered", shillings: nil, liveSince: nil, hydratedAt: nil, in: db)
            bench.outside.says(livePage())
            try await bench.hydrate(id, attempt: 1)
            let product = try await bench.product(id)
            #expect(product.status == .hydrated)
            #expect(product.title == "Kiondo basket")
            #expect(product.description == "Hand-woven from dyed sisal.")
            #expect(product.category == "bags")
            #expect(product.price == .amount(minor: 250_000, currency: "KES"))
            #expect(product.picture.sourceURL == "https://cdn.test/v/1_n.jpg?oe=7FFFFFFF")
            #expect(product.imageURLExpiresAt == Date(timeIntervalSince1970: 2_147_483_647))
            #expect(product.lastHydratedAt != nil)
            #expect(product.liveSince == nil)
            #expect(bench.outside.asked.current == ["https://wa.me/p/7000000000000001/254711200301"])
            let entries = try await SyncLog.entries(of: id, in: db), jobs = try await bench.jobs()
            #expect(entries.map(\.change) == [.hydrated])
            #expect(entries.first?.becomes == "Kiondo basket")
            #expect(jobs == ["generate-embedding"])
        }
    }

    @Test func `the same page again changes nothing and queues nothing`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known()
            let before = try await bench.facts(id)
            bench.outside.says(livePage())
            try await bench.hydrate(id, attempt: 1)
            let after = try await bench.facts(id), log = try await bench.log(id), jobs = try await bench.jobs()
            #expect(after == before)
            #expect(log == [])
            #expect(jobs == [])
        }
    }

    static let changes: [(OutboundReply, [CatalogChange], [String])] = [
        (livePage(price: "3000"), [.priceChanged], []),
        (livePage(price: nil), [.priceChanged], []),
        (livePage(title: "Kiondo, large"), [.titleChanged], ["generate-embedding"]),
        (livePage(description: "New."), [.descriptionChanged], ["generate-embedding"]),
        (livePage(picture: "https://cdn.test/v/2_n.jpg?oe=7FFFFFFF"), [.pictureChanged], ["generate-embedding"]),
        (
            livePage(title: "Drum", description: "Goat skin.", price: "1"),
            [.titleChanged, .descriptionChanged, .priceChanged], ["generate-embedding"]
        ),
        // Another signature is the same picture.
        (livePage(picture: "https://other.test/v/1_n.jpg?oe=7FFFFFF0&oh=9"), [], []),
    ]

    @Test(arguments: changes)
    func `a live product's changes are logged, and it stays on the wall`(
        reply: OutboundReply, log: [CatalogChange], jobs: [String]
    ) async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known()
            try await db.run("UPDATE products SET s3_image_url = 'kept' WHERE id = \(id)")
            bench.outside.says(reply)
            try await bench.hydrate(id, attempt: 1)
            let product = try await bench.product(id), changes = try await bench.log(id),
                queued = try await bench.jobs()
            #expect(product.status == .live)
            #expect(changes == log)
            #expect(queued == jobs)
            #expect(product.picture.key == (log.contains(.pictureChanged) ? nil : "kept"))
        }
    }

    @Test func `a price change says what it was and what it is`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known()
            bench.outside.says(livePage(price: "3000"))
            try await bench.hydrate(id, attempt: 1)
            let entry = try await SyncLog.entries(of: id, in: db).first
            #expect(entry?.was == "KES 250000")
            #expect(entry?.becomes == "KES 300000")
        }
    }

    static let dead = page(
        "<html><head><meta property=\"og:title\" content=\"\"><meta property=\"og:image\" content=\"https://static.whatsapp.net/rsrc.php/v3/yP/r/logo.png\"></head>"
            + String(repeating: " ", count: 200))

    @Test(arguments: [(page("<html>not found</html>", status: 404), "not-found"), (dead, "empty-title")])
    func `a product that is gone leaves the wall, and comes back when its page does`(
        reply: OutboundReply, reason: String
    ) async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known()
            bench.outside.says(reply)
            try await bench.hydrate(id, attempt: 1)
            let gone = try await bench.status(id)
            #expect(gone == "inactive: \(reason)")
            try await bench.hydrate(id, attempt: 1)
            let log = try await bench.log(id)
            #expect(log == [.gone])
            bench.outside.says(livePage())
            try await bench.hydrate(id, attempt: 1)
            let back = try await bench.status(id), whole = try await bench.log(id), jobs = try await bench.jobs()
            #expect(back == "hydrated")
            #expect(whole == [.gone, .revived])
            #expect(jobs == ["generate-embedding"])
        }
    }

    @Test func `a page that is gone still is not asked for again at every beat`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known("inactive")
            try await db.run("UPDATE products SET last_hydrated_at = now() - interval '2 days'")
            bench.outside.says(page("gone", status: 404))
            try await bench.hydrate(id, attempt: 1)
            let stale = try await Product.stalest(limit: 10, olderThan: .seconds(3_600), in: db)
            #expect(stale == [])
        }
    }

    @Test func `what was rejected stays so when its page goes or says the same, and starts over when it is mended`()
        async throws
    {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known("rejected")
            for reply in [page("gone", status: 404), livePage(), livePage(price: "9")] {
                bench.outside.says(reply)
                try await bench.hydrate(id, attempt: 1)
                let status = try await bench.status(id), jobs = try await bench.jobs()
                #expect(status == "rejected")
                #expect(jobs == [])
            }
            bench.outside.says(livePage(title: "Kiondo, honest"))
            try await bench.hydrate(id, attempt: 1)
            let status = try await bench.status(id), jobs = try await bench.jobs()
            #expect(status == "hydrated")
            #expect(jobs == ["generate-embedding"])
        }
    }

    @Test(arguments: [
        (livePage(title: "<script>alert(1)</script> Kiondo"), "title-has-markup"),
        (livePage(title: String(repeating: "sokoni leo", count: 1_000)), "title-too-long"),
        (livePage(picture: "ftp://cdn.test/1.jpg"), "bad-image-address"),
    ])
    func `an unfit page is refused with its reason, a live product's too, and comes in again when it is mended`(
        reply: OutboundReply, reason: String
    ) async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let new = try await Cast.product(number: 2, of: bench.amani, status: "discovered", in: db),
                live = try await bench.known()
            bench.outside.says(reply)
            for id in [new, live] {
                try await bench.hydrate(id, attempt: 1)
                let status = try await bench.status(id), log = try await bench.log(id)
                #expect(status == "rejected: \(reason)")
                #expect(log == [.rejected])
            }
            let jobs = try await bench.jobs()
            #expect(jobs == [])
            bench.outside.says(livePage())
            try await bench.hydrate(live, attempt: 1)
            let status = try await bench.status(live)
            #expect(status == "hydrated")
        }
    }

    @Test(arguments: [
        (OutboundFault.tooLarge(limitBytes: 2 << 20), "page-too-large"),
        (.refusedAddress(host: "127.0.0.1", address: "127.0.0.1"), "refused-address"),
        (.tooManyRedirects(limit: 5), "too-many-redirects"),
    ])
    func `a fetch that cannot succeed refuses a new product and takes no live one down`(
        fault: OutboundFault, reason: String
    ) async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let new = try await Cast.product(number: 2, of: bench.amani, status: "discovered", in: db),
                live = try await bench.known()
            let before = try await bench.facts(live)
            bench.outside.fails(fault)
            try await bench.hydrate(new, attempt: 1)
            try await bench.hydrate(live, attempt: 1)
            let status = try await bench.status(new), after = try await bench.facts(live),
                log = try await bench.log(live)
            #expect(status == "rejected: \(reason)")
            #expect(after == before)
            #expect(log == [])
        }
    }

    @Test func `a product that is not there is hopeless`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            await #expect { try await bench.hydrate(.random(), attempt: 1) } throws: { error in
                if case JobFault.hopeless = error { true } else { false }
            }
        }
    }
}
