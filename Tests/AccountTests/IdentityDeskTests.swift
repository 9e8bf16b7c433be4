import Accounts
import Audit
import Flows
import Foundation
import HTTP
import Identity
import Postgres
import Sellers
import TestSupport
import Testing
import Vocabulary

/// The side of staff.
struct IdentityDeskTests {
    private func juma(_ doors: MarketDoors) async throws -> MarketDoors.Member {
        try await doors.member("Juma", roles: [.staff], permissions: [.identity], factors: ["pwd", "otp"])
    }

    private func handedIn(_ doors: MarketDoors, _ member: MarketDoors.Member) async throws -> IdentityCheckID {
        let sent = try await doors.upload(member, [try await .card(), .pdf])
        #expect(sent.status == .seeOther)
        return try #require(try await IdentityCheck.latest(of: member.id, in: doors.db)).id
    }

    @Test func `staff looks and decides, and every look stands in the log before`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina"), juma = try await juma(doors)
            let id = try await handedIn(doors, amina)
            let list = try await doors.ask(.get, "/admin/identity", [juma.cookie])
            #expect(list.status == .ok && list.text.contains("1 check waits") && list.text.contains("2 documents"))
            let page = try await doors.ask(.get, "/admin/identity/\(id)", [juma.cookie])
            #expect(page.text.contains("<bdi class=\"number\">A 1234-5678</bdi>"))
            #expect(page.headers["Cache-Control"] == "private, no-store")
            let picture = try await doors.ask(.get, "/admin/identity/\(id)/documents/1", [juma.cookie])
            #expect(picture.headers["Content-Type"] == "image/jpeg")
            let pdf = try await doors.ask(.get, "/admin/identity/\(id)/documents/2", [juma.cookie])
            #expect(pdf.bytes == Upload.pdf.bytes)
            #expect(pdf.headers["Content-Disposition"] == "attachment; filename=\"document-2.pdf\"")
            for answer in [picture, pdf] {
                #expect(answer.headers["Cache-Control"] == "private, no-store")
                #expect(answer.headers["X-Content-Type-Options"] == "nosniff")
                #expect(answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'")
            }
            let log = try await AuditLog.entries(after: 0, limit: 50, in: db).filter {
                $0.actor == juma.id.actor.description
            }
            #expect(log.map(\.event) == ["secret-read", "document-read", "document-read"])

