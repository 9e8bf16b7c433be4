import Foundation
import Postgres
import Reviews
import TestSupport
import Testing
import Vocabulary

/// Sum and number of stars on the product itself.
private func rating(_ id: ProductID, in db: Database) async throws -> String {
    try await db.value("SELECT rating_sum || '/' || rating_count FROM products WHERE id = \(id)") ?? ""
}

private func wish(_ stars: Int, _ text: String = "") throws -> ReviewWish {
    try ReviewWish(stars: String(stars), text: text)
}

@Suite struct ReviewSQLTests {
    @Test func `a review is written once, changed in its place, and counts on the product`() async throws {
        try await withDatabase { db in
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let amina = try await Cast.account("Amina Otieno", in: db)
            let first = try await Review.write(try wish(2, "Came late."), on: product, by: amina, in: db)
            let written = try #require(try await Review.own(of: amina, on: product, in: db))
            #expect(written.id == first)
            #expect(written.stars == .two && written.text == "Came late." && !written.isHidden)
            #expect(try await rating(product, in: db) == "2/1")
            let second = try await Review.write(try wish(5, "But good."), on: product, by: amina, in: db)
            #expect(second == first)
            let page = try await SignedReview.page(on: product, limit: 10, in: db)
            #expect(page.map(\.review.text) == ["But good."])
            #expect(page.map(\.authorName) == ["Amina Otieno"])
            #expect(page.map(\.review.createdAt) == [written.createdAt])
            #expect(page[0].review.changedAt > written.changedAt)
            #expect(try await rating(product, in: db) == "5/1")
        }
    }

    @Test func `two people who review one product at once are both counted`() async throws {
        try await withDatabase { db in
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let amina = try await Cast.account("Amina", in: db), baraka = try await Cast.account("Baraka", in: db)
            let (one, other) = (try wish(5), try wish(2))
            async let late = db.transaction { tx in
                try await Review.write(one, on: product, by: amina, in: tx)
                // The other writes meanwhile, and waits for this one to end.
                try await Cast.waitUntilBlocked(in: db)
            }
            async let waiting: Void = db.transaction { tx in
                _ = try await tx.value("SELECT pg_sleep(0.1)::text", as: String.self)
                try await Review.write(other, on: product, by: baraka, in: tx)
            }
            _ = try await (late, waiting)
            #expect(try await rating(product, in: db) == "7/2")
            let spread = try await Review.spread(on: product, in: db)
            #expect(spread == StarsSpread([0, 1, 0, 0, 1]))
        }
    }

    @Test func `what is hidden is its author's alone and counts for nothing until it is shown again`() async throws {
        try await withDatabase { db in
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let amina = try await Cast.account("Amina", in: db), baraka = try await Cast.account("Baraka", in: db)
            let first = try await Review.write(try wish(1, "Bad words"), on: product, by: amina, in: db)
            try await Review.write(try wish(4), on: product, by: baraka, in: db)
            let of = try await Review.setHidden(first, true, in: db)
            #expect(of == product)
            #expect(try await Review.setHidden(first, true, in: db) == nil)
            #expect(try await Review.setHidden(.random(), true, in: db) == nil)
            #expect(try await rating(product, in: db) == "4/1")
            #expect(try await Review.spread(on: product, in: db) == StarsSpread([0, 0, 0, 1, 0]))
            #expect(try await SignedReview.page(on: product, limit: 10, in: db).map(\.authorName) == ["Baraka"])
            #expect(try await Review.own(of: amina, on: product, in: db)?.isHidden == true)
            // Changing it shows it to nobody.
            try await Review.write(try wish(5, "Kinder"), on: product, by: amina, in: db)
            #expect(try await rating(product, in: db) == "4/1")
            #expect(try await Review.own(of: amina, on: product, in: db)?.isHidden == true)
            #expect(try await Review.setHidden(first, false, in: db) == product)
            #expect(try await rating(product, in: db) == "9/2")
        }
    }

    @Test func `what is taken back is gone; what was hidden leaves nothing to read and stays hidden`() async throws {
        try await withDatabase { db in
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let amina = try await Cast.account("Amina", in: db), baraka = try await Cast.account("Baraka", in: db)
            try await Review.write(try wish(5), on: product, by: amina, in: db)
            let bad = try await Review.write(try wish(1, "Bad words"), on: product, by: baraka, in: db)
            _ = try await Review.setHidden(bad, true, in: db)
            #expect(try await Review.takeBack(of: amina, on: product, in: db))
            #expect(try await Review.takeBack(of: amina, on: product, in: db) == false)
            #expect(try await rating(product, in: db) == "0/0")
            #expect(try await Review.takeBack(of: baraka, on: product, in: db))
            let left = try #require(try await Review.own(of: baraka, on: product, in: db))
            #expect(left.isHidden && left.text == "")
            try await Review.write(try wish(1, "Bad words again"), on: product, by: baraka, in: db)
            #expect(try await SignedReview.page(on: product, limit: 10, in: db) == [])
            #expect(try await rating(product, in: db) == "0/0")
        }
    }

