import TestSupport
import Testing

@testable import Postgres

struct RowViewTests {
    @Test func `a row's values are read where they lie, NULL as nothing`() async throws {
        try await withDatabase(migrated: false) { db in
            let answer = try await db.run(
                """
                SELECT 'é'::text, ''::text, NULL::text, 7::bigint, -7::int, (-2)::smallint, true, false, NULL::bigint,
                    timestamptz '2026-11-21 00:00:00.000001+00'
                """)
            let row = try #require(
                try answer.views([
                    .text, .text, .text, .integer, .integer, .integer, .bool, .bool, .integer, .timestamp,
                ])
                .first)
            #expect(row.text(0) { $0.count } == 2)
            #expect(row.text(1) { $0.count } == 0)
            #expect(row.text(2) { $0.count } == nil)
            #expect(row.isNull(2) && !row.isNull(1))
            #expect((3...5).map { row.integer($0) } == [7, -7, -2])
            #expect(row.bool(6) == true)
            #expect(row.bool(7) == false)
            #expect(row.integer(8) == nil)
            #expect(row.timestamp(9) == 1_795_219_200_000_001)
        }
    }

    @Test func `a column of another kind, or one that is not there, is a decoding fault`() async throws {
        try await withDatabase(migrated: false) { db in
            let answer = try await db.run("SELECT 1::bigint, 'a'::text")
            #expect(throws: DecodingFault.self) { try answer.views([.text]) }
            #expect(throws: DecodingFault.self) { try answer.views([.timestamp]) }
            #expect(throws: DecodingFault.self) { try answer.views([.integer, .bool]) }
            #expect(throws: DecodingFault.self) { try answer.views([.integer, .text, .text]) }
            #expect(try answer.views([.integer, .text]).count == 1)
        }
    }
}
