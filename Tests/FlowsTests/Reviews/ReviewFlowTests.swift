import Accounts
import Audit
import Flows
import Foundation
import JSON
import Postgres
import Reviews
import TestSupport
import Testing
import Vocabulary

/// Amani sells baskets, Amina buys.
private struct Stall {
    let db: Database
    let seller: SellerID
    let basket: ProductID
    let amina: AccountID

    init(_ db: Database) async throws {
        self.db = db
        seller = try await Cast.seller(in: db)
        basket = try await Cast.product(of: seller, in: db)
        amina = try await Cast.account("Amina Otieno", in: db)
    }

    func write(_ stars: Int = 5, _ text: String = "Good", on product: ProductID? = nil, by author: AccountID? = nil)
        async throws
    {
        try await WriteReview(db: db)(
            try ReviewWish(stars: String(stars), text: text), on: product ?? basket, by: author ?? amina)
    }

    /// Refused so, and nothing changed by it.
    func refuses(
        _ refusal: ReviewRefusal, _ location: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
    ) async throws {
        let before = try await Cast.rows(of: ["reviews", "products", "audit_log", "events"], in: db)
        await #expect(throws: refusal, sourceLocation: location) { try await body() }
        let after = try await Cast.rows(of: ["reviews", "products", "audit_log", "events"], in: db)
        #expect(after == before, sourceLocation: location)
    }
}

@Suite struct ReviewFlowTests {
    @Test func `a buyer reviews, changes their mind and takes it back`() async throws {
        try await withDatabase { db in
            let stall = try await Stall(db)
            try await stall.write(4, "Nice")
            try await stall.write(2, "It tore")
            let own = try await Review.own(of: stall.amina, on: stall.basket, in: db)
            #expect(own?.text == "It tore" && own?.stars == .two)
            try await TakeBackReview(db: db)(on: stall.basket, by: stall.amina)
            let left = try await Cast.count("reviews", in: db)
            #expect(left == 0)
            try await stall.refuses(.notThere) { try await TakeBackReview(db: db)(on: stall.basket, by: stall.amina) }
        }
    }

    @Test(arguments: [
        ("draft", ReviewRefusal.notThere), ("discovered", .notThere), ("flagged", .notThere), ("rejected", .notThere),
        ("hidden", .notThere), ("deleted", .notThere), ("inactive", .notOffered), ("sold", .notOffered),
    ])
    func `what is not on the wall cannot be reviewed, what was said of it can be taken back`(
        status: String, refusal: ReviewRefusal
    ) async throws {
        try await withDatabase { db in
            let stall = try await Stall(db)
            try await stall.write()
            try await db.run(
                "UPDATE products SET status = \(status), status_before = CASE WHEN \(status)::text = 'deleted' THEN 'live' END"
            )
            let baraka = try await Cast.account("Baraka", in: db)
            try await stall.refuses(refusal) { try await stall.write(by: baraka) }
            try await stall.refuses(refusal) { try await stall.write(1) }
            try await stall.refuses(.notThere) { try await stall.write(on: .random()) }
            try await TakeBackReview(db: db)(on: stall.basket, by: stall.amina)
            let left = try await Cast.count("reviews", in: db)
            #expect(left == 0)
        }
    }

    @Test func `nobody reviews their own goods, and only who may sign in reviews at all`() async throws {
        try await withDatabase { db in
            let stall = try await Stall(db)
            let dala = try await Cast.account("Dala", in: db)
            try await db.run("UPDATE accounts SET seller_id = \(stall.seller) WHERE id = \(dala)")
            try await stall.refuses(.ownGoods) { try await stall.write(by: dala) }
            for status in ["suspended", "closed"] {
                try await db.run("UPDATE accounts SET status = \(status) WHERE id = \(stall.amina)")
                try await stall.refuses(.notActive) { try await stall.write() }
            }
            try await stall.refuses(.notActive) { try await stall.write(by: .random()) }
            // Another's goods a seller may review.
            let other = try await Cast.product(
                number: 2, of: try await Cast.seller("Zawadi", phone: Cast.dala, in: db), in: db)
            try await stall.write(on: other, by: dala)
        }
    }

