import Accounts
import Audit
import Crypto
import Flows
import Foundation
import HTTP
import HTTPClient
import Postgres
import Sandbox
import TestSupport
import Testing
import Vault
import Vocabulary

/// People who come from an identity provider.
struct ElsewhereTests {
    @Test func `somebody new comes in without a password, and the second time it is the same account`() async throws {
        try await withProvider { abroad in
            let db = abroad.doors.db
            var guest = Guest(abroad.doors)
            let page = try await guest.get("/sign-in")
            #expect(page.text.contains("Continue with <bdi>Sandbox</bdi>"))
            #expect(try await guest.get("/join").text.contains("Continue with <bdi>Sandbox</bdi>"))
            let back = try await abroad.signIn(&guest, back: "/watchlist")
            #expect(back.status == .seeOther)
            #expect(back.headers["Location"] == "/watchlist")
            #expect(guest.cookies["soko_journey"] == nil)
            #expect(try await guest.get("/account").text.contains("Amani Otieno"))

            let account = try #require(try await find(abroad))
            #expect(account.passwordHash == nil)
            #expect(account.language == .english)
            let contacts = try await Contact.all(of: account.id, in: db)
            #expect(contacts.map(\.masked) == ["a•••@example.co.ke"])
            let sessions = try await Session.living(of: account.id, in: db)
            #expect(sessions.map(\.factors) == [["fed"]])
            let events = try await AuditLog.about(account.id.subject, limit: 10, in: db).reversed().map(\.event)
            #expect(events == ["registered", "provider-linked", "signed-in"])

            var again = Guest(abroad.doors)
            #expect(try await abroad.signIn(&again).status == .seeOther)
            #expect(try await Account.count(in: db) == 1)
            #expect(try await Session.living(of: account.id, in: db).count == 2)
        }
    }

    @Test(arguments: [
        "wrong-nonce", "wrong-audience", "wrong-issuer", "expired", "unknown-kid", "bad-signature",
    ])
    func `a token that is wrong lets nobody in and changes nothing`(flaw: String) async throws {
        try await withProvider { abroad in
            let set = try await abroad.sandbox.handler(
                Request(.post, "/sandbox/identity", body: Array("{\"flaws\": [\"\(flaw)\"]}".utf8)))
            #expect(set.status == .ok)
            let before = try await abroad.doors.everything()
            var guest = Guest(abroad.doors)
            let refused = try await abroad.signIn(&guest)
            #expect(refused.status == .badGateway)
            #expect(refused.text.contains("an answer that we do not believe"))
            #expect(guest.cookies["soko_access"] == nil)
            #expect(try await abroad.doors.everything() == before)
        }
    }

    @Test func `an answer is good once`() async throws {
        try await withProvider { abroad in
            var guest = Guest(abroad.doors)
            let path = try await abroad.journey(&guest)
            var thief = guest
            #expect(try await guest.get(path).status == .seeOther)
            let before = try await abroad.doors.everything()
            let replayed = try await thief.get(path)
            #expect(replayed.status == .badRequest)
            #expect(replayed.text.contains("Start again"))
            #expect(thief.cookies["soko_access"] == nil)
            #expect(try await abroad.doors.everything() == before)
        }
    }

    @Test func `an answer that another browser asked for is not taken, and stays good for that one`() async throws {
        try await withProvider { abroad in
            var attacker = Guest(abroad.doors)
            let path = try await abroad.journey(&attacker)
            let before = try await abroad.doors.everything()
            // One that asked for nothing, and one that is on a journey of its own.
            var victim = Guest(abroad.doors)
            #expect(try await victim.get(path).status == .badRequest)
            #expect(try await abroad.doors.everything() == before)
            _ = try await victim.depart()
            let during = try await abroad.doors.everything()
            for target in [path, "/sign-in/callback", "/sign-in/callback?code=x&state="] {
                #expect(try await victim.get(target).status == .badRequest)
            }
            #expect(victim.cookies["soko_access"] == nil)
            #expect(try await abroad.doors.everything() == during)
            #expect(try await attacker.get(path).status == .seeOther)
        }
    }

