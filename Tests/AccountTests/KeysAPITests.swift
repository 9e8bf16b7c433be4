import Accounts
import Flows
import Foundation
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Devices and keys as programs see them.
struct KeysAPITests {
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
}
