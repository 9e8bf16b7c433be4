import Accounts
import Audit
import Flows
import HTTP
import TestSupport
import Testing
import Vocabulary

/// People at the market's desk.
@Suite struct PeopleDeskTests {
    typealias Member = MarketDoors.Member

    private let otp = ["pwd", "otp"]

    private func path(_ member: Member, _ deed: String = "") -> String {
        "/admin/accounts/\(member.id.pathText)\(deed)"
    }

    @Test func `somebody is found by name, whole address, number or id, and by what they are`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let neema = try await doors.member("Neema", roles: [.admin], factors: otp)
            let amina = try await doors.member("Amina"), aziz = try await doors.member("Aziz")
            func found(_ query: String) async throws -> [String] {
                let page = try await doors.ask(.get, "/admin/accounts?" + query, [neema.cookie])
                #expect(page.status == .ok)
                return ["Neema", "Amina", "Aziz"].filter { page.text.contains("<bdi>\($0)</bdi>") }
            }
            #expect(try await found("") == ["Neema", "Amina", "Aziz"])
            #expect(try await found("q=AMI") == ["Amina"])
            #expect(try await found("q=aziz%40example.com") == ["Aziz"])
            #expect(try await found("q=azi%40example.com") == [])
            #expect(try await found("q=" + amina.id.pathText) == ["Amina"])
            #expect(try await found("role=admin") == ["Neema"])
            #expect(try await found("status=suspended") == [])
            #expect(try await found("q=%25&status=%27") == [])
            _ = try await doors.post(path(aziz, "/suspension"), by: neema)
            #expect(try await found("status=suspended") == ["Aziz"])
        }
    }

    @Test func `a contact shows in clear only when asked for, and the log says who asked`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let staff = try await doors.member("Neema", roles: [.staff], permissions: [.accounts], factors: otp)
            let amina = try await doors.member("Amina")
            let page = try await doors.ask(.get, path(amina), [staff.cookie])
            #expect(page.status == .ok && !page.text.contains("amina@example.com"))
            let clear = try await doors.post(path(amina, "/contacts"), by: staff)
            #expect(clear.text.contains("<bdi>amina@example.com</bdi>"))
            let read = try await AuditLog.latest(event: "secret-read", party: amina.id.subject, limit: 9, in: db)
            #expect(read.map(\.actor) == [staff.id.actor.description])
        }
    }

    @Test func `who is suspended is out at once, and in again when restored`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let staff = try await doors.member("Neema", roles: [.staff], permissions: [.accounts], factors: otp)
            let amina = try await doors.member("Amina")
            #expect(try await doors.post(path(amina, "/suspension"), by: staff).status == .seeOther)
            #expect(try await Session.living(of: amina.id, in: db) == [])
            #expect(try await Account.find(amina.id, in: db)?.status == .suspended)
            #expect(try await doors.post(path(amina, "/restoration"), by: staff).status == .seeOther)
            #expect(try await Account.find(amina.id, in: db)?.status == .active)
            let log = try await AuditLog.latest(party: amina.id.subject, limit: 9, in: db).map(\.event)
            #expect(log.filter { $0.hasPrefix("account-") } == ["account-restored", "account-suspended"])
        }
    }

    @Test func `staff reaches neither itself nor staff nor admins, nor gives more than it has`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let staff = try await doors.member(
                "Juma", roles: [.staff], permissions: [.accounts, .roles, .quality], factors: otp)
            let other = try await doors.member("Otieno", roles: [.staff], permissions: [.jobs], factors: otp)
            let neema = try await doors.member("Neema", roles: [.admin], factors: otp)
            let amina = try await doors.member("Amina")
            let forms: [(Member, String, String, String)] = [
                (staff, "/suspension", "", "own account"), (other, "/suspension", "", "Only an admin"),
                (neema, "/suspension", "", "Only an admin"), (neema, "/sessions/end", "", "Only an admin"),
                (staff, "/roles", "role=admin", "own account"),
                (neema, "/roles", "permission=quality", "Only an admin"),
                (amina, "/roles", "role=admin", "only what you may do"),
                (amina, "/roles", "permission=audit", "only what you may do"),
                // Taking away what one has not is no better.
                (other, "/roles", "permission=quality", "only what you may do"),
            ]
            for (member, deed, fields, said) in forms {
                let before = try await doors.everything()
                let answer = try await doors.post(path(member, deed), by: staff, fields)
                #expect(answer.status == .unprocessable && answer.text.contains(said), "\(deed) \(fields) \(said)")
                #expect(try await doors.everything() == before)
            }
            let wrong = try await doors.post(path(amina, "/roles"), by: staff, "permission=everything")
            #expect(wrong.status == .unprocessable)
            let nobody = try await doors.post("/admin/accounts/\(AccountID.random().pathText)/suspension", by: staff)
            #expect(nobody.status == .notFound)
            #expect(try await doors.post(path(amina, "/roles"), by: staff, "permission=quality").status == .seeOther)
            #expect(try await Account.find(amina.id, in: db)?.permissions == [.quality])
            #expect(try await doors.post(path(amina, "/roles"), by: neema, "role=admin").status == .seeOther)
            #expect(try await Account.find(amina.id, in: db)?.roles == [.admin])
            #expect(try await Account.find(amina.id, in: db)?.permissions == [])
        }
    }

    @Test func `the log is read in pages, by event and by who, and only with its permission`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let reader = try await doors.member("Neema", roles: [.staff], permissions: [.audit], factors: otp)
            let amina = try await doors.member("Amina")
            for number in 1...60 {
                try await AuditLog.record(
                    .keyIssued, by: amina.id.actor, on: "key:\(number)", in: db)
            }
            let first = try await doors.ask(.get, "/admin/audit?event=key-issued", [reader.cookie]).text
            #expect(first.contains("<bdi>key:60</bdi>") && first.contains("<bdi>key:11</bdi>"))
            #expect(!first.contains("<bdi>key:10</bdi>"))
            let next = String(try #require(first.firstMatch(of: #/class="button" href="([^"]*after=[^"]*)"/#)).1)
            let second = try await doors.ask(
                .get, next.replacing("&amp;", with: "&"), [reader.cookie]
            ).text
            #expect(second.contains("<bdi>key:10</bdi>") && second.contains("<bdi>key:1</bdi>"))
            #expect(!second.contains("<bdi>key:11</bdi>"))
            let hers = try await doors.ask(.get, "/admin/audit?q=\(amina.id.pathText)", [reader.cookie]).text
            #expect(hers.contains("<bdi>key-issued") && !hers.contains("<bdi>roles-changed"))
            let staff = try await doors.member("Juma", roles: [.staff], permissions: [.accounts], factors: otp)
            let refused = try await doors.ask(.get, "/admin/audit", [staff.cookie])
            #expect(refused.status == .forbidden || refused.status == .notFound)
            let page = try await doors.ask(.get, path(amina), [staff.cookie]).text
            #expect(!page.contains("<bdi>key-issued"))
        }
    }
}
