import Postgres
import TestSupport
import Testing

private struct Stop: Error {}

@Suite struct TransactionTests {
    @Test func `a transaction that throws changes nothing`() async throws {
        try await withDatabase(migrated: false) { db in
            try await db.run("CREATE TABLE t (a int)")
            await #expect(throws: Stop.self) {
                try await db.transaction { tx in
                    try await tx.run("INSERT INTO t VALUES (1)")
                    throw Stop()
                }
            }
            let found1 = try await db.value("SELECT count(*) FROM t", as: Int.self)
            #expect(found1 == 0)
        }
    }

    @Test func `a savepoint undoes only its own part`() async throws {
        try await withDatabase(migrated: false) { db in
            try await db.run("CREATE TABLE t (a int)")
            try await db.transaction { tx in
                try await tx.run("INSERT INTO t VALUES (1)")
                await #expect(throws: PostgresFault.self) {
                    try await tx.savepoint { try await tx.run("INSERT INTO t VALUES (1/0)") }
                }
                try await tx.run("INSERT INTO t VALUES (2)")
            }
            let found2 = try await db.values("SELECT a FROM t ORDER BY a", as: Int.self)
            #expect(found2 == [1, 2])
        }
    }

    @Test func `two serialisable transactions that cross are both done in the end`() async throws {
        try await withDatabase(migrated: false) { db in
            try await db.run("CREATE TABLE counter (n int)")
            try await db.run("INSERT INTO counter VALUES (0)")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        try await db.transaction(.serializable, attempts: 50) { tx in
                            let n = try await tx.value("SELECT n FROM counter", as: Int.self) ?? 0
                            try await tx.run("UPDATE counter SET n = \(n + 1)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let found3 = try await db.value("SELECT n FROM counter", as: Int.self)
            #expect(found3 == 8)
        }
    }

    @Test func `rows copied in keep every odd character`() async throws {
        try await withDatabase(migrated: false) { db in
            try await db.run("CREATE TABLE t (a int, b text, c bytea)")
            let odd = "tab\there\nline\\back\r\\N"
            let count = try await db.transaction { tx in
                try await tx.copy(
                    "COPY t (a, b, c) FROM STDIN",
                    rows: [[.text("1"), .text(odd), .bytes([0, 9, 10])], [.text("2"), .null, .null]])
            }
            #expect(count == 2)
            let found4 = try await db.value("SELECT b FROM t WHERE a = 1", as: String.self)
            #expect(found4 == odd)
            let found5 = try await db.value("SELECT c FROM t WHERE a = 1", as: [UInt8].self)
            #expect(found5 == [0, 9, 10])
            let found6 = try await db.value("SELECT 1 FROM t WHERE a = 2 AND b IS NULL AND c IS NULL", as: Int.self)
            #expect(found6 == 1)
        }
    }

    @Test func `a refused copy leaves the connection usable`() async throws {
        try await withDatabase(migrated: false, connections: 1) { db in
            try await db.run("CREATE TABLE t (a int)")
            await #expect(throws: PostgresFault.self) {
                try await db.transaction { try await $0.copy("COPY t (a) FROM STDIN", rows: [[.text("no number")]]) }
            }
            let found7 = try await db.value("SELECT count(*) FROM t", as: Int.self)
            #expect(found7 == 0)
        }
    }
}
