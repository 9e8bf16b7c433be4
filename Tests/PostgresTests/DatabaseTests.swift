import Foundation
import Postgres
import TestSupport
import Testing

private struct Pair: SQLRow, Equatable {
    let number: Int
    let word: String?
    init(number: Int, word: String?) {
        self.number = number
        self.word = word
    }
    init(row: inout RowReader) throws {
        number = try row.next()
        word = try row.next()
    }
}

@Suite struct DatabaseTests {
    @Test func `a statement's values travel apart from its text`() async throws {
        try await withDatabase(migrated: false) { db in
            let hostile = "'; DROP TABLE x; --"
            let rows = try await db.rows("SELECT \(7)::int, \(hostile)::text", as: Pair.self)
            #expect(rows == [Pair(number: 7, word: hostile)])
        }
    }

    @Test func `a fragment keeps its values in order when it is joined`() throws {
        let inner: SQL = "b = \(2) AND c = \("three")"
        let outer: SQL = "SELECT 1 WHERE a = \(1) AND \(sql: inner) AND d = \(4)"
        #expect(outer.text == "SELECT 1 WHERE a = $1 AND b = $2 AND c = $3 AND d = $4")
        #expect(outer.binds == [.text("1"), .text("2"), .text("three"), .text("4")])
    }

    @Test func `every kind of value comes back as it went`() async throws {
        try await withDatabase(migrated: false) { db in
            let time = Date(timeIntervalSince1970: 1_763_676_056.123456)
            let value1 = try await db.value("SELECT \(time)::timestamptz", as: Date.self)
            #expect(value1 == time)
            let old = Date(timeIntervalSince1970: -86_400.5)
            let value2 = try await db.value("SELECT \(old)::timestamptz", as: Date.self)
            #expect(value2 == old)
            let value3 = try await db.value("SELECT \([1, -2, 3])::bigint[]", as: [Int].self)
            #expect(value3 == [1, -2, 3])
            // The marks make one character with what stands before them, but not one byte.
            let words = ["a\"b", "c\\d", "", "{,}", "ص", "\"\u{301}", "\\\u{301}", "\",\"", "\r\n"]
            let value4 = try await db.value("SELECT \(words)::text[]", as: [String].self)
            #expect(value4 == words)
            let value5 = try await db.value("SELECT \(SQLValue.bytes([0, 255, 92]))::bytea", as: [UInt8].self)
            #expect(value5 == [0, 255, 92])
            let value6 = try await db.value("SELECT \(1.5)::float8", as: Double.self)
            #expect(value6 == 1.5)
            let value7 = try await db.value("SELECT \(true)::bool", as: Bool.self)
            #expect(value7 == true)
            let id = UUID()
            let value8 = try await db.value("SELECT \(id)::uuid", as: UUID.self)
            #expect(value8 == id)
            let found1 = try await db.value("SELECT '{\"a\": 1}'::jsonb", as: String.self)
            #expect(found1 == "{\"a\": 1}")
            let value9 = try await db.rows("SELECT 1, \(String?.none)::text", as: Pair.self)
            #expect(value9 == [Pair(number: 1, word: nil)])
        }
    }

    @Test func `a column of another type is a decoding fault, not a wrong value`() async throws {
        try await withDatabase(migrated: false) { db in
            await #expect(throws: DecodingFault.self) { try await db.value("SELECT 1::bigint", as: String.self) }
            await #expect(throws: DecodingFault.self) { try await db.value("SELECT NULL::text", as: String.self) }
        }
    }

    @Test func `a thousand statements at once all get their own answer`() async throws {
        try await withDatabase(migrated: false) { db in
            let sums = try await withThrowingTaskGroup(of: (Int, Int?).self) { group in
                for number in 0..<1000 {
                    group.addTask { (number, try await db.value("SELECT \(number)::int * 2", as: Int.self)) }
                }
                return try await group.reduce(into: [Int: Int]()) { $0[$1.0] = $1.1 }
            }
            #expect(sums.count == 1000)
            #expect(sums.allSatisfy { $0.value == $0.key * 2 })
        }
    }

    @Test func `a refused statement leaves its neighbours and the connection unharmed`() async throws {
        try await withDatabase(migrated: false, connections: 1) { db in
            let outcomes = await withTaskGroup(of: Int?.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        do { return try await db.value("SELECT 10 / \(number % 4)::int", as: Int.self) } catch {
                            return nil
                        }
                    }
                }
                return await group.reduce(into: [Int?]()) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == nil }.count == 10)
            #expect(outcomes.filter { $0 == 10 }.count == 10)
            let found2 = try await db.value("SELECT 1", as: Int.self)
            #expect(found2 == 1)
        }
    }

    @Test func `a unique violation names its constraint`() async throws {
        try await withDatabase(migrated: false) { db in
            try await db.run("CREATE TABLE t (a int CONSTRAINT only_once UNIQUE)")
            try await db.run("INSERT INTO t VALUES (1)")
            do {
                try await db.run("INSERT INTO t VALUES (1)")
                Issue.record("the second insert was taken")
            } catch let fault as PostgresFault {
                #expect(fault.violatedUnique == "only_once")
            }
        }
    }
}
