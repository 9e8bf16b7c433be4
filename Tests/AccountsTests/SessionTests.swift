import Accounts
import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

struct SessionTests {
    private func open(_ account: AccountID, _ device: String, in db: Database) async throws -> SessionID {
        try await db.transaction { tx in
            try await Session.open(
                for: account, factors: ["pwd", "otp"], device: device, network: "197.232.61.*", in: tx)
        }
    }

    @Test func `one, all but one, and all of an account's sessions end, and nobody else's`() async throws {
        try await withDatabase { db in
            let neema = try await Cast.account(in: db), other = try await Cast.account("Baraka", in: db)
            let phone = try await open(neema, "phone", in: db), laptop = try await open(neema, "laptop", in: db)
            let tablet = try await open(neema, "tablet", in: db), theirs = try await open(other, "theirs", in: db)
            let before = try await Cast.rows(of: ["sessions"], in: db)
            let stolen = try await Session.end(of: neema, only: theirs, .signedOut, in: db)
            let after = try await Cast.rows(of: ["sessions"], in: db)
            #expect(stolen == [])
            #expect(after == before)
            let one = try await Session.end(of: neema, only: tablet, .signedOutElsewhere, in: db)
            #expect(one == [tablet])
            let living = try await Session.living(of: neema, in: db)
            #expect(Set(living.map(\.id)) == [phone, laptop])
            let rest = try await Session.end(of: neema, except: phone, .passwordChanged, in: db)
            #expect(rest == [laptop])
            let all = try await Session.end(of: neema, .closed, in: db)
            #expect(all == [phone])
            let reasons: [String] = try await db.values(
                "SELECT end_reason FROM sessions WHERE account_id = \(neema) ORDER BY end_reason")
            let theirLiving = try await Session.living(of: other, in: db)
            #expect(reasons == ["closed", "password-changed", "signed-out-elsewhere"])
            #expect(theirLiving.map(\.id) == [theirs])
            let ended = try await Session.ended(since: Date() - 60, in: db),
                none = try await Session.ended(since: Date() + 60, in: db)
            #expect(Set(ended) == [phone, laptop, tablet])
            #expect(none == [])
        }
    }

    @Test func `a session shows its device and factors, the one used last first; one that expired is gone`()
        async throws
    {
        try await withDatabase { db in
            let neema = try await Cast.account(in: db)
            let phone = try await open(neema, "phone", in: db), laptop = try await open(neema, "laptop", in: db)
            try await db.run("UPDATE sessions SET last_used_at = now() - interval '1 hour' WHERE id = \(phone)")
            let both = try await Session.living(of: neema, in: db)
            #expect(
                both.map { "\($0.device) \($0.network) \($0.factors)" } == [
                    #"laptop 197.232.61.* ["pwd", "otp"]"#, #"phone 197.232.61.* ["pwd", "otp"]"#,
                ])
            try await db.run("UPDATE sessions SET expires_at = now() WHERE id = \(laptop)")
            let left = try await Session.living(of: neema, in: db)
            let factors = try await Session.factors(of: phone, in: db),
                none = try await Session.factors(of: .random(), in: db)
            #expect(left.map(\.id) == [phone])
            #expect(factors == ["pwd", "otp"])
            #expect(none == [])
        }
    }

    @Test(.timeLimit(.minutes(5))) func `every process hears which sessions ended, once it is so`() async throws {
        try await withDatabase { db in
            let neema = try await Cast.account(in: db)
            let phone = try await open(neema, "phone", in: db), laptop = try await open(neema, "laptop", in: db)
            let name = try #require(try await db.value("SELECT current_database()::text", as: String.self))
            let listener = Listener()
            var heard: Set<String> = []
            for await event in listener.events(
                on: ["session_ended"], connection: TestCluster.shared.connection(to: name))
            {
                switch event {
                case .listening:
                    struct Stop: Error {}
                    await #expect(throws: Stop.self) {
                        try await db.transaction { tx in
                            try await Session.end(of: neema, only: phone, .signedOut, in: tx)
                            throw Stop()
                        }
                    }
                    try await Session.end(of: neema, only: laptop, .signedOut, in: db)
                    try await db.run("SELECT pg_notify('session_ended', 'last')")
                case .notified(_, let payload):
                    heard.insert(payload)
                    if payload == "last" { listener.stop() }
                }
            }
            #expect(heard == [laptop.pathText, "last"])
        }
    }
}
