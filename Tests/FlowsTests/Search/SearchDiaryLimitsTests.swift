import Flows
import Foundation
import Insights
import Postgres
import Search
import TestSupport
import Testing
import Vocabulary

/// What a diary does with too much, with outages, with hostile words, and with time.
struct SearchDiaryLimitsTests {
    @Test func `while the database is away searches wait, as many as there is room for`() async throws {
        try await withDatabase { db in
            let process = Searching(db, limit: 3), goods = try await process.goods(1)
            try await withoutDatabase(db) {
                try process.search("one", by: Searching.asha, shown: goods)
                let isWritten = await process.diary.flush()
                #expect(!isWritten)
                for query in ["two", "three", "four", "five"] {
                    try process.search(query, by: Searching.asha, shown: goods)
                }
                try process.open(goods[0], from: "one", by: Searching.asha)
            }
            try await process.flush()
            let seen10 = try await process.days()
            #expect(seen10.map { $0.prefix { $0 != " " } } == ["one", "three", "two"])
            #expect(process.dropped == 2)
            let seen11 = try await Cast.count("search_clicks", in: db)
            #expect(seen11 == 1)
        }
    }

    @Test func `what is noted when the process stops is written`() async throws {
        try await withDatabase { db in
            let process = Searching(db)
            let running = Task { await process.diary.run(every: .seconds(3_600)) }
            try process.search("basket", by: Searching.asha, total: 0)
            running.cancel()
            await running.value
            let seen12 = try await process.days()
            #expect(seen12 == ["basket 1 1 0 0 0 0 0 0"])
        }
    }

    @Test func `two processes at once add up the same words`() async throws {
        try await withDatabase { db in
            let one = Searching(db), other = Searching(db), goods = try await one.goods(4)
            for round in 1...10 {
                for (process, base) in [(one, 0), (other, 100)] {
                    for query in ["basket", "lamp", "shoe"].shuffled() {
                        let reader = Searching.stranger(base + round)
                        try process.search(query, by: reader, shown: goods)
                        try process.open(goods[round % 4], from: query, by: reader)
                        try process.buy(goods[round % 4], from: query, by: reader)
                    }
                }
                async let first = one.diary.flush()
                async let second = other.diary.flush()
                let written = await [first, second]
                #expect(written == [true, true])
            }
            let sums: [String] = try await db.values(
                "SELECT concat_ws(' ', query, searches, clicked, clicks, strangers) FROM search_days ORDER BY query")
            #expect(sums == ["basket 20 20 20 20", "lamp 20 20 20 20", "shoe 20 20 20 20"])
        }
    }

    @Test func `hostile texts are kept as texts, masked, and in bounds`() async throws {
        try await withDatabase { db in
            let process = Searching(db)
            let texts = [
                "'; DROP TABLE search_log; --", "{\"a\": [1]}", "\\u0000 \u{202E}abc",
                String(repeating: "ก", count: 900),
                "amina@example.com", "<script>alert(1)</script>", "call 0722 400 502",
            ]
            for text in texts { try process.search(text, by: Searching.asha, total: 0) }
            try await process.flush()
            let kept: [String] = try await db.values("SELECT query FROM search_log ORDER BY id")
            #expect(kept == texts.map(SearchText.kept))
            #expect(kept[4] == "•••" && kept[6] == "call •••")
            #expect(kept.allSatisfy { $0.unicodeScalars.count <= 200 })
        }
    }

    @Test func `names go after thirty days, marks after two, rows after four hundred; what was added up stays`()
        async throws
    {
        try await withDatabase { db in
            let process = Searching(db), goods = try await process.goods(1)
            try process.search("basket", by: Searching.asha, shown: goods)
            try process.search("basket", by: Searching.neema, shown: goods)
            try process.open(goods[0], from: "basket", by: Searching.asha)
            try await process.flush()
            let tidy = TidySearches(db: db, now: { process.now.current })
            func known() async throws -> [String] {
                try await db.values(
                    "SELECT count(visitor) || ' ' || count(mark) || ' ' || count(*) FROM search_log")
            }
            process.wait(86_400)
            try await tidy()
            let seen13 = try await known()
            #expect(seen13 == ["1 1 2"])
            process.wait(2 * 86_400)
            try await tidy()
            let seen14 = try await known()
            #expect(seen14 == ["1 0 2"])
            process.wait(28 * 86_400)
            try await tidy()
            let seen15 = try await known()
            #expect(seen15 == ["0 0 2"])
            let seen16 = try await process.days()
            #expect(seen16 == ["basket 2 0 2 1 1 0 0 1"])
            process.wait(380 * 86_400)
            try await tidy()
            let seen17 = try await known()
            #expect(seen17 == ["0 0 0"])
            let seen18 = try await process.days()
            #expect(seen18 == [])
        }
    }
}
