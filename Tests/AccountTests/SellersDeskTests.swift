import Accounts
import HTTP
import Postgres
import Sellers
import TestSupport
import Testing
import Vocabulary

/// Sellers at the market's desk.
@Suite struct SellersDeskTests {
    private func desk(_ doors: MarketDoors) async throws -> MarketDoors.Member {
        try await doors.member("Neema", roles: [.staff], permissions: [.sellers], factors: ["pwd", "otp"])
    }

    @Test(arguments: ["https%3A%2F%2Fwa.me%2Fc%2F254700000001", "0700+000+001", "%2B254700000001"])
    func `a seller is taken in by a catalogue's address or a number, and read`(address: String) async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), neema = try await desk(doors)
            let answer = try await doors.post("/admin/sellers", by: neema, "address=\(address)&name=Amani")
            #expect(answer.status == .seeOther)
            let phone = try #require(Phone(digits: "254700000001"))
            let seller = try #require(try await Seller.find(phone: phone, in: db))
            #expect(seller.name == "Amani" && seller.catalogueURL == "https://wa.me/c/254700000001")
            #expect(try await Cast.jobs(in: db) == ["sync-seller"])
            let page = try await doors.ask(.get, "/admin/sellers?q=ama&read=yes", [neema.cookie])
            #expect(page.text.contains("<bdi>Amani</bdi>") && !page.text.contains("254700000001"))
            let none = try await doors.ask(.get, "/admin/sellers?read=no", [neema.cookie])
            #expect(!none.text.contains("<bdi>Amani</bdi>"))
        }
    }

    @Test(arguments: ["", "somewhere", "https%3A%2F%2Fexample.com%2Fc%2F1", "%2B1", "javascript%3Aalert(1)"])
    func `what is no seller's address is refused, and what was typed stays`(address: String) async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), neema = try await desk(doors)
            let before = try await doors.everything()
            let answer = try await doors.post("/admin/sellers", by: neema, "address=\(address)&name=Kept+name")
            #expect(answer.status == .unprocessable && answer.text.contains("value=\"Kept name\""))
            #expect(try await doors.everything() == before)
        }
    }

    @Test func `those chosen are read again, if they have a catalogue`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), neema = try await desk(doors)
            _ = try await Cast.seller(in: db)
            let dala = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            try await db.run("UPDATE sellers SET catalogue_url = '' WHERE id = \(dala)")
            let answer = try await doors.post("/admin/sellers/reading", by: neema, "id=amani&id=dala&id=nobody&id=%27")
            #expect(answer.headers["Location"]?.hasSuffix("1") == true)
            #expect(try await Cast.jobs(in: db) == ["sync-seller"])
        }
    }
}