            let verified = try await doors.press(
                juma, "/admin/identity/\(id)/verification", from: "/admin/identity/\(id)")
            #expect(verified.status == .seeOther)
            let done = try await doors.ask(.get, "/admin/identity/\(id)", [juma.cookie])
            // Decided: no forms, and nobody needs the number.
            #expect(!done.text.contains("/verification") && !done.text.contains("1234-5678"))
            let before = try await doors.everything()
            for path in ["verification", "rejection"] {
                let twice = try await doors.press(
                    juma, "/admin/identity/\(id)/\(path)", from: "/account", "reason=other")
                #expect(twice.status == .unprocessable && twice.text.contains("decided already"))
            }
            #expect(try await doors.everything() == before)
        }
    }

    @Test func `a rejection needs a reason, and keeps the words`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina"), juma = try await juma(doors)
            let id = try await handedIn(doors, amina)
            for reason in ["", "reason=", "reason=because"] {
                let refused = try await doors.press(
                    juma, "/admin/identity/\(id)/rejection", from: "/account", "remark=The+back&" + reason)
                #expect(refused.status == .unprocessable && refused.text.contains("Choose a reason."))
                #expect(refused.text.contains("value=\"The back\""))
            }
            let open = try await IdentityCheck.find(id, in: db)
            #expect(open?.status == .pending)
            let done = try await doors.press(
                juma, "/admin/identity/\(id)/rejection", from: "/account", "remark=The+back&reason=incomplete")
            #expect(done.status == .seeOther)
            let check = try await IdentityCheck.find(id, in: db)
            #expect(check?.reason == .incomplete && check?.remark == "The back" && check?.decidedBy == juma.id)
        }
    }

    @Test func `nobody decides about themselves, nor reads their own number there`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), juma = try await juma(doors)
            let id = try await handedIn(doors, juma)
            let page = try await doors.ask(.get, "/admin/identity/\(id)", [juma.cookie])
            #expect(page.text.contains("This is your own check") && !page.text.contains("/verification"))
            let before = try await doors.everything()
            let refused = try await doors.press(juma, "/admin/identity/\(id)/verification", from: "/account")
            #expect(refused.status == .unprocessable && refused.text.contains("Nobody decides about themselves."))
            #expect(try await doors.everything() == before)
        }
    }

    @Test func `other permissions are not enough, and a check that is not there is 404`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina"), juma = try await juma(doors)
            let others = Set(Permission.allCases).subtracting([.identity])
            let asha = try await doors.member("Asha", roles: [.staff], permissions: others, factors: ["pwd", "otp"])
            let id = try await handedIn(doors, amina)
            let before = try await doors.everything()
            let targets = [
                "/admin/identity", "/admin/identity/\(id)", "/admin/identity/\(id)/documents/1",
                "/admin/official-stores",
            ]
            for target in targets {
                // The person whose documents they are has no way through the desk either.
                for member in [asha, amina] {
                    let answer = try await doors.ask(.get, target, [member.cookie])
                    #expect(answer.status == .forbidden, "\(target)")
                }
            }
            let stranger = IdentityCheckID.random()
            for path in [
                "\(stranger)", "\(stranger)/documents/1", "\(id)/documents/0", "\(id)/documents/5",
                "\(id)/documents/-1", "\(id)/documents/..%2F..%2Fvault.keys", "1",
            ] {
                let answer = try await doors.ask(.get, "/admin/identity/" + path, [juma.cookie])
                #expect(answer.status == .notFound, "\(path)")
            }
            let gone = try await doors.press(juma, "/admin/identity/\(stranger)/verification", from: "/account")
            #expect(gone.status == .notFound)
            #expect(try await doors.everything() == before)
        }
    }

    @Test func `those who wait are listed oldest first, twenty-five to a page`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), juma = try await juma(doors)
            for number in 10..<40 {
                let account = try await Cast.account("Person \(number)", in: db)
                let secret = try await Cast.secret("citizen-id", in: db)
                _ = try await db.transaction {
                    try await IdentityCheck.handIn(account, citizenID: secret, documents: [.random(.pdf)], in: $0)
                }
            }
            func names(_ page: Response) -> [String] {
                page.text.matches(of: /<strong><bdi>(Person [0-9]+)<\/bdi>/).map { String($0.1) }
            }
            let first = try await doors.ask(.get, "/admin/identity", [juma.cookie])
            #expect(names(first) == (10..<35).map { "Person \($0)" })
            let next = try #require(first.text.firstMatch(of: /href="(\/admin\/identity\?after=[^"]+)"/)).1
            let second = try await doors.ask(.get, String(next), [juma.cookie])
            #expect(names(second) == (35..<40).map { "Person \($0)" })
            #expect(!second.text.contains("rel=\"next\""))
            let bad = try await doors.ask(.get, "/admin/identity?after='--", [juma.cookie])
            #expect(bad.status == .badRequest)
        }
    }

    @Test func `a store is made official and plain again, its page and its product say so`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), juma = try await juma(doors)
            let amani = try await Cast.seller(in: db), product = try await Cast.product(of: amani, in: db)
            _ = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            func badges(_ path: String) async throws -> [String] {
                try await doors.ask(.get, path, [juma.cookie]).text
                    .matches(of: /class="badge(?: official)?">([^<]*)</).map { String($0.1) }
            }
            #expect(try await badges("/s/amani") == [])
            let list = try await doors.ask(.get, "/admin/official-stores?q=DAL", [juma.cookie]).text
            #expect(list.contains("/admin/official-stores/dala") && !list.contains("/admin/official-stores/amani"))
            let made = try await doors.press(
                juma, "/admin/official-stores/amani", from: "/admin/official-stores")
            #expect(made.status == .seeOther)
            try await db.run("UPDATE sellers SET verified_at = now() WHERE id = \(amani)")
            for path in ["/s/amani", "/p/\(product)"] {
                #expect(try await badges(path) == ["Official store", "Verified"], "\(path)")
            }
            let json = try await doors.ask(.get, "/api/v1/sellers/amani").text
            #expect(json.contains(#""isVerified":true,"isOfficialStore":true"#))
            let ended = try await doors.press(
                juma, "/admin/official-stores/amani/removal", from: "/admin/official-stores")
            #expect(ended.status == .seeOther)
            let store = try await Seller.find(amani, in: db)
            #expect(store?.isOfficialStore == false)
            let nobody = try await doors.press(juma, "/admin/official-stores/nobody", from: "/admin/official-stores")
            #expect(nobody.status == .notFound)
        }
    }
}
