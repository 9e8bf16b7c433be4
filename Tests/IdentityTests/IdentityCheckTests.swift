import Foundation
import Identity
import Postgres
import TestSupport
import Testing
import Vocabulary

struct IdentityCheckTests {
    @discardableResult
    private func handIn(_ account: AccountID, _ documents: Int = 2, in db: Database) async throws -> IdentityCheckID {
        let secret = try await Cast.secret("citizen-id", in: db)
        return try await db.transaction { tx in
            try await IdentityCheck.handIn(
                account, citizenID: secret, documents: (0..<documents).map { _ in .random(.jpeg) }, in: tx)
        }
    }
    private func decide(
        _ id: IdentityCheckID, _ status: IdentityCheck.Status, _ reason: RejectionReason? = nil, in db: Database
    ) async throws -> Bool {
        try await db.transaction {
            try await IdentityCheck.decide(id, status, reason, remark: "", by: nil, in: $0)
        }
    }

    @Test func `one check of an account waits; after a rejection the next one may`() async throws {
        try await withDatabase { db in
            let amina = try await Cast.account(in: db)
            let first = try await handIn(amina, in: db)
            let before = try await Cast.rows(of: ["identity_checks"], in: db)
            do {
                try await handIn(amina, in: db)
                Issue.record("two checks wait")
            } catch let fault as PostgresFault { #expect(fault.violatedUnique == "identity_checks_one_open") }
            let after = try await Cast.rows(of: ["identity_checks"], in: db)
            #expect(after == before)
            let isDecided = try await decide(first, .rejected, .expired, in: db)
            #expect(isDecided)
            let second = try await handIn(amina, in: db)
            let latest = try await IdentityCheck.latest(of: amina, in: db)
            #expect(latest?.id == second)
            #expect(latest?.status == .pending)
            let all = try await IdentityCheck.all(of: amina, in: db)
            #expect(all.map(\.id) == [second, first])
            #expect(all[1].reason == .expired)
        }
    }

    @Test func `of ten who decide at once, one does`() async throws {
        try await withDatabase(connections: 10) { db in
            let id = try await handIn(try await Cast.account(in: db), in: db)
            let done = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<10 {
                    group.addTask {
                        try await decide(
                            id, number % 2 == 0 ? .verified : .rejected, number % 2 == 0 ? nil : .other, in: db)
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(done == 1)
        }
    }

    @Test func `the list is read in pages, oldest first, and nobody is missed or seen twice`() async throws {
        try await withDatabase { db in
            var ids: [IdentityCheckID] = []
            for number in 0..<7 {
                ids.append(try await handIn(try await Cast.account("N\(number)", in: db), in: db))
            }
            // Three of one moment: then the id decides.
            try await db.run(
                "UPDATE identity_checks SET created_at = '2026-03-01' WHERE id = ANY (\(ids[2...4].map(\.rawValue))::bigint[])"
            )
            let isDecided = try await decide(ids[6], .verified, in: db)
            #expect(isDecided)
            var (seen, cursor) = ([IdentityCheckID](), Cursor?.none)
            while true {
                let page = try await WaitingCheck.oldest(after: cursor, limit: 2, in: db)
                seen += page.map(\.id)
                guard let last = page.last else { break }
                cursor = last.cursor
            }
            #expect(seen == ids[2...4].sorted { $0.rawValue < $1.rawValue } + [ids[0], ids[1], ids[5]])
            let count = try await WaitingCheck.count(in: db)
            #expect(count == 6)
        }
    }

    @Test func `documents are let go of ninety days after the decision, never while it is open`() async throws {
        try await withDatabase { db in
            var checks: [IdentityCheckID] = []
            for name in ["open", "young", "old"] {
                checks.append(try await handIn(try await Cast.account(name, in: db), in: db))
            }
            for id in checks[1...] { _ = try await decide(id, .verified, in: db) }
            try await db.run("UPDATE identity_checks SET created_at = now() - interval '400 days'")
            try await db.run(
                "UPDATE identity_checks SET decided_at = now() - interval '89 days' WHERE id = \(checks[1])")
            try await db.run(
                "UPDATE identity_checks SET decided_at = now() - interval '91 days' WHERE id = \(checks[2])")
            let old = try #require(try await IdentityCheck.find(checks[2], in: db)).documents
            let released = try await db.transaction { try await IdentityCheck.releaseDocuments(limit: 10, in: $0) }
            #expect(Set(released) == Set(old))
            let left: [Int] = try await db.values(
                "SELECT cardinality(documents) FROM identity_checks ORDER BY array_position(\(checks.map(\.rawValue))::bigint[], id)"
            )
            #expect(left == [2, 2, 0])
            let again = try await db.transaction { try await IdentityCheck.releaseDocuments(limit: 10, in: $0) }
            #expect(again.isEmpty)
        }
    }

    @Test func `a check that waits has documents, and never more than four`() async throws {
        try await withDatabase { db in
            let amina = try await Cast.account(in: db)
            for count in [0, 5] {
                await #expect(throws: PostgresFault.self) { try await handIn(amina, count, in: db) }
            }
            let rows = try await Cast.count("identity_checks", in: db)
            #expect(rows == 0)
        }
    }

    @Test func `a number of another account is counted, one's own is not`() async throws {
        try await withDatabase { db in
            let secret = try await Cast.secret("citizen-id", in: db)
            var accounts: [AccountID] = []
            for name in ["a", "b", "c"] {
                let account = try await Cast.account(name, in: db)
                accounts.append(account)
                _ = try await db.transaction {
                    try await IdentityCheck.handIn(account, citizenID: secret, documents: [.random(.pdf)], in: $0)
                }
            }
            let others = try await IdentityCheck.others(with: secret, than: accounts[0], in: db)
            #expect(others == 2)
            let gone = try await db.transaction { try await IdentityCheck.removeAll(of: accounts[1], in: $0) }
            #expect(gone.secrets == [secret])
            #expect(gone.files.map(\.kind) == [.pdf])
            let left = try await IdentityCheck.others(with: secret, than: accounts[0], in: db)
            #expect(left == 1)
        }
    }

    @Test func `files that a check points to are named, all others are not`() async throws {
        try await withDatabase { db in
            let id = try await handIn(try await Cast.account(in: db), 3, in: db)
            let named = try #require(try await IdentityCheck.find(id, in: db)).documents
            let stray = PrivateFileName.random(.jpeg)
            let unnamed = try await IdentityCheck.unnamed(named + [stray], in: db)
            #expect(unnamed == [stray])
        }
    }
}
