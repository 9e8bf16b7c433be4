import Accounts
import Crypto
import Flows
import Foundation
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Who is not who they say. Tokens by themselves are in CryptoTests, refresh tokens in SessionTests, an identity provider's
/// answers in ElsewhereTests, the audit log in AuditTests.
struct ForgeryTests {
    private func claims(
        _ member: MarketDoors.Member, scopes: [String] = [], expires: Int64 = 900, by issuer: String? = nil
    )
        throws -> TokenClaims
    {
        let now = Int64(Date().timeIntervalSince1970), own = "http://soko.test"
        return TokenClaims(
            issuer: issuer ?? own, audience: own, subject: member.id.pathText,
            session: try #require(member.person.session).pathText, scopes: scopes, factors: ["pwd", "otp"],
            issuedAt: min(now, now + expires - 900), expires: now + expires)
    }

    @Test func `a token that this market did not sign, or no longer stands for, opens nothing`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina")
            let parts = amina.access.split(separator: ".").map(String.init)
            let theirs = TokenKeys(
                signing: try #require(TokenKey.ed25519(id: "t1", seed: sha256("other".utf8))),
                issuer: "http://soko.test", audience: "http://soko.test")
            let admin = try claims(amina, scopes: ["admin"])
            let claimed = theirs.sign(admin).split(separator: ".")[1]
            let none = base64URL(Array(#"{"alg":"none","kid":"t1"}"#.utf8))
            let unknown = base64URL(Array(#"{"alg":"EdDSA","kid":"t2"}"#.utf8))
            let forged = [
                theirs.sign(admin), none + "." + claimed + ".", none + "." + parts[1] + "." + parts[2],
                unknown + "." + parts[1] + "." + parts[2], parts[0] + "." + claimed + "." + parts[2],
                amina.access + "A", amina.access + "." + parts[2], String(amina.access.dropLast()),
                doors.door.tokens.sign(try claims(amina, expires: -1)),
                doors.door.tokens.sign(try claims(amina, by: "http://evil.test")),
                amina.access + String(repeating: "A", count: 4_100),
            ]
            let before = try await doors.everything()
            for token in forged {
                for header in [("Authorization", "Bearer " + token), ("Cookie", "soko_access=" + token)] {
                    let answer = try await doors.ask(.get, "/api/v1/account", [header, ("Accept", "application/json")])
                    #expect(answer.status == .unauthorized, "\(token.prefix(60))")
                    #expect(!answer.text.contains("Amina"))
                }
            }
            #expect(try await doors.everything() == before)
        }
    }

    @Test func `what a browser held before signing in is not what it holds after`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina"), eve = try await doors.member("Eve")
            // Eve plants her own cookies in Amina's browser, and waits.
            var guest = Guest(doors)
            let planted = try await eve.visit(doors)
            guest.cookies = planted
            _ = try await guest.send("/sign-out", from: try await guest.get("/account"), [])
            guest.cookies["soko_visitor"] = planted["soko_visitor"]
            guest.cookies["soko_step"] = "planted"
            _ = try await guest.signIn("amina@example.com")
            for name in ["soko_access", "soko_refresh", "soko_visitor"] {
                #expect(guest.cookies[name] != nil && guest.cookies[name] != planted[name], "\(name)")
            }
            #expect(guest.cookies["soko_step"] == nil)
            // What Eve knows opens nothing of Amina's.
            var thief = Guest(doors)
            thief.cookies = ["soko_refresh": eve.refresh, "soko_visitor": planted["soko_visitor"] ?? ""]
            #expect(try await thief.get("/account").text.contains("Amina") == false)
            let sessions = try await Session.living(of: amina.id, in: db)
            #expect(sessions.count == 2)
        }
    }

    @Test func `a program that sends a role gets an account like any other`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let puzzle = try #require(try await doors.send(.post, "/api/v1/challenges", "{}").member("challenge"))
            let more =
                #""role": "admin", "roles": ["admin"], "permissions": ["quality"], "trust": 100, "totp": 1, "id": 7"#
            let joined = try await doors.send(
                .post, "/api/v1/registrations",
                #"{"contact": "eve@example.com", "name": "Eve", "password": "\#(MarketDoors.password)", "challenge": "\#(solved(puzzle))", \#(more)}"#
            )
            #expect(joined.status == .accepted)
            let step = try #require(try joined.member("step"))
            let tokens = try await doors.send(
                .post, "/api/v1/registrations/confirmation",
                #"{"step": "\#(step)", "code": "\#(try await doors.lastCode())", \#(more)}"#)
            #expect(tokens.status == .created)
            let id = try #require(try tokens.member("account").flatMap(AccountID.init(pathText:)))
            let account = try #require(try await Account.find(id, in: db))
            #expect(account.roles.isEmpty && account.permissions.isEmpty && account.trust == 50)
            #expect(account.hasSecondFactor == false)
            let bearer = ("Authorization", "Bearer " + (try #require(try tokens.member("accessToken"))))
            for scopes in [#"["admin"]"#, #"["read", "staff:quality"]"#, #"["read", "*"]"#, "[]", #""read""#] {
                let key = try await doors.send(
                    .post, "/api/v1/keys", #"{"name": "Bot", "scopes": \#(scopes), "days": 3, \#(more)}"#, [bearer])
                #expect(key.status == .unprocessable, "\(scopes)")
            }
            #expect(try await APIKey.all(of: id, in: db) == [])
        }
    }
}

extension MarketDoors.Member {
    /// The cookies of a browser that this member used.
    fileprivate func visit(_ doors: MarketDoors) async throws -> [String: String] {
        var guest = Guest(doors)
        _ = try await guest.signIn("eve@example.com")
        return guest.cookies
    }
}
