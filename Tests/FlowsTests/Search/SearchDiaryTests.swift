import Flows
import Foundation
import Insights
import Postgres
import Search
import TestSupport
import Testing
import Vocabulary

struct SearchDiaryTests {
    @Test func `a search, what was opened from it and what was bought are one row each, and added up`() async throws {
        try await withDatabase { db in
            let process = Searching(db), goods = try await process.goods(3)
            try process.search("basket", by: Searching.asha, shown: goods)
            try process.search("basket", by: Searching.neema, shown: goods, milliseconds: 300)
            try process.search("unicorn", by: Searching.juma, total: 0)
            process.wait(20)
            try process.open(goods[2], from: "basket", by: Searching.asha)
            try process.open(goods[2], from: "basket", by: Searching.asha)
            try process.open(goods[0], from: "basket", by: Searching.neema)
            process.wait(60)
            try process.buy(goods[2], by: Searching.asha)
            try await process.flush()
            let seen1 = try await process.days()
            #expect(seen1 == ["basket 2 0 2 2 2 1 1 1", "unicorn 1 1 0 0 0 0 0 0"])
            let clicks: [String] = try await db.values(
                "SELECT place || CASE WHEN bought_at IS NULL THEN '' ELSE ' bought' END FROM search_clicks ORDER BY 1")
            #expect(clicks == ["0", "2 bought"])
            // Bought again, opened again: nothing new.
            try process.buy(goods[2], by: Searching.asha)
            try process.open(goods[0], from: "basket", by: Searching.neema)
            try await process.flush()
            let seen2 = try await process.days()
            #expect(seen2 == ["basket 2 0 2 2 2 1 1 1", "unicorn 1 1 0 0 0 0 0 0"])
            let totals: [String] = try await db.values(
                "SELECT concat_ws(' ', bucket, searches, empty, clicked, clicks, purchases) FROM search_totals ORDER BY bucket"
            )
            #expect(totals == ["7 2 1 1 1 1", "16 1 0 1 1 0"])
        }
    }

    @Test func `whoever comes back to a page has not searched again, after half an hour they have`() async throws {
        try await withDatabase { db in
            let process = Searching(db), goods = try await process.goods(1)
            for reader in [Searching.asha, Searching.neema] {
                try process.search("basket", by: reader, shown: goods)
                try process.search("basket", by: reader, shown: goods)
            }
            try await process.flush()
            process.wait(600)
            let other = Searching(db)
            other.wait(600)
            for reader in [Searching.asha, Searching.neema] { try other.search("basket", by: reader, shown: goods) }
            try await other.flush()
            let seen3 = try await process.days()
            #expect(seen3 == ["basket 2 0 2 0 0 0 0 1"])
            process.wait(1_500)
            try process.search("basket", by: Searching.asha, shown: goods)
            try await process.flush()
            let seen4 = try await process.days()
            #expect(seen4 == ["basket 3 0 3 0 0 0 0 1"])
        }
    }

    @Test func `a later page is the same search, and its clicks count at their places`() async throws {
        try await withDatabase { db in
            let process = Searching(db), goods = try await process.goods(2)
            try process.search("basket", by: Searching.asha, shown: [goods[0]], total: 37)
            try process.search("basket", by: Searching.asha, shown: [goods[1]], total: 37, page: 1)
            try process.open(goods[1], from: "basket", by: Searching.asha)
            try await process.flush()
            let seen5 = try await process.days()
            #expect(seen5 == ["basket 1 0 1 1 1 0 0 0"])
            let place: Int? = try await db.value("SELECT place FROM search_clicks")
            #expect(place == 36)
        }
    }

    @Test func `nobody's click is held against another's search, nor what was not shown, nor what is long ago`()
        async throws
    {
        try await withDatabase { db in
            let process = Searching(db), goods = try await process.goods(3)
            try process.search("basket", by: Searching.asha, shown: [goods[0], goods[1]])
            try process.search("basket", by: .unfollowed, shown: [goods[1]])
            try process.open(goods[0], from: "basket", by: Searching.juma)
            try process.open(goods[0], from: "basket", by: Searching.stranger(9))
            try process.open(goods[0], from: "basket", by: .unfollowed)
            try process.open(goods[2], from: "basket", by: Searching.asha)
            try process.open(goods[0], from: "baskets", by: Searching.asha)
            try process.buy(goods[0], by: Searching.asha)
            process.wait(3 * 3_600)
            try process.open(goods[0], from: "basket", by: Searching.asha)
            let unknown = ProductID.random()
            try process.open(unknown, from: "basket", by: Searching.asha)
            try await process.flush()
            let seen6 = try await process.days()
            #expect(seen6 == ["basket 2 0 2 0 0 0 0 0"])
            let seen7 = try await Cast.count("search_clicks", in: db)
            #expect(seen7 == 0)
        }
    }

    @Test func `who asks not to be followed is counted and known by nothing`() async throws {
        try await withDatabase { db in
            let process = Searching(db), goods = try await process.goods(1)
            try process.search("basket", by: .unfollowed, shown: goods)
            try process.search("basket", by: .unfollowed, shown: goods)
            try process.open(goods[0], from: "basket", by: .unfollowed)
            try await process.flush()
            let seen8 = try await process.days()
            #expect(seen8 == ["basket 2 0 2 1 1 0 0 0"])
            let known: Int? = try await db.value(
                "SELECT count(*) FROM search_log WHERE visitor IS NOT NULL OR mark IS NOT NULL")
            #expect(known == 0)
        }
    }

    @Test func `a stranger's mark is of the search alone, and the purchase with a new cookie still finds the search`()
        async throws
    {
        try await withDatabase { db in
            let process = Searching(db), goods = try await process.goods(1)
            let footfall = Serving(db)
            footfall.footfall.note(.wall, by: Serving.neema)
            await footfall.footfall.flush()
            try process.search("basket", by: Searching.neema, shown: goods)
            try process.open(goods[0], from: "basket", by: Searching.neema)
            let later = SearchReader(
                visitor: .random(), reader: PageReader(visitor: nil, address: "203.0.113.7", agent: "Mozilla/5.0"))
            try process.buy(goods[0], by: later)
            try await process.flush()
            let seen9 = try await process.days()
            #expect(seen9 == ["basket 1 0 1 1 1 1 0 1"])
            let same: Int? = try await db.value(
                "SELECT count(*) FROM search_log l JOIN visitor_marks v ON v.mark = l.mark")
            #expect(same == 0)
        }
    }
}
