import Accounts
import Audit
import Crypto
import Flows
import Foundation
import Frame
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Sessions and keys as browsers and programs use them.
struct SessionTests {
    @Test func `a browser whose access token has run out gets the next one on whatever page it asks for`() async throws
    {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina")
            var guest = Guest(doors)
            guest.cookies = ["soko_refresh": amina.refresh]
            let page = try await guest.get("/account")
            #expect(page.status == .ok)
            #expect(page.headers["Cache-Control"] == "private, no-store")
            #expect(guest.cookies["soko_refresh"] != amina.refresh)
            #expect(guest.cookies["soko_access"] != nil)
            // Pictures and files don't use tokens up.
            var other = Guest(doors)
            other.cookies = ["soko_refresh": try #require(guest.cookies["soko_refresh"])]
            #expect(
                try await other.get("/img/\(String(repeating: "a", count: 64))/640.webp").cookie("soko_refresh") == nil)
        }
    }

    @Test func `a refresh token that comes back after its use ends the session, for the thief and for the owner`()
        async throws
    {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina")
            var owner = Guest(doors)
            owner.cookies = ["soko_refresh": amina.refresh]
            _ = try await owner.get("/account")
            try await db.run("UPDATE refresh_tokens SET used_at = used_at - interval '1 minute'")
            var thief = Guest(doors)
            thief.cookies = ["soko_refresh": amina.refresh]
            #expect(try await thief.get("/account").status == .seeOther)
            #expect(thief.cookies["soko_refresh"] == nil)
            owner.cookies["soko_access"] = nil
            #expect(try await owner.get("/account").status == .seeOther)
            let events = try await AuditLog.about(amina.id.subject, limit: 1, in: db)
            #expect(events.map(\.event) == ["token-reused"])
        }
    }

    @Test func `a session that ended elsewhere is refused at once, though its token has not run out`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina")
            #expect(try await doors.ask(.get, "/api/v1/account", [amina.bearer]).status == .ok)
            let listener = Listener()
            let name: String = try await db.value("SELECT current_database()::text") ?? ""
            let following = Task { [ended = doors.ended] in
                await ended.follow(
                    listener.events(on: ["session_ended"], connection: TestCluster.shared.connection(to: name)), db: db)
            }
            try await SignOut(db: db)(amina.id)
            let deadline = ContinuousClock.now + .seconds(5)
            var status = Status.ok
            while status == .ok, .now < deadline {
                status = try await doors.ask(.get, "/api/v1/account", [amina.bearer]).status
            }
            #expect(status == .unauthorized)
            listener.stop()
            await following.value
        }
    }

    @Test func `a key reads or writes as it was made to, tells its limits, and nobody else's is found`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina"), juma = try await doors.member("Juma")
            let reading = try await KeysOfPrograms(db: db).issue(amina.id, name: "Sync", scopes: [.read], days: 30)
            let answer = try await doors.ask(.get, "/api/v1/account", [("Authorization", "Bearer \(reading)")])
            #expect(answer.status == .ok)
            #expect(answer.text.contains("\"name\":\"Amina\""))
            #expect(answer.text.contains("a•••@example.com"))
            #expect(answer.headers["RateLimit-Limit"] == "300")
            #expect(answer.headers["RateLimit-Remaining"] == "299")
            let refused = try await doors.ask(
                .delete, "/api/v1/sessions/current",
                [("Authorization", "Bearer \(reading)"), ("Accept", "application/json")])
            #expect(refused.status == .forbidden)
            #expect(refused.text.contains("scope-missing"))
            let id = try #require(try await APIKey.all(of: amina.id, in: db).first?.id)
            await #expect(throws: AccountRefusal.notThere) { try await KeysOfPrograms(db: db).revoke(id, of: juma.id) }
            #expect(try await APIKey.all(of: amina.id, in: db).first?.isRevoked == false)
        }
    }

    @Test func `the 301st request of a minute is refused`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina")
            var last = Status.ok
            for _ in 0..<300 {
                last = try await doors.ask(.get, "/.well-known/jwks.json", [amina.bearer]).status
                #expect(last == .ok)
            }
            let refused = try await doors.ask(.get, "/.well-known/jwks.json", [amina.bearer])
            #expect(refused.status == .tooManyRequests)
            #expect(refused.headers["Retry-After"] != nil)
        }
    }

    @Test(arguments: [
        "", "soko_", "soko_" + String(repeating: "a", count: 43), "a.b.c", String(repeating: "x", count: 5_000),
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "' OR 1=1 --",
    ])
    func `a token or key that is none is 401, not an anonymous answer`(token: String) async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let headers = [("Authorization", "Bearer \(token)"), ("Accept", "application/json")]
            for path in ["/api/v1/products", "/api/v1/account"] {
                let answer = try await doors.ask(.get, path, headers)
                // A header too long to be one is nobody's: an open list is open.
                if token.count > 4_200, path == "/api/v1/products" { continue }
                #expect(answer.status == .unauthorized, "\(path)")
            }
        }
    }

    @Test func `a form that brings a role changes nothing but name and language`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina")
            var guest = Guest(doors)
            _ = try await guest.signIn("amina@example.com")
            let page = try await guest.get("/account")
            _ = try await guest.send(
                "/account/profile", from: page,
                [("name", "Amina W"), ("language", "ar"), ("role", "admin"), ("roles[]", "admin"), ("trust", "100")])
            let account = try #require(try await Account.find(amina.id, in: db))
            #expect(account.name == "Amina W" && account.language == .arabic)
            #expect(account.roles.isEmpty && account.permissions.isEmpty && account.trust == 50)
        }
    }

    @Test func `who has signed in gets pages of their own, which no cache keeps`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina")
            let home = try await doors.ask(.get, "/", [amina.cookie])
            #expect(home.text.contains("href=\"/account\""))
            #expect(home.headers["Cache-Control"]?.contains("private") == true)
            #expect(try await doors.ask(.get, "/").text.contains("href=\"/sign-in\""))
        }
    }
}
