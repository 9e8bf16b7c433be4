import Accounts
import Foundation
import HTTP
import Postgres
import Sellers
import TestSupport
import Testing
import Vocabulary

/// Where a store is on the map, as its seller or the market's people say it.
struct StorePlaceTests {
    private func place(_ seller: SellerID, in db: some SQLSession) async throws -> String? {
        try await db.value("SELECT coalesce(latitude || ' ' || longitude, 'nowhere') FROM sellers WHERE id = \(seller)")
    }

    private static let wrong = [
        ("latitude=-1.29&longitude=", "both numbers"), ("latitude=%20&longitude=36.8", "both numbers"),
        ("latitude=91&longitude=0", "-90 to 90"), ("latitude=0&longitude=-180.1", "-90 to 90"),
        ("latitude=1e1&longitude=2", "-90 to 90"), ("latitude=NaN&longitude=inf", "-90 to 90"),
        ("latitude=%3Cb%3E&longitude=%27", "-90 to 90"), ("latitude=1%2C2&longitude=3", "-90 to 90"),
        ("latitude=" + String(repeating: "9", count: 400) + "&longitude=1", "-90 to 90"),
    ]

    @Test func `a seller types a place in any digits, sees it again, and empties it`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), seller = try await Cast.seller(in: db)
            let amani = try await doors.member("Amani", store: seller)
            let saved = try await doors.post(
                "/account/store", by: amani, "name=Amani&latitude=-1.2650&longitude=%2B36.8")
            #expect(saved.headers["Location"] == "/account/store?saved=1")
            let first = try await place(seller, in: db)
            #expect(first == "-1.265 36.8")
            let page = try await doors.ask(.get, "/account/store", [amani.cookie]).text
            #expect(page.contains("value=\"-1.265\"") && page.contains("value=\"36.8\""))
            #expect(page.contains("data-place=\"latitude longitude\"") && page.contains("/assets/place.js"))
            let digits = PercentCoding.encoded("٣٦٫٨٢"), minus = PercentCoding.encoded("−١٫٣")
            _ = try await doors.post("/account/store", by: amani, "name=Amani&latitude=\(minus)&longitude=\(digits)")
            let second = try await place(seller, in: db)
            #expect(second == "-1.3 36.82")
            _ = try await doors.post("/account/store", by: amani, "name=Amani&latitude=&longitude=")
            let none = try await place(seller, in: db)
            #expect(none == "nowhere")
        }
    }

    @Test func `half a place, or none on the earth, is one clear sentence, and nothing has changed`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), seller = try await Cast.seller(in: db)
            let amani = try await doors.member("Amani", store: seller)
            let neema = try await doors.member(
                "Neema", roles: [.staff], permissions: [.sellers], factors: ["pwd", "otp"])
            let before = try await doors.everything()
            for (fields, sentence) in Self.wrong {
                let own = try await doors.post("/account/store", by: amani, "name=Amani&" + fields)
                #expect(own.status == .unprocessable && own.text.contains(sentence), "\(fields.prefix(60))")
                let desk = try await doors.post("/admin/sellers/amani/place", by: neema, fields)
                #expect(desk.status == .unprocessable && desk.text.contains(sentence), "\(fields.prefix(60))")
            }
            let after = try await doors.everything()
            #expect(after == before)
        }
    }

    @Test func `the market's people say where a store is, which is written down, and strangers may not`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), seller = try await Cast.seller(in: db)
            let neema = try await doors.member(
                "Neema", roles: [.staff], permissions: [.sellers], factors: ["pwd", "otp"])
            let list = try await doors.ask(.get, "/admin/sellers", [neema.cookie]).text
            #expect(list.contains("href=\"/admin/sellers/amani\""))
            for _ in 1...2 {
                let saved = try await doors.post(
                    "/admin/sellers/amani/place", by: neema, "latitude=-1.2921&longitude=36.8219")
                #expect(saved.headers["Location"]?.hasPrefix("/admin/sellers/amani?note=") == true)
            }
            let said = try await place(seller, in: db)
            #expect(said == "-1.2921 36.8219")
            let page = try await doors.ask(.get, "/admin/sellers/amani?lang=ar", [neema.cookie]).text
            #expect(page.contains("-1.2921, 36.8219") && page.contains("على الخريطة"))
            let audited: [String] = try await db.values(
                "SELECT actor || ' ' || details FROM audit_log WHERE event = 'store-placed'")
            #expect(audited == ["account:\(neema.id) {\"placed\":\"yes\"}"])
            let juma = try await doors.member(
                "Juma", roles: [.staff], permissions: [.insights], factors: ["pwd", "otp"])
            let refused = try await doors.post("/admin/sellers/amani/place", by: juma, "latitude=0&longitude=0")
            #expect(refused.status == .forbidden)
            let nobody = try await doors.post("/admin/sellers/nobody/place", by: neema, "latitude=0&longitude=0")
            #expect(nobody.status == .notFound)
            let still = try await place(seller, in: db)
            #expect(still == "-1.2921 36.8219")
        }
    }

    @Test func `programs say it in numbers, and both or none`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), seller = try await Cast.seller(in: db)
            let amani = try await doors.member("Amani", store: seller)
            func change(_ json: String) async throws -> String {
                try await doors.send(
                    .patch, "/api/v1/account/store", json, [("Authorization", "Bearer " + amani.access)]
                ).text
            }
            let placed = try await change(#"{"latitude": -1.2921, "longitude": 36.8219}"#)
            #expect(placed.contains(#""latitude":-1.2921,"longitude":36.8219"#))
            let moved = try await change(#"{"longitude": 36.9}"#)
            #expect(moved.contains(#""latitude":-1.2921,"longitude":36.9"#))
            let half = try await change(#"{"longitude": null}"#)
            #expect(half.contains("half-place"))
            let beyond = try await change(#"{"latitude": 1e300}"#)
            #expect(beyond.contains("bad-coordinates"))
            let kept = try await place(seller, in: db)
            #expect(kept == "-1.2921 36.9")
            let none = try await change(#"{"latitude": null, "longitude": null}"#)
            #expect(none.contains(#""latitude":null,"longitude":null"#))
        }
    }
}
