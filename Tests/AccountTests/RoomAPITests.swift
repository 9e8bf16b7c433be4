import Accounts
import Crypto
import Flows
import Foundation
import Frame
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// A room as programs use it: the same flows as the pages, so this sees what is the API's own.
struct RoomAPITests {
    private func status(_ doors: MarketDoors, _ member: MarketDoors.Member) async throws -> Status {
        try await doors.ask(.get, "/api/v1/account", [member.bearer, ("Accept", "application/json")]).status
    }

    @Test func `a lost password is replaced by who reads the mail, and an unknown address looks the same`() async throws
    {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina")
            let known = try await doors.send(.post, "/api/v1/password-resets", #"{"contact": "amina@example.com"}"#)
            let code = try await doors.lastCode()
            let unknown = try await doors.send(
                .post, "/api/v1/password-resets", #"{"contact": "nobody@example.com", "language": "ar"}"#)
            #expect(known.status == .accepted && unknown.status == .accepted)
            let step = try #require(try known.member("step"))
            func finish(_ code: String, _ password: String) async throws -> Response {
                try await doors.send(
                    .post, "/api/v1/password-resets/confirmation",
                    #"{"step": "\#(step)", "code": "\#(code)", "password": "\#(password)"}"#)
            }
            #expect(try await finish("000000", "simba-amelala-leo").member("code") == "wrong-code")
            #expect(try await finish(code, "short").member("code") == "weak-password")
            let done = try await finish(code, "simba-amelala-leo")
            #expect(done.status == .noContent)
            #expect(try await Session.living(of: amina.id, in: db) == [])
            let old = try await doors.send(
                .post, "/api/v1/sessions", #"{"contact": "amina@example.com", "password": "\#(MarketDoors.password)"}"#)
            #expect(try old.member("code") == "wrong-credentials")
            let new = try await doors.send(
                .post, "/api/v1/sessions", #"{"contact": "amina@example.com", "password": "simba-amelala-leo"}"#)
            #expect(new.status == .created)
        }
    }

    @Test func `password and contact are changed by who knows the password`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina")
            let before = try await doors.everything()
            let refused = try await doors.send(
                .put, "/api/v1/account/password", #"{"old": "wrong", "password": "simba-amelala-leo"}"#, [amina.bearer])
            #expect(try refused.member("code") == "wrong-credentials")
            #expect(try await doors.everything() == before)
            let changed = try await doors.send(
                .put, "/api/v1/account/password",
                #"{"old": "\#(MarketDoors.password)", "password": "simba-amelala-leo"}"#, [amina.bearer])
            #expect(changed.status == .noContent)
            // This device stays.
            #expect(try await status(doors, amina) == .ok)
            let begun = try await doors.send(
                .post, "/api/v1/account/contacts", #"{"contact": "0711 200 301", "password": "simba-amelala-leo"}"#,
                [amina.bearer])
            #expect(begun.status == .accepted)
            let confirmed = try await doors.send(
                .post, "/api/v1/account/contacts/confirmation",
                #"{"step": "\#(try #require(try begun.member("step")))", "code": "\#(try await doors.lastCode())"}"#,
                [amina.bearer])
            #expect(confirmed.status == .noContent)
            let account = try await doors.ask(.get, "/api/v1/account", [amina.bearer])
            #expect(account.text.contains("a•••@example.com"))
            #expect(account.text.contains("301"))
        }
    }

    @Test func `an authenticator app is set up, asked for, and taken away`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina")
            let password = #"{"password": "\#(MarketDoors.password)"}"#
            let offer = try await doors.send(.post, "/api/v1/account/second-factor", password, [amina.bearer])
            #expect(offer.status == .created)
            let shown = try #require(try offer.member("key"))
            let app = TOTP(secret: try #require(bytes(base32: shown)))
            let step = try #require(try offer.member("step"))
            let confirmed = try await doors.send(
                .post, "/api/v1/account/second-factor/confirmation",
                #"{"step": "\#(step)", "code": "\#(app.code(at: Date()))"}"#, [amina.bearer])
            #expect(confirmed.status == .created)
            let told = try JSONDecoder().decode([String: [String]].self, from: Data(confirmed.bytes ?? []))
            #expect(Set(told["recoveryCodes"] ?? []).count == RecoveryCodes.count)
            let half = try await doors.send(
                .post, "/api/v1/sessions", #"{"contact": "amina@example.com", "password": "\#(MarketDoors.password)"}"#)
            #expect(half.status == .accepted)
            #expect(try half.member("accessToken") == nil)
            let removed = try await doors.send(.post, "/api/v1/account/second-factor/removal", password, [amina.bearer])
            #expect(removed.status == .noContent)
            #expect(try await Account.find(amina.id, in: db)?.hasSecondFactor == false)
        }
    }

    @Test func `a cookie that comes along changes nothing without the form's token`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina")
            let before = try await doors.everything()
            for endpoint in doors.site.router.endpoints
            where endpoint.template.hasPrefix("/api/") && !endpoint.method.isSafe && !endpoint.audience.isOpen {
                let answer = try await doors.send(
                    endpoint.method, PermissionTests.filled(endpoint.template),
                    #"{"password": "\#(MarketDoors.password)"}"#, [amina.cookie])
                #expect(answer.status == .forbidden, "\(endpoint.method) \(endpoint.template)")
            }
            #expect(try await doors.everything() == before)
        }
    }

    @Test func `an app signs somebody in elsewhere, once, with what it held`() async throws {
        try await withProvider { abroad in
            let doors = abroad.doors
            let begun = try await doors.send(.post, "/api/v1/sessions/elsewhere", "{}")
            #expect(begun.status == .created)
            let back = try await abroad.choose(
                "email=" + PercentCoding.encoded(Abroad.amani), at: try #require(try begun.member("authorizationUrl")))
            let query = Request(.get, back).query
            func arrive(_ step: String, _ state: String?) async throws -> Response {
                try await doors.send(
                    .post, "/api/v1/sessions/elsewhere/confirmation",
                    #"{"step": "\#(step)", "code": "\#(query["code"] ?? "")", "state": "\#(state ?? "")"}"#)
            }
            let step = try #require(try begun.member("step"))
            let before = try await doors.everything()
            for (step, state) in [("x", query["state"]), (step, "x"), (step, nil)] {
                #expect(try await arrive(step, state).member("code") == "elsewhere-over")
            }
            #expect(try await doors.everything() == before)
            let signedIn = try await arrive(step, query["state"])
            #expect(signedIn.status == .created)
            #expect(try await arrive(step, query["state"]).status == .badRequest)
            let bearer = ("Authorization", "Bearer " + (try #require(try signedIn.member("accessToken"))))
            let account = try await doors.ask(.get, "/api/v1/account", [bearer])
            #expect(account.text.contains("a•••@example.co.ke"))
        }
    }

    @Test func `the 61st write of a minute is refused while reading goes on`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina")
            for left in (0..<60).reversed() {
                let answer = try await doors.send(.post, "/api/v1/challenges", "{}", [amina.bearer])
                #expect(answer.status == .created)
                #expect(answer.headers["RateLimit-Remaining"] == "\(left)")
            }
            let refused = try await doors.send(.post, "/api/v1/challenges", "{}", [amina.bearer])
            #expect(refused.status == .tooManyRequests)
            #expect(refused.headers["Retry-After"] != nil)
            #expect(try await status(doors, amina) == .ok)
        }
    }
}
