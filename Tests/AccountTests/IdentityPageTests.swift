import Accounts
import Audit
import Flows
import Foundation
import HTTP
import Identity
import Postgres
import TestSupport
import Testing
import Vocabulary

/// The person's side.
struct IdentityPageTests {
    @Test func `none, pending, rejected with the reason, handed in again, verified`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina")
            let juma = try await Cast.account("Juma", in: db)
            let empty = try await doors.ask(.get, "/account/identity", [amina.cookie])
            #expect(empty.text.contains("enctype=\"multipart/form-data\""))
            #expect(empty.headers["Cache-Control"] == "private, no-store")
            let sent = try await doors.upload(amina, [try await .card(), .pdf])
            #expect(sent.status == .seeOther && sent.headers["Location"] == "/account/identity")
            let waiting = try await doors.ask(.get, "/account/identity", [amina.cookie])
            #expect(waiting.text.contains("data-state=\"pending\"") && !waiting.text.contains("type=\"file\""))

            let first = try #require(try await IdentityCheck.latest(of: amina.id, in: db))
            try await DecideIdentity(doors.door)(
                first.id, .rejected(.expired, remark: "<b>2019</b>"), by: .staff(juma))
            let rejected = try await doors.ask(.get, "/account/identity", [amina.cookie])
            #expect(rejected.text.contains("The document has expired."))
            #expect(rejected.text.contains("<bdi>&lt;b&gt;2019&lt;/b&gt;</bdi>"))
            let arabic = try await doors.ask(.get, "/account/identity?lang=ar", [amina.cookie])
            #expect(arabic.text.contains("انتهت صلاحية المستند."))
            _ = try await doors.upload(amina, [try await .card()])
            let second = try #require(try await IdentityCheck.latest(of: amina.id, in: db))
            #expect(second.id != first.id)
            try await DecideIdentity(doors.door)(second.id, .verified, by: .staff(juma))
            let verified = try await doors.ask(.get, "/account/identity", [amina.cookie])
            #expect(verified.text.contains("data-state=\"verified\"") && !verified.text.contains("type=\"file\""))
        }
    }

    @Test func `what the provider said to staff is not for the person`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina")
            _ = try await doors.upload(amina, [.pdf])
            let check = try #require(try await IdentityCheck.latest(of: amina.id, in: db))
            try await IdentityCheck.note(check.id, "looks forged", in: db)
            for path in ["/account/identity", "/api/v1/account/identity"] {
                let answer = try await doors.ask(.get, path, [amina.bearer])
                #expect(answer.status == .ok && !answer.text.contains("forged"), "\(path)")
            }
        }
    }

    @Test func `a refused form says what is wrong and keeps what was typed`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina")
            let card = try await Upload.card()
            let before = try await doors.everything()
            let svg = Upload(name: "card.jpg", bytes: Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8))
            let page = Upload(name: "../../../etc/cron.d/x", bytes: Array("<html><script>1</script>".utf8))
            let large = Upload(bytes: card.bytes + [UInt8](repeating: 0, count: 11 << 20))
            for (files, words) in [
                ([], "Add at least one file."), ([card, svg], "File 2 is not a JPEG"), ([page], "File 1 is not a JPEG"),
                (Array(repeating: card, count: 5), "Four files are the most."), ([large], "File 1 is too large."),
            ] {
                let refused = try await doors.upload(amina, number: "A 1234\"<5678", files)
                #expect(refused.status == .unprocessable)
                #expect(refused.text.contains("value=\"A 1234&quot;&lt;5678\""))
                #expect(!refused.text.contains(words), "the number is wrong, and comes first")
                let said = try await doors.upload(amina, number: "A 1234", files)
                #expect(said.status == .unprocessable && said.text.contains(words), "\(words)")
                #expect(said.text.contains("value=\"A 1234\"") && said.text.contains("role=\"alert\""))
            }
            #expect(try await doors.everything() == before)
            #expect(try files(doors) == [])
        }
    }

    @Test func `the names that files come with stand nowhere`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina")
            for name in ["../../escape.jpg", "/etc/passwd", "a\\..\\b.jpg", "passport of Amina.jpg"] {
                var card = try await Upload.card()
                card.name = name
                let sent = try await doors.upload(amina, [card])
                #expect(sent.status == .seeOther)
                try await db.run("UPDATE identity_checks SET status = 'rejected', reason = 'other', decided_at = now()")
            }
            let found = try files(doors)
            #expect(found.count == 4 && found.allSatisfy { PrivateFileName($0) != nil })
            for text in ["escape", "passwd", "passport of"] {
                let places = try await Cast.places(of: text, in: db)
                #expect(places == [], "\(text)")
            }
        }
    }

    private func files(_ doors: MarketDoors) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: doors.privateFolder)
    }

    @Test func `a form without its token, or of somebody else, is not taken`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina"),
                dala = try await doors.member("Dala")
            let theirs = try await doors.ask(.get, "/account", [dala.cookie]).csrf ?? ""
            let before = try await doors.everything()
            for csrf in ["", theirs] {
                let form = Upload.form([("csrf", csrf), ("number", "A 1234-5678")], [.pdf])
                let answer = try await doors.send(
                    "/account/identity", [amina.cookie, ("Content-Type", form.type)], form.body)
                #expect(answer.status == .forbidden)
            }
            #expect(try await doors.everything() == before)
        }
    }

    @Test func `ten a day, then later`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina")
            for _ in 0..<10 {
                let answer = try await doors.upload(amina, [])
                #expect(answer.status == .unprocessable)
            }
            let later = try await doors.upload(amina, [.pdf])
            #expect(later.status == .tooManyRequests)
            let checks = try await Cast.count("identity_checks", in: db)
            #expect(checks == 0)
        }
    }

    @Test func `programs read and hand in too; a race is a conflict`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina")
            let form = Upload.form([("number", "A 1234-5678")], [try await .card(), .pdf])
            func state() async throws -> String {
                let answer = try await doors.ask(.get, "/api/v1/account/identity", [amina.bearer])
                return answer.text
            }
            func send(_ who: (String, String), _ type: String? = nil) async throws -> Response {
                try await doors.send(
                    "/api/v1/account/identity",
                    [who, ("Content-Type", type ?? form.type), ("Accept", "application/json")], form.body)
            }
            let none = try await state()
            #expect(none.hasPrefix(#"{"status":"none","reason":null,"remark":"","handedInAt":null"#))
            let other = try await send(amina.bearer, "application/json")
            #expect(other.status == .unsupportedMediaType)
            // A browser's cookie alone, which comes along from anywhere, is not enough.
            let alone = try await send(amina.cookie)
            #expect(alone.status == .forbidden)
            let made = try await send(amina.bearer)
            #expect(made.status == .created && made.text.hasPrefix(#"{"status":"pending","reason":null"#))
            let again = try await send(amina.bearer)
            #expect(again.status == .conflict && again.text.contains(#""code":"check-open""#))
            let waiting = try await state()
            #expect(waiting.hasPrefix(#"{"status":"pending""#))
        }
    }

    @Test func `the room says what trust is made of, and draws how it changed`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina"),
                juma = try await Cast.account(in: db)
            let plain = try await doors.ask(.get, "/account", [amina.cookie]).text
            #expect(plain.contains("Trust: 50 of 100") && plain.contains("E-mail verified"))
            #expect(!plain.contains("class=\"trend\""))
            try await db.run("UPDATE accounts SET created_at = now() - interval '1 day' WHERE id = \(amina.id)")
            _ = try await doors.upload(amina, [.pdf])
            let check = try #require(try await IdentityCheck.latest(of: amina.id, in: db))
            try await DecideIdentity(doors.door)(check.id, .verified, by: .staff(juma))
            let after = try await doors.ask(.get, "/account", [amina.cookie]).text
            #expect(after.contains("Trust: 70 of 100"))
            #expect(after.contains("<td>Identity verified</td><td class=\"points\"><bdi dir=\"ltr\">+20</bdi></td>"))
            #expect(after.contains("role=\"img\" aria-label=\"A line from 50 to 70\"><path d=\"M4 32H296V21\"/></svg>"))
        }
    }
}
