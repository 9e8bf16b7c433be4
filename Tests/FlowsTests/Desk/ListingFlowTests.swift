import Catalog
import Flows
import Images
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Two sellers' desks and the market's.
struct Desks: Sendable {
    let db: Database
    let amani: DeskHand
    let dala: DeskHand
    let market: DeskHand

    init(_ db: Database) async throws {
        self.db = db
        amani = DeskHand(account: .random(), seller: try await Cast.seller(in: db))
        dala = DeskHand(account: .random(), seller: try await Cast.seller("Dala", phone: Cast.dala, in: db))
        market = DeskHand(account: .random(), seller: nil)
    }

    var keep: KeepListing { KeepListing(db: db) }
    var move: MoveListing { MoveListing(db: db) }

    /// A draft of Amani's.
    func draft(_ wish: ListingWish = ListingWish(title: "Brake pads")) async throws -> ProductID {
        guard let seller = amani.seller else { throw CancellationError() }
        return try await keep.create(wish, for: seller, by: amani)
    }

    func status(_ id: ProductID) async throws -> String { try await Cast.status(id, in: db) }
}

private let shillings = Money(minor: 250_000, currency: .kes)

@Suite struct ListingFlowTests {
    @Test func `a draft is nobody's to see, and is written down with its price's beginning`() async throws {
        try await withDatabase { db in
            let desks = try await Desks(db)
            let id = try await desks.draft(ListingWish(title: "Brake pads", category: "car", price: shillings))
            let product = try #require(try await Product.find(id, in: db))
            #expect(product.status == .draft)
            #expect(product.standing == .hidden)
            let prices = try await PriceChange.of(id, in: db)
            #expect(prices.map(\.becomesMinor) == [250_000])
            #expect(prices.map(\.actor) == [desks.amani.actor])
        }
    }

    @Test(arguments: [
        (ListingWish(title: " "), ListingRefusal.badTitle),
        (ListingWish(title: String(repeating: "x", count: 201)), .badTitle),
        (ListingWish(title: "a\u{7}b"), .badTitle),
        (ListingWish(title: "x", category: "no-such"), .noCategory),
        (ListingWish(title: "x", brand: .random()), .noBrand),
        (ListingWish(title: "x", price: Money(minor: -1, currency: .kes)), .badPrice),
        (ListingWish(title: "x", attributes: ["width": .number(1)]), .badAttribute),
    ])
    func `what is wrong with a listing is said, and nothing is kept`(wish: ListingWish, refusal: ListingRefusal)
        async throws
    {
        try await withDatabase { db in
            let desks = try await Desks(db)
            await #expect(throws: refusal) { _ = try await desks.draft(wish) }
            let count = try await Cast.count("products", in: db)
            #expect(count == 0)
        }
    }

