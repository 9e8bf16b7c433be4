import Accounts
import Flows
import Foundation
import HTTP
import Postgres
import Sellers
import TestSupport
import Testing
import Vocabulary

/// Profile, addresses and store for programs.
struct ProfileAPITests {
    private func ask(
        _ doors: MarketDoors, _ method: HTTP.Method, _ path: String, as member: MarketDoors.Member, _ body: String = ""
    ) async throws -> (status: Status, json: [String: Any]) {
        let answer = try await doors.ask(
            method, "/api/v1/account" + path,
            [member.bearer, ("Content-Type", "application/json"), ("Accept", "application/json")], form: body)
        let object = try? JSONSerialization.jsonObject(with: Data(answer.bytes ?? [])) as? [String: Any]
        return (answer.status, object ?? [:])
    }

    @Test func `name, language and notifications change, what is not named stays`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina")
            let first = try await ask(
                doors, .patch, "", as: amina, #"{"language": "ar", "notifications": {"sms": ["orders"]}}"#)
            #expect(first.status == .ok)
            let named = try await ask(doors, .patch, "", as: amina, #"{"name": "  Amina  W "}"#)
            #expect(named.json["name"] as? String == "Amina W")
            #expect(named.json["language"] as? String == "ar")
            let choices = try #require(named.json["notifications"] as? [String: [String]])
            #expect(
                choices == [
                    "mail": ["price-drops", "saved-searches", "messages", "orders", "stock"], "sms": ["orders"],
                ])
            let read = try await ask(doors, .get, "", as: amina)
            #expect(read.json as NSDictionary == named.json as NSDictionary)
        }
    }

    @Test(arguments: [
        #"{"role": "admin", "roles": ["admin"], "permissions": ["roles"], "trust": 100, "status": "active", "picture": "x"}"#,
        #"{"id": "0000000000001", "verified_at": "2026-01-01", "is_official_store": true, "seller_id": 1, "totp": null}"#,
        #"{"accounts": {"trust": 100}, "hasSecondFactor": true, "createdAt": "1970-01-01T00:00:00Z"}"#, "{}",
    ])
    func `what is nobody's to set is passed over`(body: String) async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), seller = try await Cast.seller(in: db)
            let amani = try await doors.member("Amani", store: seller)
            let before = try await Cast.rows(of: ["accounts", "sellers", "sessions"], in: db)
            for path in ["", "/store"] {
                let answer = try await ask(doors, .patch, path, as: amani, body)
                #expect(answer.status == .ok)
            }
            let after = try await Cast.rows(of: ["accounts", "sellers", "sessions"], in: db)
            #expect(after == before)
        }
    }

    @Test(arguments: [
        (#"{"name": ""}"#, Status.unprocessable, "bad-name"), (#"{"name": 7}"#, .badRequest, "bad-member"),
        (#"{"language": "xx"}"#, .unprocessable, "bad-language"),
        (#"{"notifications": {"fax": ["news"]}}"#, .unprocessable, "bad-notifications"),
        (#"{"notifications": {"mail": ["security"]}}"#, .unprocessable, "bad-notifications"),
        (#"{"notifications": ["news"]}"#, .badRequest, "bad-member"), ("[]", .badRequest, "malformed-json"),
        ("{", .badRequest, "malformed-json"),
    ])
    func `what cannot be is refused with a code, and nothing changes`(body: String, status: Status, code: String)
        async throws
    {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina")
            let before = try await Cast.rows(of: ["accounts"], in: db)
            let answer = try await ask(doors, .patch, "", as: amina, body)
            #expect(answer.status == status)
            #expect(answer.json["code"] as? String == code)
            let after = try await Cast.rows(of: ["accounts"], in: db)
            #expect(after == before)
        }
    }

    @Test func `addresses are added, listed, changed and removed`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina")
            let added = try await ask(
                doors, .post, "/addresses", as: amina,
                #"{"label": "Home", "text": "Ngong Road 4", "latitude": -1.2921, "longitude": 36.8219}"#)
            #expect(added.status == .created)
            #expect(added.json["latitude"] as? Double == -1.2921)
            #expect(added.json["isDefault"] as? Bool == true)
            let id = try #require(added.json["id"] as? String)
            let changed = try await ask(
                doors, .patch, "/addresses/" + id, as: amina, #"{"label": "Shop", "latitude": null, "longitude": null}"#
            )
            #expect(changed.json["label"] as? String == "Shop")
            #expect(changed.json["text"] as? String == "Ngong Road 4")
            #expect(changed.json["latitude"] is NSNull)
            let listed = try await ask(doors, .get, "/addresses", as: amina)
            #expect((listed.json["items"] as? [Any])?.count == 1)
            let before = try await Cast.rows(of: ["account_addresses", "vault.secrets"], in: db)
            for (body, code) in [
                (#"{"latitude": 91, "longitude": 0}"#, "bad-point"), (#"{"latitude": 1}"#, "bad-point"),
                (#"{"latitude": true, "longitude": true}"#, "bad-member"), (#"{"label": ""}"#, "bad-label"),
                (#"{"isDefault": 1}"#, "bad-member"), (#"{"text": ["x"]}"#, "bad-member"),
            ] {
                let refused = try await ask(doors, .patch, "/addresses/" + id, as: amina, body)
                #expect(refused.json["code"] as? String == code, "\(body)")
            }
            let after = try await Cast.rows(of: ["account_addresses", "vault.secrets"], in: db)
            #expect(after == before)
            let removed = try await ask(doors, .delete, "/addresses/" + id, as: amina)
            #expect(removed.status == .noContent)
            let again = try await ask(doors, .delete, "/addresses/" + id, as: amina)
            #expect(again.status == .notFound)
        }
    }

    @Test func `a key that may only read changes nothing`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina")
            let key = try await KeysOfPrograms(db: db).issue(amina.id, name: "till", scopes: [.read], days: 1)
            let before = try await Cast.rows(of: ["accounts", "account_addresses"], in: db)
            for (method, path) in [(HTTP.Method.patch, ""), (.post, "/addresses")] {
                let answer = try await doors.ask(
                    method, "/api/v1/account" + path,
                    [("Authorization", "Bearer " + key), ("Content-Type", "application/json")],
                    form: #"{"name": "X", "label": "X", "text": "X"}"#)
                #expect(answer.status == .forbidden)
            }
            let after = try await Cast.rows(of: ["accounts", "account_addresses"], in: db)
            #expect(after == before)
        }
    }

    @Test func `a store is changed by its seller, and the public page and the API say the same`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), seller = try await Cast.seller(in: db)
            let amani = try await doors.member("Amani", store: seller)
            let changed = try await ask(
                doors, .patch, "/store", as: amani,
                #"{"name": "Amani Baskets", "description": "Sisal.", "location": "Stall 7", "hours": "Mo-Su 00:00-24:00", "contactPhone": "0700 123456"}"#
            )
            #expect(changed.status == .ok)
            #expect(changed.json["contactPhone"] as? String == "+254700123456")
            let none = try await ask(doors, .patch, "/store", as: amani, #"{"hours": "whenever"}"#)
            #expect(none.json["code"] as? String == "bad-hours")
            let page = try await doors.ask(.get, "/s/amani").text
            for part in [
                "Amani Baskets", "Sisal.", "Stall 7", "Mon–Sun", "00:00–24:00", "Open now", "tel:+254700123456",
            ] {
                #expect(page.contains(part), "\(part)")
            }
            let answer = try await doors.ask(.get, "/api/v1/sellers/amani")
            let json = try #require(
                try JSONSerialization.jsonObject(with: Data(answer.bytes ?? [])) as? [String: Any])
            #expect(json["name"] as? String == "Amani Baskets")
            #expect(json["location"] as? String == "Stall 7")
            #expect(json["hours"] as? String == "Mo-Su 00:00-24:00")
            #expect(json["isOpenNow"] as? Bool == true)
            #expect(json["leads"] as? Int == 0)
            // The number of the catalogue stays masked.
            #expect(!page.contains(Cast.amani))
        }
    }

    @Test func `a store is changed on its page too, and a day that cannot be read is shown`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), seller = try await Cast.seller(in: db)
            _ = try await doors.member("Amani", store: seller)
            var guest = Guest(doors)
            _ = try await guest.signIn("amani@example.com")
            let page = try await guest.get("/account/store")
            let before = try await doors.everything()
            let refused = try await guest.send(
                "/account/store", from: page,
                [("name", "Amani"), ("mo", "8-13"), ("tu", "never"), ("verified_at", "now")])
            #expect(refused.status == .unprocessable)
            #expect(refused.text.contains("value=\"never\""))
            #expect(refused.text.contains("field day wrong"))
            #expect(try await doors.everything() == before)
            let saved = try await guest.send(
                "/account/store", from: page, [("name", "Amani"), ("mo", "8-13"), ("is_official_store", "true")])
            #expect(saved.headers["Location"] == "/account/store?saved=1")
            let store = try #require(try await StoreProfile.find(seller, in: db))
            #expect(store.hours.text == "Mo 08:00-13:00")
            let official: Bool? = try await db.value("SELECT is_official_store FROM sellers WHERE id = \(seller)")
            #expect(official == false)
            let covered = try await guest.upload("/account/store/cover", from: page, try await ProfilePageTests.photo())
            #expect(covered.headers["Location"] == "/account/store?saved=1")
            let cover = try #require(try await StoreProfile.find(seller, in: db)?.cover)
            #expect(try await doors.ask(.get, "/s/amani").text.contains("/img/\(cover)/1280.avif"))
            _ = try await guest.send("/account/store/cover/removal", from: page, [])
            #expect(try await StoreProfile.find(seller, in: db)?.cover == nil)
        }
    }
}
