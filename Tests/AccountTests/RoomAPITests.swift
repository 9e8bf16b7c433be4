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

    @Test func `devices are listed and signed out, one's own only`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina"), juma = try await doors.member("Juma")
            for _ in 1...2 {
                _ = try await doors.send(
                    .post, "/api/v1/sessions",
                    #"{"contact": "amina@example.com", "password": "\#(MarketDoors.password)"}"#)
            }
            let list = try await doors.ask(.get, "/api/v1/sessions", [amina.bearer])
            #expect(list.text.components(separatedBy: "\"isCurrent\":true").count == 2)
            #expect(try await Session.living(of: amina.id, in: db).count == 3)
            let theirs = try #require(juma.person.session).pathText
            let other = try await doors.send(.delete, "/api/v1/sessions/\(theirs)", "", [amina.bearer])
            #expect(other.status == .notFound)
            #expect(try await Session.living(of: juma.id, in: db).count == 1)
            let mine = try #require(
                try await Session.living(of: amina.id, in: db).first { $0.id != amina.person.session })
            let one = try await doors.send(.delete, "/api/v1/sessions/\(mine.id.pathText)", "", [amina.bearer])
            #expect(one.status == .noContent)
            let rest = try await doors.send(.delete, "/api/v1/sessions", "", [amina.bearer])
            #expect(rest.status == .noContent)
            #expect(try await Session.living(of: amina.id, in: db).map(\.id) == [amina.person.session])
        }
    }

    @Test func `a person issues keys, and a key neither sees nor turns a lock`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            let amina = try await doors.member("Amina"), juma = try await doors.member("Juma")
            let wish = #"{"name": "Sync", "scopes": ["read", "write"], "days": 30}"#
            let issued = try await doors.send(.post, "/api/v1/keys", wish, [amina.bearer])
            #expect(issued.status == .created)
            let key = ("Authorization", "Bearer " + (try #require(try issued.member("key"))))
            #expect(try await doors.ask(.get, "/api/v1/account", [key]).status == .ok)
            let id = try #require(try await APIKey.all(of: amina.id, in: db).first?.id).pathText
            let before = try await doors.everything()
            for (method, path, body) in [
                (HTTP.Method.post, "/api/v1/keys", wish), (.get, "/api/v1/keys", ""), (.get, "/api/v1/sessions", ""),
                (.delete, "/api/v1/keys/\(id)", ""), (.delete, "/api/v1/sessions", ""),
                (
                    .put, "/api/v1/account/password",
                    #"{"old": "\#(MarketDoors.password)", "password": "simba-amelala-leo"}"#
                ),
                (.post, "/api/v1/account/second-factor", #"{"password": "\#(MarketDoors.password)"}"#),
                (
                    .post, "/api/v1/account/contacts",
                    #"{"contact": "e@example.com", "password": "\#(MarketDoors.password)"}"#
                ),
            ] {
                let refused = try await doors.send(method, path, body, [key])
                #expect(refused.status == .forbidden, "\(path)")
                #expect(try refused.member("code") == "session-needed", "\(path)")
            }
            #expect(try await doors.send(.delete, "/api/v1/keys/\(id)", "", [juma.bearer]).status == .notFound)
            #expect(try await doors.everything() == before)
            let list = try await doors.ask(.get, "/api/v1/keys", [amina.bearer])
            #expect(list.text.contains("\"name\":\"Sync\""))
            #expect(try await doors.send(.delete, "/api/v1/keys/\(id)", "", [amina.bearer]).status == .noContent)
            #expect(try await APIKey.all(of: amina.id, in: db).first?.isRevoked == true)
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
