import Audit
import Postgres
import TestSupport
import Testing

struct AuditLogTests {
    private func write(_ count: Int, in db: Database) async throws {
        for number in 1...count {
            try await AuditLog.record(
                .signedIn, by: .account("a\(number)"), on: "account:a\(number)",
                [("factor", "pwd"), ("note", "é \"x\"")],
                in: db)
        }
    }

    @Test func `a chain that nobody touched is whole`() async throws {
        try await withDatabase { db in
            #expect(try await check(db) == .whole(entries: 0))
            try await write(7, in: db)
            #expect(try await check(db) == .whole(entries: 7))
            let latest = try await AuditLog.about("account:a3", limit: 5, in: db)
            #expect(latest.map(\.seq) == [3])
            #expect(latest.first?.details == #"{"factor":"pwd","note":"é \"x\""}"#)
        }
    }

    @Test func `the database refuses to change, delete or empty it`() async throws {
        try await withDatabase { db in
            try await write(2, in: db)
            for statement: SQL in [
                "UPDATE audit_log SET actor = 'nobody'", "DELETE FROM audit_log WHERE seq = 1", "TRUNCATE audit_log",
            ] {
                await #expect(throws: PostgresFault.self) { try await db.run(statement) }
            }
            #expect(try await check(db) == .whole(entries: 2))
        }
    }

    @Test(
        arguments: [
            ("UPDATE audit_log SET actor = 'account:other' WHERE seq = 4", 4),
            ("UPDATE audit_log SET details = '{}' WHERE seq = 1", 1),
            ("UPDATE audit_log SET at = at + interval '1 microsecond' WHERE seq = 6", 6),
            ("DELETE FROM audit_log WHERE seq = 3", 3),
            // Moving a border between two fields changes no joined text, but it changes the lengths.
            ("UPDATE audit_log SET event = 'signed-i', actor = 'naccount:a2' WHERE seq = 2", 2),
        ] as [(String, Int64)])
    func `a row changed behind the program's back is found`(tampering: String, seq: Int64) async throws {
        try await withDatabase { db in
            try await write(7, in: db)
            try await db.transaction { tx in
                try await tx.run("SET LOCAL session_replication_role = replica")
                try await tx.run(SQL(ownText: tampering))
            }
            #expect(try await check(db) == .broken(seq: seq))
        }
    }

    @Test func `entries written at once form one chain`() async throws {
        // One each: on a busy machine the last of forty waited longer for one of four than a statement may.
        try await withDatabase(connections: 40) { db in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        try await db.transaction { tx in
                            try await AuditLog.record(.signedOut, by: .nobody, on: "account:\(number)", in: tx)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await check(db) == .whole(entries: 40))
        }
    }

    @Test func `an entry of a transaction that failed leaves no gap`() async throws {
        struct Stop: Error {}
        try await withDatabase { db in
            await #expect(throws: Stop.self) {
                try await db.transaction { tx in
                    try await AuditLog.record(.signedIn, by: .nobody, on: "account:x", in: tx)
                    throw Stop()
                }
            }
            try await write(2, in: db)
            #expect(try await check(db) == .whole(entries: 2))
        }
    }

    private func check(_ db: Database) async throws -> AuditCheck.Verdict { try await AuditCheck()(in: db) }
}
