import Accounts
import Flows
import HTTP
import Postgres
import Sellers
import TestSupport
import Testing
import Vault
import Vocabulary

/// Somebody who has an account wants to sell.
@Suite struct OpeningTests {
    private let page = "/account/store/opening"

    /// An account with this number, which a code came back from.
    private func member(_ name: String, phone: String?, _ doors: MarketDoors) async throws -> MarketDoors.Member {
        let member = try await doors.member(name)
        guard let phone else { return member }
        let datum = try doors.contact("+" + phone).datum
        try await doors.db.transaction { tx in
            let secret = try await doors.door.vault.keep(datum, in: tx)
            _ = try await Contact.set(secret, .phone, of: member.id, in: tx)
        }
        return member
    }

    private func open(_ doors: MarketDoors, _ member: MarketDoors.Member, _ fields: String) async throws -> Response {
        try await doors.post(page, by: member, fields)
    }

    @Test func `without a number there is no store, and the page says what comes first`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await member("Amina", phone: nil, doors)
            let shown = try await doors.ask(.get, page, [amina.cookie])
            #expect(shown.text.contains("Your number first") && shown.text.contains("/account/security"))
            let before = try await doors.everything()
            let refused = try await open(doors, amina, "name=Amina%27s")
            #expect(refused.status == .unprocessable)
            #expect(try await doors.everything() == before)
        }
    }

    @Test func `a new store is open at once, and its WhatsApp catalogue is read`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await member("Amina", phone: Cast.amani, doors)
            let shown = try await doors.ask(.get, page, [amina.cookie])
            #expect(shown.text.contains("Your new store") && !shown.text.contains(Cast.amani))
            let opened = try await open(doors, amina, "name=+Amina%27s+Bags+&catalogue=on")
            #expect(opened.headers["Location"] == "/sell")
            let phone = try #require(Phone(digits: Cast.amani))
            let seller = try #require(try await Seller.find(phone: phone, in: db))
            #expect(seller.name == "Amina's Bags" && seller.catalogueURL == "https://wa.me/c/\(Cast.amani)")
            #expect(try await Account.find(amina.id, in: db)?.seller == seller.id)
            #expect(try await Cast.jobs(in: db) == ["sync-seller"])
            // The old token knows of no store; the new one does.
            let access = try #require(opened.cookie("soko_access"))
            let desk = try await doors.ask(.get, "/sell", [("Cookie", "soko_access=" + access)])
            #expect(desk.status == .ok)
            #expect(try await Session.living(of: amina.id, in: db).count == 1)
            let again = try await doors.ask(.get, page, [("Cookie", "soko_access=" + access)])
            #expect(again.headers["Location"] == "/sell")
        }
    }

    @Test func `a store that the market knows by the number becomes its owner's, with its name and goods`() async throws
    {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            let amina = try await member("Amina", phone: Cast.amani, doors)
            let shown = try await doors.ask(.get, page, [amina.cookie])
            #expect(shown.text.contains("We know your store already") && shown.text.contains("<bdi>Amani</bdi>"))
            #expect(try await open(doors, amina, "name=Mine").status == .seeOther)
            #expect(try await Account.find(amina.id, in: db)?.seller == amani)
            #expect(try await Seller.find(amani, in: db)?.name == "Amani")
            #expect(try await Cast.jobs(in: db) == [])
        }
    }

    @Test func `a store that somebody runs is nobody else's, whatever number comes back`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amani = try await Cast.seller(in: db)
            _ = try await doors.member("Juma", store: amani)
            let amina = try await member("Amina", phone: Cast.amani, doors)
            let before = try await Account.find(amina.id, in: db)
            let refused = try await open(doors, amina, "catalogue=on")
            #expect(refused.status == .unprocessable && refused.text.contains("Another account runs"))
            #expect(try await Account.find(amina.id, in: db) == before)
            #expect(try await Cast.jobs(in: db) == [])
            #expect(try await Session.living(of: amina.id, in: db).count == 1)
        }
    }

    @Test(arguments: ["name=", "name=%20", "name=%07", "name=" + String(repeating: "x", count: 121)])
    func `a store without a proper name is not opened, and what was typed stays`(fields: String) async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await member("Amina", phone: Cast.amani, doors)
            let refused = try await open(doors, amina, fields + "&catalogue=on")
            #expect(refused.status == .unprocessable && refused.text.contains("A name of 1 to 120"))
            #expect(try await Cast.count("sellers", in: db) == 0)
        }
    }

    @Test func `two clicks at once open one store`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await member("Amina", phone: Cast.amani, doors)
            async let one = open(doors, amina, "name=One"), other = open(doors, amina, "name=Other")
            let statuses = try await [one.status, other.status]
            #expect(statuses.contains(.seeOther))
            #expect(try await Cast.count("sellers", in: db) == 1)
        }
    }
}
