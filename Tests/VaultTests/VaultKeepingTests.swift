import Crypto
import Foundation
import Postgres
import TestSupport
import Testing
import Vault
import Vocabulary

struct VaultKeepingTests {
    private struct Refused: Error {}

    @Test func `reading is written down first, and nothing is read when that fails`() async throws {
        try await withDatabase { db in
            let vault = try vault("k1"), written = Box(0)
            let token = try await vault.keep(.address("Home"), in: db)
            await #expect(throws: Refused.self) { try await vault.open(token, in: db) { throw Refused() } }
            // Written down although it turned out unreadable: who tried is worth knowing.
            try await db.run("UPDATE vault.secrets SET sealed = ''")
            await #expect(throws: Vault.Fault.unreadable(.malformed)) {
                try await vault.open(token, in: db) { written.withLock { $0 += 1 } }
            }
            await #expect(throws: Vault.Fault.notThere) {
                try await vault.open(.random(), in: db) { written.withLock { $0 += 1 } }
            }
            #expect(written.current == 1)
        }
    }

    @Test func `old keys' secrets are sealed anew in batches, and the old key can go`() async throws {
        try await withDatabase { db in
            let old = try vault("k1"), both = try vault("k2", "k1"), new = try vault("k2")
            var kept: [SecretToken: PersonalDatum] = [:]
            for number in 1...6 {
                let datum = try phone("25471120030\(number)")
                kept[try await old.keep(datum, in: db)] = datum
            }
            kept[try await old.keep(.message("hello"), in: db)] = .message("hello")
            kept[try await both.keep(.address("Home"), in: db)] = .address("Home")
            var batches: [Int] = []
            repeat {
                batches.append(try await both.renew(limit: 3, in: db))
            } while batches.last != 0 && batches.count < 9
            #expect(batches == [3, 3, 1, 0])
            let names: [String] = try await db.values("SELECT DISTINCT key_name FROM vault.secrets")
            #expect(names == ["k2"])
            for (token, datum) in kept {
                let opened = try await new.open(token, in: db) {}
                #expect(opened == datum)
                guard case .phone = datum else { continue }
                let found = try await new.find(datum, in: db)
                #expect(found == token)
            }
        }
    }

    @Test func `two who renew at once do each secret once`() async throws {
        try await withDatabase { db in
            let old = try vault("k1"), both = try vault("k2", "k1")
            for number in 0..<40 { _ = try await old.keep(.message("\(number)"), in: db) }
            let done = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { try await both.renew(limit: 10, in: db) } }
                return try await group.reduce(0, +)
            }
            let left: [Int] = try await db.values("SELECT count(*) FROM vault.secrets WHERE key_name = 'k1'")
            #expect(left == [40 - done])
        }
    }

    @Test func `a renewal that meets what it cannot read changes nothing`() async throws {
        try await withDatabase { db in
            _ = try await vault("k0").keep(.message("a"), in: db)
            _ = try await vault("k1").keep(.message("b"), in: db)
            let before = try await Cast.rows(of: ["vault.secrets"], in: db)
            let both = try vault("k2", "k1")
            await #expect(throws: Vault.Fault.unreadable(.unknownKey("k0"))) { try await both.renew(limit: 5, in: db) }
            let after = try await Cast.rows(of: ["vault.secrets"], in: db)
            #expect(after == before)
        }
    }

    @Test func `what is pointed to is not forgotten, the rest is`() async throws {
        try await withDatabase { db in
            let vault = try vault("k1"), account = try await Cast.account(in: db)
            let mine = try await vault.keep(try email("neema@example.com"), in: db)
            try await db.run(
                "INSERT INTO account_contacts (contact, account_id, kind) VALUES (\(mine), \(account), 'email')")
            let home = try await vault.keep(.address("Home"), in: db),
                work = try await vault.keep(.address("Work"), in: db)
            let other = try await vault.keep(.address("Other"), in: db)
            try await db.transaction { tx in
                try await Vault.forget([home, mine, work, .random()], in: tx)
                // The transaction goes on after the refusal.
                try await tx.run("UPDATE accounts SET name = 'Neema W.'")
            }
            let left: [SecretToken] = try await db.values("SELECT token FROM vault.secrets")
            #expect(Set(left) == [mine, other])
        }
    }

    @Test func `a secret that was just kept cannot be forgotten before it is pointed to`() async throws {
        try await withDatabase { db in
            let vault = try vault("k1"), datum = try email("neema@example.com"),
                account = try await Cast.account(in: db)
            let known = try await vault.keep(datum, in: db)
            let forgetting = Box<Task<Void, any Error>?>(nil), isForgotten = Box(false)
            try await db.transaction { tx in
                let token = try await vault.keep(datum, in: tx)
                forgetting.withLock {
                    $0 = Task {
                        try await db.transaction { try await Vault.forget([known], in: $0) }
                        isForgotten.withLock { $0 = true }
                    }
                }
                try await Cast.waitUntilBlocked(in: db) { isForgotten.current }
                try await tx.run(
                    "INSERT INTO account_contacts (contact, account_id, kind) VALUES (\(token), \(account), 'email')")
            }
            try await forgetting.current?.value
            let found = try await vault.find(datum, in: db)
            #expect(found == known)
        }
    }
}
