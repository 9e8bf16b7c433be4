import Accounts
import Foundation
import HTTP
import Postgres
import Reviews
import TestSupport
import Testing
import Vocabulary

/// Reviews as browsers without JavaScript send and read them.
struct ReviewPageTests {
    private func form(_ stars: Int, _ text: String) -> String { "stars=\(stars)&text=" + PercentCoding.encoded(text) }

    @Test func `a buyer writes, changes and takes back; everybody reads it`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let basket = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let amina = try await doors.member("Amina")
            try await db.run("UPDATE accounts SET name = 'Amina Wanjiru Otieno'")
            let page = "/p/\(basket)"
            #expect(try await doors.ask(.get, page).text.contains("Nobody has reviewed this yet."))

            let written = try await doors.press(
                amina, page + "/reviews", from: page, form(4, "Strong\r\n\r\n\r\nbasket"))
            #expect(written.status == .seeOther)
            #expect(written.headers["Location"] == page + "#reviews")
            for path in [page, page + "/reviews"] {
                let seen = try await doors.ask(.get, path).text
                #expect(seen.contains("<bdi>Amina O.</bdi>"), "\(path)")
                #expect(seen.contains("Strong\n\nbasket"), "\(path)")
                #expect(seen.contains("4.0 of 5, 1 review<"), "\(path)")
                #expect(!seen.contains("Wanjiru"), "\(path)")
            }
            let facts = try await doors.ask(.get, page).text
            #expect(
                facts.contains(
                    #""aggregateRating":{"@type":"AggregateRating","ratingValue":"4.0","reviewCount":"1","bestRating":"5","worstRating":"1"}"#
                ))
            #expect(try await doors.ask(.get, page, [("Accept-Language", "ar")]).text.contains("4.0 من 5، تقييم واحد"))

            let own = try await doors.ask(.get, page, [amina.cookie])
            #expect(own.text.contains("Your review"))
            #expect(own.text.contains("name=\"stars\" value=\"4\" required checked"))
            #expect(!own.text.contains("Amina O."))
            #expect(own.headers["Cache-Control"]?.hasPrefix("private") == true)
            _ = try await doors.press(amina, page + "/reviews", from: page, form(1, ""))
            #expect(try await doors.ask(.get, page).text.contains("1.0 of 5, 1 review<"))
            let gone = try await doors.press(amina, page + "/reviews/removal", from: page)
            #expect(gone.status == .seeOther)
            let empty = try await doors.ask(.get, page).text
            #expect(empty.contains("Nobody has reviewed this yet.") && !empty.contains("aggregateRating"))
            let nothing = try await doors.press(amina, page + "/reviews/removal", from: page)
            #expect(nothing.status == .notFound)
        }
    }

    @Test(arguments: [
        ("0712 345 678", "Leave out telephone numbers and other long numbers."),
        ("see example.com", "Leave out web addresses."),
        ("amina@example.test", "Leave out e-mail addresses and @names."),
        (String(repeating: "ก", count: 2_001), "A review has at most 2,000 characters."),
    ])
    func `what is refused comes back into the form, said in one sentence`(text: String, sentence: String) async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let basket = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let amina = try await doors.member("Amina")
            let before = try await doors.everything()
            let answer = try await doors.press(
                amina, "/p/\(basket)/reviews", from: "/p/\(basket)", form(3, "</textarea><b>\n" + text))
            #expect(answer.status == .unprocessable)
            #expect(answer.text.contains("role=\"alert\">\(sentence)</p>"))
            #expect(answer.text.contains("\n&lt;/textarea&gt;&lt;b&gt;\n\(text)</textarea>"))
            #expect(answer.text.contains("name=\"stars\" value=\"3\" required checked"))
            #expect(answer.text.contains("<details open>"))
            #expect(answer.headers["Cache-Control"] == "private, no-store")
            let noStars = try await doors.press(amina, "/p/\(basket)/reviews", from: "/p/\(basket)", "text=Good")
            #expect(noStars.status == .unprocessable)
            #expect(noStars.text.contains("Choose one to five stars.") && noStars.text.contains("\nGood</textarea>"))
            #expect(try await doors.everything() == before)
        }
    }

    @Test func `who has not signed in is led to the door and back`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let basket = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            _ = try await doors.member("Amina")
            var guest = Guest(doors)
            let page = try await guest.get("/p/\(basket)")
            #expect(page.text.contains("href=\"/sign-in?return=%2Fp%2F\(basket)%23reviews\""))
            #expect(!page.text.contains("review-form"))
            let refused = try await guest.send("/p/\(basket)/reviews", from: page, [("stars", "5")])
            #expect(refused.headers["Location"]?.hasPrefix("/sign-in") == true)
            let back = try await guest.signIn("amina@example.com", to: "/p/\(basket)#reviews")
            #expect(back.headers["Location"] == "/p/\(basket)#reviews")
            let signedIn = try await guest.get("/p/\(basket)")
            let written = try await guest.send("/p/\(basket)/reviews", from: signedIn, [("stars", "5")])
            #expect(written.status == .seeOther)
            let count = try await Cast.count("reviews", in: db)
            #expect(count == 1)
        }
    }

    @Test func `nobody takes back what another said, and a form of another page does nothing`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let basket = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let page = "/p/\(basket)"
            let amina = try await doors.member("Amina"), eve = try await doors.member("Eve")
            _ = try await doors.press(amina, page + "/reviews", from: page, form(5, "Mine"))
            let before = try await Cast.rows(of: ["reviews", "products"], in: db)
            let removal = try await doors.press(eve, page + "/reviews/removal", from: page)
            #expect(removal.status == .notFound)
            let stolen = try await doors.ask(.get, page, [amina.cookie]).csrf ?? ""
            for path in [page + "/reviews", page + "/reviews/removal"] {
                let forged = try await doors.ask(.post, path, [eve.cookie], form: "csrf=\(stolen)&stars=1")
                #expect(forged.status == .forbidden, "\(path)")
                let abroad = try await doors.ask(
                    .post, path, [amina.cookie, ("Origin", "http://evil.test")], form: "csrf=\(stolen)&stars=1")
                #expect(abroad.status == .forbidden, "\(path)")
            }
            #expect(try await Cast.rows(of: ["reviews", "products"], in: db) == before)
        }
    }

    @Test func `one's own goods, gone goods and goods that are not there are not reviewed`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), seller = try await Cast.seller(in: db)
            let basket = try await Cast.product(number: 1, of: seller, in: db),
                gone = try await Cast.product(number: 2, of: seller, status: "inactive", in: db)
            let amani = try await doors.member("Amani", store: seller)
            var answers: [Status] = []
            for id in [basket.pathText, gone.pathText, "0000000000001"] {
                answers.append(
                    try await doors.press(amani, "/p/\(id)/reviews", from: "/p/\(basket)", form(5, "Best")).status)
            }
            #expect(answers == [.forbidden, .gone, .notFound])
            let count = try await Cast.count("reviews", in: db)
            #expect(count == 0)
        }
    }

    @Test func `five stand on the product's page, twenty on each page of all`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let basket = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            try await db.run(
                """
                INSERT INTO accounts (id, name, language, visitor) SELECT n, 'Reader No', 'en', gen_random_uuid() FROM generate_series(1, 45) n
                """)
            try await db.run(
                """
                INSERT INTO reviews (id, product_id, author_id, stars, body, created_at)
                SELECT n, \(basket), n, 5, 'Review ' || n || '.', now() - n * interval '1 hour' FROM generate_series(1, 45) n
                """)
            func said(_ page: Response) -> [Int] {
                page.text.matches(of: /Review (\d+)\./).compactMap { Int($0.1) }
            }
            let product = try await doors.ask(.get, "/p/\(basket)")
            #expect(said(product) == [1, 2, 3, 4, 5])
            #expect(product.text.contains("href=\"/p/\(basket)/reviews\""))
            var path = "/p/\(basket)/reviews", seen: [Int] = [], sizes: [Int] = []
            while true {
                let page = try await doors.ask(.get, path)
                seen += said(page)
                sizes.append(said(page).count)
                guard let next = page.text.firstMatch(of: /href="([^"]*\?after=[^"]*)" rel="next"/) else { break }
                path = String(next.1)
            }
            #expect(seen == Array(1...45))
            #expect(sizes == [20, 20, 5])
            let nonsense = try await doors.ask(.get, "/p/\(basket)/reviews?after=nonsense")
            #expect(said(nonsense).count == 20)
        }
    }
}
