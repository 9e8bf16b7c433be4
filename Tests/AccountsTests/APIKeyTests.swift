import Accounts
import Postgres
import TestSupport
import Testing
import Vocabulary

struct APIKeyTests {
    private func issue(
        _ account: AccountID, _ name: String = "till", scopes: Set<Scope> = [.read], days: Int = 30, in db: Database
    ) async throws -> (id: APIKeyID, text: String)? {
        try await db.transaction {
            try await APIKey.issue(for: account, name: name, scopes: scopes, days: days, in: $0)
        }
    }

    @Test func `a key stands for its owner, within its scopes, without a second factor's rights`() async throws {
        try await withDatabase { db in
            let admin = try await Cast.account("Amani", roles: ["admin", "seller", "staff"], in: db)
            let key = try #require(try await issue(admin, scopes: [.read, .write], in: db))
            let person = try #require(try await APIKey.person(for: key.text, in: db))
            #expect(
                person
                    == Person(
                        account: admin, session: nil, roles: [.admin, .seller, .staff], factors: ["key"],
                        scopes: [.read, .write]))
            #expect(!person.isAdmin)
            #expect(key.text.utf8.count == 48)
            let places = try await Cast.places(of: key.text, in: db)
            #expect(places == [])
            let listed = try await APIKey.all(of: admin, in: db)
            #expect(listed.map { "\($0.name) \($0.prefix) \($0.isRevoked)" } == ["till \(key.text.prefix(11)) false"])
            #expect(listed.first?.scopes == [.read, .write])
        }
    }

    @Test(arguments: [
        "UPDATE api_keys SET revoked_at = now()", "UPDATE api_keys SET expires_at = now()",
        "UPDATE accounts SET status = 'suspended'", "UPDATE accounts SET status = 'closed'", "DELETE FROM accounts",
    ])
    func `a key that is over opens nothing`(end: String) async throws {
        try await withDatabase { db in
            let neema = try await Cast.account(in: db)
            let key = try #require(try await issue(neema, in: db))
            try await db.run(SQL(ownText: end))
            let before = try await Cast.rows(of: ["api_keys"], in: db)
            let person = try await APIKey.person(for: key.text, in: db)
            let after = try await Cast.rows(of: ["api_keys"], in: db)
            #expect(person == nil)
            #expect(after == before)
        }
    }

    @Test func `what is no key opens nothing`() async throws {
        try await withDatabase { db in
            let key = try #require(try await issue(try await Cast.account(in: db), in: db))
            for text in ["", "soko_", String(key.text.dropFirst(5)), key.text + "x", "SOKO_" + key.text.dropFirst(5)] {
                let person = try await APIKey.person(for: text, in: db)
                #expect(person == nil)
            }
        }
    }

    @Test func `its use is noted once a minute`() async throws {
        try await withDatabase { db in
            let key = try #require(try await issue(try await Cast.account(in: db), in: db))
            func noted() async throws -> [String] {
                try await db.values("SELECT coalesce(last_used_at::text, 'never') FROM api_keys")
            }
            let unused = try await noted()
            _ = try await APIKey.person(for: key.text, in: db)
            let first = try await noted()
            _ = try await APIKey.person(for: key.text, in: db)
            let second = try await noted()
            #expect(unused == ["never"])
            #expect(first != unused)
            #expect(second == first)
        }
    }

    @Test func `nobody revokes another's key, and nobody a key twice`() async throws {
        try await withDatabase { db in
            let neema = try await Cast.account(in: db), other = try await Cast.account("Baraka", in: db)
            let key = try #require(try await issue(neema, in: db))
            let theirs = try await APIKey.revoke(key.id, of: other, in: db)
            let person = try await APIKey.person(for: key.text, in: db)
            #expect(!theirs)
            #expect(person?.account == neema)
            let first = try await APIKey.revoke(key.id, of: neema, in: db),
                second = try await APIKey.revoke(key.id, of: neema, in: db)
            #expect([first, second] == [true, false])
        }
    }

    @Test func `an account has at most twenty living keys`() async throws {
        try await withDatabase { db in
            let neema = try await Cast.account(in: db), other = try await Cast.account("Baraka", in: db)
            var keys: [APIKeyID] = []
            for _ in 0..<20 { keys.append(try #require(try await issue(neema, in: db)).id) }
            let tooMany = try await issue(neema, in: db), count = try await Cast.count("api_keys", in: db)
            #expect(tooMany == nil)
            #expect(count == 20)
            let theirs = try await issue(other, in: db)
            #expect(theirs != nil)
            _ = try await APIKey.revoke(keys[0], of: neema, in: db)
            let again = try await issue(neema, in: db)
            #expect(again != nil)
        }
    }

    @Test func `living keys stand first, the newest in front`() async throws {
        try await withDatabase { db in
            let neema = try await Cast.account(in: db)
            for name in ["a", "b", "c", "d"] { _ = try await issue(neema, name, in: db) }
            try await db.run("UPDATE api_keys SET revoked_at = now() WHERE name = 'd'")
            let names = try await APIKey.all(of: neema, in: db).map(\.name)
            #expect(names == ["c", "b", "a", "d"])
        }
    }
}
