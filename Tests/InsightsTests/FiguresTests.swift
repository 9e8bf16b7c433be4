import Insights
import Postgres
import TestSupport
import Testing
import Vocabulary

struct FiguresTests {
    @Test func `a week is held against the week before, and each seller sees only their own`() async throws {
        try await withDatabase { db in
            let amani = try await Shop.open(in: db), dala = try await Shop.open("Dala", phone: Cast.dala, in: db)
            let basket = try await amani.stock("Basket", 50, number: 1),
                lamp = try await dala.stock("Lamp", 50, number: 2)
            try await amani.sell(basket.variant, 3, at: 2_500, day: 0)
            try await amani.sell(basket.variant, 1, at: 2_400, day: -6)
            try await amani.sell(basket.variant, 2, at: 2_000, day: -7)
            // Longer ago than both weeks.
            try await amani.sell(basket.variant, 9, at: 2_000, day: -14)
            try await dala.sell(lamp.variant, 4, at: 100, day: -1)
            try await amani.lead(basket.product, "AAAAAA", day: -2)
            try await amani.lead(basket.product, "BBBBBB", day: -8)
            try await amani.footfall(10, 4, of: amani.seller, day: 0)
            try await amani.footfall(40, 9, of: nil, day: 0)

            let own = try await DayFigures.series(amani.scope(of: amani.seller), in: db)
            #expect(own.count == 14 && own.first?.day == "2026-11-08" && own.last?.day == "2026-11-21")
            let week = Array(own.suffix(7)).total, before = Array(own.prefix(7)).total
            #expect(week == figures(views: 10, visitors: 4, leads: 1, sales: 2, units: 4, revenueMinor: 990_000))
            #expect(before == figures(leads: 1, sales: 1, units: 2, revenueMinor: 400_000))
            #expect(week.conversion == 0.3 && before.conversion == nil)
            let market = Array(try await DayFigures.series(amani.scope(of: nil), in: db).suffix(7)).total
            #expect(market == figures(views: 40, visitors: 9, leads: 1, sales: 3, units: 8, revenueMinor: 1_030_000))
        }
    }

    @Test func `what is sold in another currency counts, but not its money`() async throws {
        try await withDatabase { db in
            let amani = try await Shop.open(in: db), basket = try await amani.stock("Basket", 9, number: 1)
            try await db.run("UPDATE products SET currency = 'USD' WHERE id = \(basket.product)")
            try await amani.sell(basket.variant, 2, at: 20, day: 0)
            let day = try await DayFigures.series(amani.scope(of: nil), in: db).last
            #expect(day?.figures == figures(sales: 1, units: 2))
        }
    }

    @Test func `the day's sales are the movements', however they are written, and what is refused is not counted`()
        async throws
    {
        try await withDatabase { db in
            let amani = try await Shop.open(in: db), basket = try await amani.stock("Basket", 5, number: 1)
            try await db.run(
                """
                INSERT INTO stock_movements (variant_id, location_id, kind, quantity, unit_price_minor, at)
                SELECT \(basket.variant), \(amani.location), 'sold', -1, 100 * n, \(Shop.now) FROM generate_series(1, 3) n
                """)
            await #expect(throws: PostgresFault.self) { try await amani.sell(basket.variant, 3, at: 1, day: 0) }
            let row: String? = try await db.value(
                "SELECT day || ' ' || sales || ' ' || units || ' ' || revenue_minor FROM sales_days")
            #expect(row == "2026-11-21 3 3 600")
        }
    }

    @Test func `top products stand by revenue, then by leads and views`() async throws {
        try await withDatabase { db in
            let amani = try await Shop.open(in: db)
            let basket = try await amani.stock("Basket", 50, number: 1),
                lamp = try await amani.stock("Lamp", 50, number: 2)
            let rug = try await amani.stock("Rug", 50, number: 3), cup = try await amani.stock("Cup", 50, number: 4)
            try await amani.sell(basket.variant, 1, at: 900, day: 0)
            try await amani.sell(lamp.variant, 8, at: 100, day: -6)
            try await amani.sell(cup.variant, 50, at: 100, day: -7)
            try await amani.lead(rug.product, "AAAAAA", day: 0)
            try await db.run(
                "INSERT INTO product_view_days VALUES ('2026-11-20', \(cup.product), \(amani.seller), 7)")
            let best = try await TopProduct.best(amani.scope(of: nil), limit: 3, in: db)
            #expect(best.map(\.title) == ["Basket", "Lamp", "Rug"])
            #expect(best.map(\.revenueMinor) == [90_000, 80_000, 0] && best.map(\.leads) == [0, 0, 1])
            let all = try await TopProduct.best(amani.scope(of: amani.seller), limit: 8, in: db)
            #expect(all.last?.title == "Cup" && all.last?.views == 7)
        }
    }

    @Test func `at risk is what lasts less than a fortnight at the last sixty days' pace`() async throws {
        try await withDatabase { db in
            let amani = try await Shop.open(in: db)
            let basket = try await amani.stock("Basket", 40, number: 1),
                lamp = try await amani.stock("Lamp", 43, number: 2)
            let rug = try await amani.stock("Rug", 90, number: 3)
            // Half a piece a day, and 10, 13 and 60 are left: 20, 26 and 120 days; then Basket sells out faster.
            for item in [basket, lamp, rug] { try await amani.sell(item.variant, 30, at: 1, day: -59) }
            #expect(try await StockAtRisk.soonest(amani.scope(of: nil), limit: 8, in: db) == [])
            try await amani.sell(basket.variant, 6, at: 1, day: 0)
            try await amani.sell(lamp.variant, 13, at: 1, day: 0)
            let risky = try await StockAtRisk.soonest(amani.scope(of: amani.seller), limit: 1, in: db)
            #expect(risky.map(\.title) == ["Lamp"] && risky.first?.cover == 0 && risky.first?.total == 2)
            let both = try await StockAtRisk.soonest(amani.scope(of: nil), limit: 8, in: db)
            #expect(both.map(\.cover) == [0, 6] && both.map(\.free) == [0, 4])
        }
    }

    private func figures(
        views: Int = 0, visitors: Int = 0, leads: Int = 0, sales: Int = 0, units: Int = 0, revenueMinor: Int64 = 0
    ) -> Figures {
        var figures = Figures()
        (figures.views, figures.visitors, figures.leads) = (views, visitors, leads)
        (figures.sales, figures.units, figures.revenueMinor) = (sales, units, revenueMinor)
        return figures
    }
}
