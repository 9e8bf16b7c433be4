import Accounts
import Flows
import Foundation
import HTTP
import Postgres
import Reviews
import TestSupport
import Testing
import Vocabulary

/// Reviews at the market's desk.
struct ReviewDeskTests {
    @Test func `staff hides what must not stand, shows it again, and each is noted`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let basket = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let amina = try await doors.member("Amina")
            let juma = try await doors.member(
                "Juma", roles: [.staff], permissions: [.quality], factors: ["pwd", "otp"])
            _ = try await doors.press(amina, "/p/\(basket)/reviews", from: "/p/\(basket)", "stars=1&text=Rude+words")
            let id = try #require(try await Review.own(of: amina.id, on: basket, in: db)).id
            let list = try await doors.ask(.get, "/admin/reviews", [juma.cookie])
            #expect(list.status == .ok)
            for part in ["Rude words", "Kiondo basket", "Amina", "value=\"\(id)\""] {
                #expect(list.text.contains(part), "\(part)")
            }
            // Who may not open accounts gets no link to one.
            #expect(!list.text.contains("/admin/accounts/"))

            let hidden = try await doors.press(
                juma, "/admin/reviews/hiding", from: "/admin/reviews",
                "id=\(id)&id=\(id)&id=nonsense&return=%2Fadmin%2Freviews%3Fshow%3Dvisible")
            #expect(hidden.headers["Location"]?.hasPrefix("/admin/reviews?show=visible&note=Hidden") == true)
            #expect(try await doors.ask(.get, "/p/\(basket)").text.contains("Rude words") == false)
            #expect(try await doors.ask(.get, "/p/\(basket)/reviews").text.contains("Rude words") == false)
            let own = try await doors.ask(.get, "/p/\(basket)", [amina.cookie]).text
            #expect(own.contains("Rude words") && own.contains("The market has hidden this review."))
            #expect(own.contains("Nobody has reviewed this yet."))
            for (show, isThere) in [("hidden", true), ("visible", false), ("nonsense", true)] {
                let page = try await doors.ask(.get, "/admin/reviews?show=\(show)", [juma.cookie])
                #expect(page.text.contains("Rude words") == isThere, "\(show)")
            }
            _ = try await doors.press(juma, "/admin/reviews/showing", from: "/admin/reviews", "id=\(id)")
            #expect(try await doors.ask(.get, "/p/\(basket)").text.contains("Rude words"))
            let log: [String] = try await db.values(
                "SELECT event || ' ' || actor FROM audit_log WHERE event LIKE 'review-%' ORDER BY seq")
            #expect(log == ["review-hidden account:\(juma.id)", "review-shown account:\(juma.id)"])
        }
    }

    @Test func `the desk leads nowhere else, and its table goes out as a file`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let basket = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            let amina = try await doors.member("Amina")
            let neema = try await doors.member("Neema", roles: [.admin], factors: ["pwd", "otp"])
            _ = try await doors.press(
                amina, "/p/\(basket)/reviews", from: "/p/\(basket)",
                "stars=2&text=" + PercentCoding.encoded("=1+1, \"no\""))
            let away = try await doors.press(
                neema, "/admin/reviews/hiding", from: "/admin/reviews", "return=%2F%2Fevil.test")
            #expect(away.headers["Location"]?.hasPrefix("/admin/reviews?note=") == true)
            let table = try await doors.ask(.get, "/admin/reviews", [neema.cookie]).text
            #expect(table.contains("href=\"/admin/accounts/\(amina.id)\""))
            #expect(table.contains("=1+1, &quot;no&quot;"))
            let file = try await doors.ask(.get, "/admin/reviews?format=csv", [neema.cookie])
            #expect(file.headers["Content-Disposition"] == "attachment; filename=\"reviews.csv\"")
        }
    }
}