    @Test func `of two forms sent at once the second is told`() async throws {
        try await withDatabase { db in
            let desks = try await Desks(db)
            let id = try await desks.draft()
            try await desks.keep.revise(id, ListingWish(title: "First"), revision: 1, by: desks.amani)
            await #expect(throws: ListingRefusal.changedMeanwhile) {
                try await desks.keep.revise(id, ListingWish(title: "Second"), revision: 1, by: desks.market)
            }
            let product = try await Product.find(id, in: db)
            #expect(product?.title == "First")
            #expect(product?.revision == 2)
        }
    }

    @Test func `another seller's desk does not reach it`() async throws {
        try await withDatabase { db in
            let desks = try await Desks(db)
            let id = try await desks.draft()
            let before = try await Cast.row(id, in: db)
            await #expect(throws: ListingRefusal.notThere) {
                try await desks.keep.revise(id, ListingWish(title: "Mine"), revision: 1, by: desks.dala)
            }
            for move in MoveListing.Move.allCases {
                await #expect(throws: ListingRefusal.notThere) { try await desks.move(id, move, by: desks.dala) }
            }
            let after = try await Cast.row(id, in: db)
            #expect(after == before)
        }
    }

    @Test func `what a seller publishes is looked at, what the market's people publish is live`() async throws {
        try await withDatabase { db in
            let desks = try await Desks(db)
            let id = try await desks.draft()
            await #expect(throws: ListingRefusal.noPicture) { try await desks.move(id, .publish, by: desks.amani) }
            try await db.run("UPDATE products SET s3_image_url = 'abc' WHERE id = \(id)")
            let checked = try await desks.move(id, .publish, by: desks.amani)
            let jobs = try await Cast.jobs(in: db)
            #expect(checked == .hydrated)
            #expect(jobs.map { $0.prefix { $0 != " " } } == ["generate-embedding"])
            let other = try await desks.draft()
            let live = try await desks.move(other, .publish, by: desks.market)
            #expect(live == .live)
            let since = try await Product.find(other, in: db)?.liveSince
            #expect(since != nil)
        }
    }

    @Test func `what its category asks for must be said before it is seen`() async throws {
        try await withDatabase { db in
            let desks = try await Desks(db)
            try await db.transaction { tx in
                try await Attribute(code: "side", kind: .text, names: Names("Side", in: .english)).save(in: tx)
                try await Attribute.attach("side", to: "car", isRequired: true, isFilter: true, in: tx)
            }
            let id = try await desks.draft(ListingWish(title: "Pads", category: "car"))
            await #expect(throws: ListingRefusal.attributeMissing) {
                try await desks.move(id, .publish, by: desks.market)
            }
            try await desks.keep.revise(
                id, ListingWish(title: "Pads", category: "car", attributes: ["side": .text("front")]), revision: 1,
                by: desks.amani)
            try await desks.move(id, .publish, by: desks.market)
            let status = try await desks.status(id)
            #expect(status == "live: by-market")
        }
    }

    @Test func `what was deleted comes back as what it was`() async throws {
        try await withDatabase { db in
            let desks = try await Desks(db)
            let id = try await desks.draft()
            try await desks.move(id, .publish, by: desks.market)
            try await desks.move(id, .hide, by: desks.amani)
            try await desks.move(id, .delete, by: desks.amani)
            let deleted = try await desks.status(id)
            try await desks.move(id, .restore, by: desks.amani)
            let restored = try await desks.status(id)
            #expect([deleted, restored] == ["deleted: by-seller", "hidden: by-seller"])
        }
    }

    @Test func `a seller does not put back what the market keeps back`() async throws {
        try await withDatabase { db in
            let desks = try await Desks(db)
            let id = try await desks.draft()
            try await db.run("UPDATE products SET status = 'rejected' WHERE id = \(id)")
            for move in [MoveListing.Move.publish, .hide, .sell] {
                await #expect(throws: ListingRefusal.badMove) { try await desks.move(id, move, by: desks.amani) }
            }
            // Deleting and restoring is no way around it.
            try await desks.move(id, .delete, by: desks.amani)
            try await desks.move(id, .restore, by: desks.amani)
            let status = try await desks.status(id)
            #expect(status == "rejected")
        }
    }

    @Test func `what was sold or hidden, and rewritten meanwhile, is looked at before it is seen again`() async throws {
        try await withDatabase { db in
            let desks = try await Desks(db)
            for away in [MoveListing.Move.sell, .hide] {
                let id = try await desks.draft()
                try await db.run("UPDATE products SET status = 'live', s3_image_url = 'abc' WHERE id = \(id)")
                try await desks.move(id, away, by: desks.amani)
                try await desks.keep.revise(
                    id, ListingWish(title: "Something else altogether"), revision: 1, by: desks.amani)
                try await db.run("DELETE FROM jobs")
                let back = try await desks.move(id, .publish, by: desks.amani)
                #expect(back == .hydrated)
                let jobs = try await Cast.jobs(in: db)
                #expect(jobs == ["generate-embedding"])
            }
        }
    }

    @Test func `of many moved at once each stands on its own`() async throws {
        try await withDatabase { db in
            let desks = try await Desks(db)
            let (one, other) = (try await desks.draft(), try await desks.draft())
            try await desks.move(one, .publish, by: desks.market)
            let outcome = try await desks.move.all([one, other, .random()], .hide, by: desks.amani)
            #expect(outcome.moved == [one])
            #expect(outcome.refused.map(\.1) == [.badMove, .notThere])
        }
    }

    @Test func `words that a WhatsApp page gave are changed there, a category here, and stays`() async throws {
        try await withDatabase { db in
            let desks = try await Desks(db)
            let seller = try #require(desks.amani.seller)
            let id = try await Cast.product("Kiondo", of: seller, description: "Sisal.", category: "bags", in: db)
            await #expect(throws: ListingRefusal.readFromWhatsApp) {
                try await desks.keep.revise(
                    id, ListingWish(title: "Other", description: "Sisal.", price: shillings), revision: 1,
                    by: desks.amani)
            }
            try await desks.keep.revise(
                id, ListingWish(title: "Kiondo", description: "Sisal.", category: "art", price: shillings),
                revision: 1, by: desks.amani)
            let product = try #require(try await Product.find(id, in: db))
            try await db.transaction { tx in
                try await product.rewrite(
                    ReadListing(
                        title: "Kiondo", description: "Sisal.", category: "bags", priceMinor: 1, currency: "KES",
                        isPriceOnRequest: false, imageURL: "", imageURLExpiresAt: nil), contentHash: "x",
                    isNewPicture: false, in: tx)
            }
            let category = try await Product.find(id, in: db)?.category
            #expect(category == "art")
        }
    }
}
