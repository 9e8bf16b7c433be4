import Accounts
import Audit
import Crypto
import Flows
import Foundation
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Accounts that are linked to an identity provider, and those that are not.
struct LinkTests {
    @Test func `an address of an existing account is not taken over; its owner links it with the password`()
        async throws
    {
        try await withProvider { abroad in
            let owner = try await enrol(abroad)
            let before = try await abroad.doors.everything()
            var stranger = Guest(abroad.doors)
            let refused = try await abroad.signIn(&stranger)
            #expect(refused.status == .conflict)
            #expect(refused.text.contains("Sign in with your password once"))
            #expect(stranger.cookies["soko_access"] == nil)
            #expect(try await abroad.doors.everything() == before)

            var guest = Guest(abroad.doors)
            _ = try await guest.signIn(Abroad.amani)
            #expect(try await link(abroad, &guest).headers["Location"] == "/account/security")
            #expect(try await linked(abroad, owner) == 1)
            let letters: Int? = try await abroad.doors.db.value(
                "SELECT count(*) FROM jobs WHERE kind = 'send-message'")
            #expect(letters == 1)
            #expect(try await guest.get("/account/security").text.contains("/account/provider/removal"))
            var other = Guest(abroad.doors)
            #expect(try await abroad.signIn(&other).status == .seeOther)
            #expect(try await other.get("/account").text.contains("Owner"))
            #expect(try await Account.count(in: abroad.doors.db) == 1)
            let events = try await AuditLog.about(owner.subject, limit: 20, in: abroad.doors.db).map(\.event)
            #expect(events.filter { $0 == "provider-linked" } == ["provider-linked"])
        }
    }

    @Test func `nobody links without the password, nor for somebody else`() async throws {
        try await withProvider { abroad in
            let owner = try await enrol(abroad)
            _ = try await abroad.doors.member("Amina")
            var guest = Guest(abroad.doors)
            _ = try await guest.signIn(Abroad.amani)
            let page = try await guest.get("/account/security")
            let wrong = try await guest.send("/account/provider", from: page, [("password", "wrong wrong wrong")])
            #expect(wrong.status == .unprocessable)
            #expect(wrong.departure == nil)

            // Begun by the owner; the browser is somebody else's when the answer comes, or nobody's.
            let begun = try await guest.send("/account/provider", from: page, [("password", MarketDoors.password)])
            let path = try await abroad.choose("email=" + Abroad.amani, at: try #require(begun.departure))
            var other = Guest(abroad.doors)
            _ = try await other.signIn("amina@example.com")
            other.cookies["soko_journey"] = guest.cookies["soko_journey"]
            #expect(try await other.get(path).status == .badRequest)
            #expect(try await linked(abroad, owner) == 0)
            let total: Int? = try await abroad.doors.db.value("SELECT count(*) FROM account_identities")
            #expect(total == 0)
        }
    }

    @Test func `a person there is one account here, and an account one person there`() async throws {
        try await withProvider { abroad in
            var first = Guest(abroad.doors)
            _ = try await abroad.signIn(&first)
            _ = try await abroad.doors.member("Amina")
            var second = Guest(abroad.doors)
            _ = try await second.signIn("amina@example.com")
            let before = try await abroad.doors.everything()
            #expect(try await link(abroad, &second).status == .conflict)
            #expect(try await abroad.doors.everything() == before)
            #expect(try await link(abroad, &first, as: "malee@example.co.th", password: "").status == .conflict)
            #expect(try await abroad.doors.everything() == before)
        }
    }

    @Test func `a link is taken away by the password, but never the only way in`() async throws {
        try await withProvider { abroad in
            let owner = try await enrol(abroad)
            var guest = Guest(abroad.doors)
            _ = try await guest.signIn(Abroad.amani)
            _ = try await link(abroad, &guest)
            func unlink(_ guest: inout Guest, _ password: String) async throws -> Status {
                let page = try await guest.get("/account/security")
                return try await guest.send("/account/provider/removal", from: page, [("password", password)]).status
            }
            #expect(try await unlink(&guest, "wrong wrong wrong") == .unprocessable)
            #expect(try await linked(abroad, owner) == 1)
            #expect(try await unlink(&guest, MarketDoors.password) == .seeOther)
            #expect(try await linked(abroad, owner) == 0)
            let last = try await AuditLog.about(owner.subject, limit: 1, in: abroad.doors.db).first?.event
            #expect(last == "provider-unlinked")
            var stranger = Guest(abroad.doors)
            #expect(try await abroad.signIn(&stranger).status == .conflict)

            // Somebody who has nothing else keeps it.
            var malee = Guest(abroad.doors)
            _ = try await abroad.signIn(&malee, as: "malee@example.co.th")
            let before = try await abroad.doors.everything()
            #expect(try await unlink(&malee, "") == .unprocessable)
            #expect(try await abroad.doors.everything() == before)
        }
    }

    @Test func `the second factor is asked for whoever vouches`() async throws {
        try await withProvider { abroad in
            let owner = try await enrol(abroad)
            var guest = Guest(abroad.doors)
            _ = try await guest.signIn(Abroad.amani)
            _ = try await link(abroad, &guest)
            let change = ChangeSecondFactor(abroad.doors.door)
            let offer = try await change.begin(owner, password: MarketDoors.password)
            let app = TOTP(secret: try #require(bytes(base32: offer.key)))
            let codes = try await change.confirm(owner, offer.secret, code: app.code(at: Date()), session: nil)

            var other = Guest(abroad.doors)
            let half = try await abroad.signIn(&other)
            #expect(half.headers["Location"] == "/sign-in/code")
            #expect(other.cookies["soko_access"] == nil)
            let form = try await other.get("/sign-in/code")
            #expect(try await other.send("/sign-in/code", from: form, [("code", codes[0])]).status == .seeOther)
            let sessions = try await Session.living(of: owner, in: abroad.doors.db)
            #expect(sessions.map(\.factors) == [["fed", "otp"]])
        }
    }

    @Test func `a suspended account stays shut`() async throws {
        try await withProvider { abroad in
            var guest = Guest(abroad.doors)
            _ = try await abroad.signIn(&guest)
            try await abroad.doors.db.run("UPDATE accounts SET status = 'suspended'")
            let before = try await abroad.doors.everything()
            var again = Guest(abroad.doors)
            let refused = try await abroad.signIn(&again)
            #expect(refused.status == .forbidden)
            #expect(refused.text.contains("suspended"))
            #expect(try await abroad.doors.everything() == before)
        }
    }

    private func enrol(_ abroad: Abroad) async throws -> AccountID {
        try await EnrolAccount(abroad.doors.door)(
            try abroad.doors.contact(Abroad.amani), name: "Owner", password: MarketDoors.password, language: .english)
    }

    private func link(
        _ abroad: Abroad, _ guest: inout Guest, as email: String = Abroad.amani,
        password: String = MarketDoors.password
    ) async throws -> Response {
        let page = try await guest.get("/account/security")
        let begun = try await guest.send("/account/provider", from: page, [("password", password)])
        let address = try #require(begun.departure, "\(begun.status)")
        return try await guest.get(
            try await abroad.choose("email=" + PercentCoding.encoded(email), at: address))
    }

    private func linked(_ abroad: Abroad, _ account: AccountID) async throws -> Int {
        try await LinkedIdentity.all(of: account, in: abroad.doors.db).count
    }
}
