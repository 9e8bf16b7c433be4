import Flows
import Foundation
import Postgres
import Search
import Telemetry
import TestSupport
import Testing
import Vocabulary

struct LearnFromSearchesTests {
    private func learn(_ process: Searching) async throws -> SearchMemory {
        try await process.flush()
        try await LearnFromSearches(db: process.db, now: { process.now.current })()
        let memory = SearchMemory(db: process.db, log: .silent)
        await memory.refresh()
        return memory
    }

    @Test func `a query is suggested when three different people asked it and it led to goods`() async throws {
        try await withDatabase { db in
            let process = Searching(db), goods = try await process.goods(1)
            for number in 1...3 {
                try process.search("red basket", by: Searching.stranger(number), shown: goods)
                try process.search("unicorn", by: Searching.stranger(number), total: 0)
                try process.search(
                    "something else", by: Searching.stranger(number), shown: goods, relaxed: ["some-words"])
                try process.search("mail amina@example.com", by: Searching.stranger(number), shown: goods)
            }
            for _ in 1...5 {
                try process.search("my own name", by: Searching.asha, shown: goods)
                process.wait(3_600)
                try await process.flush()
            }
            for number in 1...5 { try process.search("basket", by: Searching.stranger(number), shown: goods) }
            let memory = try await learn(process)
            #expect(memory.popular("b", 5) == ["basket", "red basket"])
            #expect(memory.popular("red", 5) == ["red basket"])
            #expect(memory.popular("", 5) == [] && memory.popular("basket", 5) == ["red basket"])
            for beginning in ["u", "some", "mail", "my", "•", "x"] { #expect(memory.popular(beginning, 5) == []) }
        }
    }

    @Test func `one stranger who comes on three days is not three people`() async throws {
        try await withDatabase { db in
            let process = Searching(db), goods = try await process.goods(1)
            for _ in 1...4 {
                try process.search("basket", by: Searching.neema, shown: goods)
                try await process.flush()
                process.wait(86_400)
            }
            let memory = try await learn(process)
            #expect(memory.popular("b", 5) == [])
            for reader in [Searching.asha, Searching.juma] { try process.search("basket", by: reader, shown: goods) }
            let later = try await learn(process)
            #expect(later.popular("b", 5) == ["basket"])
        }
    }

    @Test func `who asked is forgotten, that three did is not; what nobody asks for ninety days is`() async throws {
        try await withDatabase { db in
            let process = Searching(db), goods = try await process.goods(1)
            for reader in [Searching.asha, Searching.juma, SearchReader(visitor: .random(), reader: nil)] {
                try process.search("basket", by: reader, shown: goods)
            }
            _ = try await learn(process)
            process.wait(60 * 86_400)
            try await TidySearches(db: db, now: { process.now.current })()
            let memory = try await learn(process)
            #expect(memory.popular("b", 5) == ["basket"])
            process.wait(31 * 86_400)
            let later = try await learn(process)
            #expect(later.popular("b", 5) == [])
        }
    }

    @Test func `what is opened at the foot of a list is lifted more than what is opened at its head`() async throws {
        try await withDatabase { db in
            let process = Searching(db), goods = try await process.goods(12)
            for number in 1...30 {
                let reader = Searching.stranger(number)
                try process.search("basket", by: reader, shown: goods)
                if number <= 9 {
                    try process.open(goods[11], from: "basket", by: reader)
                    try process.open(goods[0], from: "basket", by: reader)
                }
                if number == 30 { try process.open(goods[4], from: "basket", by: reader) }
                // Another order says nothing about places.
                try process.search("lamp", by: reader, shown: goods, order: "cheapest")
                try process.open(goods[3], from: "lamp", by: reader)
            }
            let memory = try await learn(process)
            let rates = memory.clicks("Basket ")
            let last = try #require(rates[goods[11].rawValue]), first = try #require(rates[goods[0].rawValue])
            #expect(last > first && last <= 1 && first > 0)
            #expect(rates[goods[7].rawValue] == nil)
            #expect(memory.clicks("lamp") == [:] && memory.clicks("nothing") == [:])
        }
    }

    @Test func `nothing is read anew until something was learned, and an outage leaves what was known`() async throws {
        try await withDatabase { db in
            let process = Searching(db), goods = try await process.goods(1)
            for number in 1...3 { try process.search("basket", by: Searching.stranger(number), shown: goods) }
            let memory = try await learn(process)
            try await db.run("DELETE FROM popular_queries")
            await memory.refresh()
            #expect(memory.popular("b", 5) == ["basket"])
            try await withoutDatabase(db) { await memory.refresh() }
            #expect(memory.popular("b", 5) == ["basket"])
        }
    }
}