    @Test func `nobody reaches another's review, or one of another product`() async throws {
        try await withDatabase { db in
            let seller = try await Cast.seller(in: db)
            let basket = try await Cast.product(number: 1, of: seller, in: db),
                shuka = try await Cast.product(number: 2, of: seller, in: db)
            let amina = try await Cast.account("Amina", in: db), eve = try await Cast.account("Eve", in: db)
            try await Review.write(try wish(5, "Mine"), on: basket, by: amina, in: db)
            let before = try await Cast.rows(of: ["reviews", "products"], in: db)
            #expect(try await Review.takeBack(of: eve, on: basket, in: db) == false)
            #expect(try await Review.takeBack(of: amina, on: shuka, in: db) == false)
            #expect(try await Review.own(of: eve, on: basket, in: db) == nil)
            #expect(try await Cast.rows(of: ["reviews", "products"], in: db) == before)
            try await Review.write(try wish(1, "Mine too"), on: basket, by: eve, in: db)
            #expect(try await Review.own(of: amina, on: basket, in: db)?.text == "Mine")
            try await Review.removeAll(of: eve, in: db)
            #expect(try await rating(basket, in: db) == "5/1")
        }
    }

    @Test func `pages follow one another without a gap, the newest first, with equal times as well`() async throws {
        try await withDatabase { db in
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            try await db.run(
                """
                INSERT INTO accounts (id, name, language, visitor) SELECT n, 'Reader ' || n, 'en', gen_random_uuid() FROM generate_series(1, 25) n
                """)
            try await db.run(
                """
                INSERT INTO reviews (id, product_id, author_id, stars, body, created_at, hidden_at)
                SELECT n, \(product), n, 1 + n % 5, 'Review ' || n, now() - (n / 4) * interval '1 hour', CASE WHEN n = 7 THEN now() END
                FROM generate_series(1, 25) n
                """)
            var seen: [String] = []
            var place: Cursor?
            for _ in 0..<5 {
                let page = try await SignedReview.page(on: product, after: place, limit: 6, in: db)
                seen += page.map(\.review.text)
                place = page.last?.place ?? place
            }
            let expected: [String] = try await db.values(
                "SELECT body FROM reviews WHERE hidden_at IS NULL ORDER BY created_at DESC, id DESC")
            #expect(seen == expected)
            #expect(seen.count == 24)
            #expect(try await rating(product, in: db) == "72/24")
            let desk = try await DeskReview.page(limit: 3, in: db)
            #expect(desk.map(\.review.text) == ["Review 3", "Review 2", "Review 1"])
            #expect(desk.map(\.title) == ["Kiondo basket", "Kiondo basket", "Kiondo basket"])
            let last = try #require(desk.last)
            let more = try await DeskReview.page(
                after: (last.review.createdAt, last.review.id.rawValue), limit: 4, in: db)
            #expect(more.map(\.authorName) == ["Reader 7", "Reader 6", "Reader 5", "Reader 4"])
            #expect(try await DeskReview.page(isHidden: true, limit: 9, in: db).map(\.review.text) == ["Review 7"])
            #expect(try await DeskReview.page(isHidden: false, limit: 99, in: db).count == 24)
        }
    }

    @Test func `an author's own are all there, and counted by when they were written`() async throws {
        try await withDatabase { db in
            let seller = try await Cast.seller(in: db), amina = try await Cast.account("Amina", in: db)
            for number in 1...3 {
                let product = try await Cast.product(number: number, of: seller, in: db)
                let id = try await Review.write(try wish(number, "No. \(number)"), on: product, by: amina, in: db)
                try await db.run(
                    "UPDATE reviews SET created_at = now() - \(number)::int * interval '10 hours' WHERE id = \(id)")
            }
            let own = try await Review.all(of: amina, limit: 10, in: db)
            #expect(own.map(\.text) == ["No. 1", "No. 2", "No. 3"])
            #expect(try await Review.count(of: amina, since: Date() - 86_400, in: db) == 2)
            #expect(try await Review.count(of: .random(), since: Date() - 86_400, in: db) == 0)
            try await Review.removeAll(of: amina, in: db)
            #expect(try await Cast.count("reviews", in: db) == 0)
            #expect(try await Cast.count("products WHERE rating_count <> 0", in: db) == 0)
        }
    }
}