    @Test func `twenty new ones are enough for a day; changes are not counted`() async throws {
        try await withDatabase { db in
            let stall = try await Stall(db)
            for number in 2...21 {
                try await stall.write(on: try await Cast.product(number: number, of: stall.seller, in: db))
            }
            try await stall.refuses(.tooMany) { try await stall.write() }
            let again: Int64? = try await db.value("SELECT product_id FROM reviews ORDER BY id LIMIT 1")
            try await stall.write(1, "Other", on: again.flatMap(ProductID.init(rawValue:)))
            try await db.run("UPDATE reviews SET created_at = created_at - interval '25 hours' WHERE stars = 1")
            try await stall.write()
            let another = try await Cast.product(number: 30, of: stall.seller, in: db)
            try await stall.refuses(.tooMany) { try await stall.write(on: another) }
        }
    }

    @Test func `twenty-one at once are twenty`() async throws {
        try await withDatabase { db in
            let stall = try await Stall(db)
            var goods: [ProductID] = []
            for number in 2...22 { goods.append(try await Cast.product(number: number, of: stall.seller, in: db)) }
            let refused = await withTaskGroup(of: Bool.self) { group in
                for product in goods {
                    group.addTask {
                        do { try await stall.write(on: product) } catch ReviewRefusal.tooMany { return true } catch {
                            Issue.record("\(error)")
                        }
                        return false
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            let written = try await Cast.count("reviews", in: db)
            #expect(refused == 1)
            #expect(written == 20)
        }
    }

    @Test func `hiding and showing stand in the audit log, each once`() async throws {
        try await withDatabase { db in
            let stall = try await Stall(db)
            try await stall.write()
            let id = try #require(try await Review.own(of: stall.amina, on: stall.basket, in: db)).id
            let hide = HideReview(db: db), juma = AuditActor.account("juma")
            var done: [Bool] = []
            for isHidden in [true, true, false, false] { done.append(try await hide(id, isHidden, by: juma)) }
            done.append(try await hide(.random(), by: juma))
            #expect(done == [true, false, true, false, false])
            let log: [String] = try await db.values(
                "SELECT event || ' ' || actor || ' ' || subject || ' ' || details FROM audit_log ORDER BY seq")
            let rest = "account:juma review:\(id) {\"product\":\"\(stall.basket)\"}"
            #expect(log == ["review-hidden " + rest, "review-shown " + rest])
        }
    }

    @Test func `reviews are in one's export, and go with the account`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), stall = try await Stall(db)
            let amina = try await bench.registered().account
            try await stall.write(4, "Zebra stripes", by: amina)
            try await stall.write(5, "Stays")
            let id = try #require(try await Review.own(of: amina, on: stall.basket, in: db)).id
            _ = try await HideReview(db: db)(id, by: .operatorAtTerminal)
            try await withBlobs { blobs in
                let archive = try await ExportMyData(bench.door, blobs: blobs)(amina)
                guard let files = try unzipped(archive) else { return }
                let data = Data(try #require(files["data.json"]))
                let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
                let reviews = try #require(json["reviews"] as? [[String: Any]])
                #expect(reviews.count == 1)
                #expect(reviews[0]["product"] as? String == stall.basket.pathText)
                #expect(reviews[0]["stars"] as? Int == 4)
                #expect(reviews[0]["text"] as? String == "Zebra stripes")
                #expect(reviews[0]["isHidden"] as? Bool == true)
            }
            _ = try await HideReview(db: db)(id, false, by: .operatorAtTerminal)
            let before: String? = try await db.value("SELECT rating_sum || '/' || rating_count FROM products")
            #expect(before == "9/2")
            try await CloseAccount(bench.door)(amina, password: AccountBench.password)
            let places = try await Cast.places(of: "Zebra", in: db)
            #expect(places == [])
            let after: String? = try await db.value("SELECT rating_sum || '/' || rating_count FROM products")
            #expect(after == "5/1")
            try await stall.refuses(.notActive) { try await stall.write(by: amina) }
        }
    }
}