    @Test func `of two answers at once one comes in`() async throws {
        try await withProvider { abroad in
            var guest = Guest(abroad.doors)
            let path = try await abroad.journey(&guest)
            let cookies = guest.cookies
            let statuses = try await withThrowingTaskGroup(of: Status.self) { group in
                for _ in 1...2 {
                    group.addTask {
                        var tab = Guest(abroad.doors)
                        tab.cookies = cookies
                        return try await tab.get(path).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(statuses) == [.seeOther, .badRequest])
            #expect(try await Account.count(in: abroad.doors.db) == 1)
            let sessions: Int? = try await abroad.doors.db.value("SELECT count(*) FROM sessions")
            #expect(sessions == 1)
        }
    }

    @Test func `the same new person from two browsers at once is one account`() async throws {
        try await withProvider { abroad in
            var (one, other) = (Guest(abroad.doors), Guest(abroad.doors))
            let paths = [try await abroad.journey(&one), try await abroad.journey(&other)]
            let jars = [one.cookies, other.cookies]
            let statuses = try await withThrowingTaskGroup(of: Status.self) { group in
                for (jar, path) in zip(jars, paths) {
                    group.addTask {
                        var tab = Guest(abroad.doors)
                        tab.cookies = jar
                        return try await tab.get(path).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses == [.seeOther, .seeOther])
            #expect(try await Account.count(in: abroad.doors.db) == 1)
        }
    }

    @Test func `nothing in the database finishes a journey, and after ten minutes nothing does`() async throws {
        try await withProvider { abroad in
            var guest = Guest(abroad.doors)
            let address = try await guest.depart()
            let secret = try #require(guest.cookies["soko_journey"])
            let state = try #require(Query(address.split(separator: "?").last.map(String.init) ?? "")["state"])
            let row: String? = try await abroad.doors.db.value("SELECT p::text FROM pending_steps p")
            for word in [secret, state] { #expect(row?.contains(word) == false) }
            #expect(address.contains(secret) == false)
            let path = try await abroad.choose("email=" + Abroad.amani, at: address)
            let minutes: Int? = try await abroad.doors.db.value(
                "SELECT round(extract(epoch FROM expires_at - created_at) / 60)::int FROM pending_steps")
            #expect(minutes == 10)
            try await abroad.doors.db.run("UPDATE pending_steps SET expires_at = now() - interval '1 second'")
            let late = try await guest.get(path)
            #expect(late.status == .badRequest)
            #expect(try await Account.count(in: abroad.doors.db) == 0)
        }
    }

    @Test func `an address that nobody verified is no contact, and opens nobody's account`() async throws {
        try await withProvider { abroad in
            let owner = try await EnrolAccount(abroad.doors.door)(
                try abroad.doors.contact(Abroad.unsure), name: "Owner", password: MarketDoors.password,
                language: .english)
            var guest = Guest(abroad.doors)
            #expect(try await abroad.signIn(&guest, as: Abroad.unsure).status == .seeOther)
            let account = try #require(try await find(abroad))
            #expect(account.id != owner)
            #expect(account.name == "Somebody Unsure")
            #expect(try await Contact.all(of: account.id, in: abroad.doors.db) == [])
        }
    }

    @Test func `the person said no, or the provider did`() async throws {
        try await withProvider { abroad in
            let before = try await abroad.doors.everything()
            var guest = Guest(abroad.doors)
            let declined = try await guest.get(try await abroad.choose("denied=1", at: try await guest.depart()))
            #expect(declined.status == .forbidden)
            #expect(declined.text.contains("You did not agree there"))
            // What the provider says stands on no page.
            let state = try #require(Query(String(try await guest.depart().split(separator: "?")[1]))["state"])
            let failed = try await guest.get(
                "/sign-in/callback?error=server_error&error_description=%3Cscript%3Ehello&state=\(state)")
            #expect(failed.status == .badGateway)
            for word in ["hello", "server_error", state] { #expect(!failed.text.contains(word)) }
            #expect(try await abroad.doors.everything() == before)
        }
    }

    @Test func `another provider's answer is not taken to this one`() async throws {
        try await withProvider { abroad in
            let before = try await abroad.doors.everything()
            var guest = Guest(abroad.doors)
            let mixed = try await guest.get(try await abroad.journey(&guest) + "&iss=https%3A%2F%2Fevil.test")
            #expect(mixed.status == .badGateway)
            #expect(try await abroad.doors.everything() == before)
            let named = try await abroad.journey(&guest) + "&iss=" + PercentCoding.encoded(abroad.server.address)
            let taken = try await guest.get(named)
            #expect(taken.status == .seeOther, "\(named) \(taken.text)")
        }
    }

    @Test func `an answer without a name is not taken from a provider that names itself in each`() async throws {
        try await withProvider({ provider in
            let (issuer, hosts) = (provider.issuer, NetworkGuard(allowedHosts: ["127.0.0.1"]))
            let json = """
                {"issuer": "\(issuer)", "authorization_endpoint": "\(issuer)/oidc/authorize",
                 "token_endpoint": "\(issuer)/oidc/token", "jwks_uri": "\(issuer)/oidc/jwks",
                 "authorization_response_iss_parameter_supported": true}
                """
            provider.places = { try ProviderPlaces(Array(json.utf8), of: issuer, hosts: hosts) }
        }) { abroad in
            let before = try await abroad.doors.everything()
            var guest = Guest(abroad.doors)
            let nameless = try await abroad.signIn(&guest)
            #expect(nameless.status == .badGateway)
            #expect(try await abroad.doors.everything() == before)
            let named = try await abroad.journey(&guest) + "&iss=" + PercentCoding.encoded(abroad.server.address)
            let taken = try await guest.get(named)
            #expect(taken.status == .seeOther)
        }
    }

    @Test func `while the provider is away nobody is lost and nothing changes`() async throws {
        try await withProvider { abroad in
            var (gone, back) = (Guest(abroad.doors), Guest(abroad.doors))
            let before = try await abroad.doors.everything()
            let path = try await abroad.journey(&back)
            await abroad.server.stop()
            let away = try await back.get(path)
            #expect(away.status == .unavailable)
            #expect(away.headers["Retry-After"] == "30")
            #expect(away.text.contains("does not answer just now"))
            #expect(try await abroad.doors.everything() == before)
            // What discovery said is still known, so its address is; the provider's own page says that it is away.
            #expect(try await gone.depart().hasPrefix(abroad.server.address))
        }
        try await withProvider({ $0.places = { throw ProviderFault.away("test") } }) { abroad in
            let before = try await abroad.doors.everything()
            var guest = Guest(abroad.doors)
            let away = try await guest.send("/sign-in/with", from: try await guest.get("/sign-in"), [])
            #expect(away.status == .unavailable)
            #expect(guest.cookies["soko_journey"] == nil)
            #expect(try await abroad.doors.everything() == before)
        }
    }

    @Test func `without a provider there is no button and no way`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db, provider: nil)
            var guest = Guest(doors)
            let page = try await guest.get("/sign-in")
            #expect(!page.text.contains("/sign-in/with"))
            #expect(try await guest.get("/join").text.contains("/sign-in/with") == false)
            #expect(try await guest.send("/sign-in/with", from: page, []).status == .notFound)
            #expect(try await guest.get("/sign-in/callback").status == .notFound)
            let amina = try await doors.member("Amina")
            for path in ["/account/provider", "/account/provider/removal"] {
                #expect(try await doors.ask(.post, path, [amina.cookie]).status == .notFound)
            }
        }
    }

    @Test func `no other site starts a journey`() async throws {
        try await withProvider { abroad in
            let before = try await abroad.doors.everything()
            var guest = Guest(abroad.doors)
            #expect(try await guest.ask(.post, "/sign-in/with", "return=/account").status == .forbidden)
            #expect(try await guest.get("/sign-in/with").status == .methodNotAllowed)
            #expect(guest.cookies["soko_journey"] == nil)
            #expect(try await abroad.doors.everything() == before)
        }
    }

    @Test(arguments: ["https://evil.example", "//evil.example", "/\\evil.example"])
    func `coming back leads to no other place`(back: String) async throws {
        try await withProvider { abroad in
            var guest = Guest(abroad.doors)
            let answer = try await abroad.signIn(&guest, back: back)
            #expect(answer.headers["Location"] == "/")
        }
    }

    private func find(_ abroad: Abroad) async throws -> Account? {
        let id: Int64? = try await abroad.doors.db.value(
            "SELECT account_id FROM account_identities WHERE issuer = \(abroad.server.address)")
        guard let account = id.flatMap(AccountID.init(rawValue:)) else { return nil }
        return try await Account.find(account, in: abroad.doors.db)
    }
}
