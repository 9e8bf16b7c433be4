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
import Vault
import Vocabulary

func sha256Of(_ text: String) -> [UInt8] { sha256(text.utf8) }

/// The doors as a browser finds them.
struct DoorTests {
    @Test func `somebody joins with a code, and what they watched before is theirs`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let product = try await Cast.product(of: try await Cast.seller(in: db), in: db)
            var guest = Guest(doors)
            let home = try await guest.get("/p/\(product.pathText)")
            _ = try await guest.send("/watchlist/\(product.pathText)", from: home, [])
            let before = try #require(guest.cookies["soko_visitor"])

            let page = try await guest.get("/join")
            let sent = try await guest.send(
                "/join", from: page,
                [("name", "Amina"), ("contact", "amina@example.com"), ("password", MarketDoors.password)])
            #expect(sent.headers["Location"] == "/join/code")
            let form = try await guest.get("/join/code")
            let wrong = try await guest.send("/join/code", from: form, [("code", "000000")])
            #expect(wrong.status == .unprocessable)
            let code = try #require(try await doors.letters().last?.firstMatch(of: /[0-9]{6}/)).output
            let joined = try await guest.send("/join/code", from: form, [("code", String(code))])
            #expect(joined.status == .seeOther)
            #expect(joined.headers["Location"] == "/account")

            #expect(try await guest.get("/account").text.contains("Amina"))
            #expect(guest.cookies["soko_visitor"] != before)
            #expect(try await guest.get("/watchlist").text.contains("Kiondo basket"))
            // The old cookie names nobody's list any more.
            var stranger = Guest(doors)
            stranger.cookies["soko_visitor"] = before
            #expect(try await stranger.get("/watchlist").text.contains("Kiondo basket") == false)
        }
    }

    @Test func `an unknown contact and a wrong password get the same page`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            _ = try await doors.member("Amina")
            func page(_ contact: String) async throws -> String {
                var guest = Guest(doors)
                guest.peer = contact
                let answer = try await guest.signIn(contact, "not the password")
                #expect(answer.status == .unprocessable)
                return answer.text.replacing(contact, with: "…")
            }
            let known = try await page("amina@example.com")
            #expect(try await page("nobody@example.com") == known)
            #expect(try await page("no address at all") == known)
        }
    }

    @Test func `after five tries in a minute the sixth is refused, with the right password too`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            _ = try await doors.member("Amina")
            var guest = Guest(doors)
            var page = try await guest.get("/sign-in")
            for _ in 1...5 {
                page = try await guest.send(
                    "/sign-in", from: page, [("contact", "amina@example.com"), ("password", "wrong wrong wrong")])
                #expect(page.status == .unprocessable)
            }
            let right = [("contact", "amina@example.com"), ("password", MarketDoors.password)]
            let sixth = try await guest.send("/sign-in", from: page, right)
            #expect(sixth.status == .tooManyRequests)
            #expect(Int(sixth.headers["Retry-After"] ?? "").map { (1...60).contains($0) } == true)
            // From another address it is the same account.
            var other = Guest(doors)
            other.peer = "198.51.100.7"
            let asked = try await other.signIn("amina@example.com")
            #expect(try await other.send("/sign-in", from: asked, right).status == .tooManyRequests)
            // Another account from the same address is not.
            _ = try await doors.member("Juma")
            #expect(try await other.signIn("juma@example.com").status == .seeOther)
        }
    }

    @Test func `after three wrong passwords a puzzle comes first`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            _ = try await doors.member("Amina")
            var guest = Guest(doors)
            for _ in 1...3 { _ = try await guest.signIn("amina@example.com", "wrong wrong wrong") }
            let refused = try await guest.signIn("amina@example.com")
            #expect(refused.status == .unprocessable)
            #expect(refused.text.contains("name=\"challenge\""))
            #expect(guest.cookies["soko_access"] == nil)
            let unsolved = try await guest.send(
                "/sign-in", from: refused,
                [
                    ("contact", "amina@example.com"), ("password", MarketDoors.password),
                    ("challenge", try #require(refused.puzzle)),
                ])
            #expect(unsolved.status == .unprocessable)
        }
    }

    @Test func `joining without the puzzle is refused and keeps what was typed`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            var guest = Guest(doors)
            let page = try await guest.get("/join")
            let before = try await doors.everything()
            let refused = try await guest.send(
                "/join", from: page,
                [
                    ("name", "Amina & co"), ("contact", "amina@example.com"), ("password", MarketDoors.password),
                    ("challenge", ""),
                ])
            #expect(refused.status == .unprocessable)
            #expect(refused.text.contains("Amina &amp; co"))
            #expect(refused.text.contains(MarketDoors.password) == false)
            #expect(try await doors.everything() == before)
        }
    }

    @Test(arguments: [
        "https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)",
        "/account\r\nSet-Cookie: a=b",
        "\t//evil.example", "/%0d%0aX: y", "evil",
    ])
    func `signing in leads to no other place`(back: String) async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            _ = try await doors.member("Amina")
            var guest = Guest(doors)
            let answer = try await guest.signIn("amina@example.com", to: back)
            #expect(answer.status == .seeOther)
            let location = try #require(answer.headers["Location"])
            #expect(location == "/" || location == "/%0d%0aX:" || location.hasPrefix("/%0d%0a"), "\(location)")
            #expect(!location.contains("\r") && !location.hasPrefix("//"))
        }
    }

    @Test func `over TLS the cookies are held to this host, out of scripts' reach and off other sites' requests`()
        async throws
    {
        try await withDatabase { db in
            let doors = try MarketDoors(db, isSecure: true)
            _ = try await doors.member("Amina")
            var guest = Guest(doors)
            let answer = try await guest.signIn("amina@example.com")
            let cookies = answer.headers.values("set-cookie")
            for name in ["__Host-soko_access=", "__Host-soko_refresh="] {
                let cookie = try #require(cookies.first { $0.hasPrefix(name) })
                for part in ["; Path=/", "; HttpOnly", "; Secure", "; SameSite=Lax"] { #expect(cookie.contains(part)) }
                #expect(!cookie.lowercased().contains("domain"))
            }
            #expect(answer.headers["Cache-Control"] == "no-store")
        }
    }

    @Test func `a token from before signing in is good for nothing after it`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina")
            var guest = Guest(doors)
            let before = try await guest.get("/sign-in")
            _ = try await guest.signIn("amina@example.com")
            let refused = try await guest.send(
                "/account/profile", from: before, [("name", "Fixed"), ("language", "en")])
            #expect(refused.status == .forbidden)
            #expect(try await Account.find(amina.id, in: db)?.name == "Amina")
        }
    }
}
