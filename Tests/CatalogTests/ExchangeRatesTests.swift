import Catalog
import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

@Suite struct ExchangeRatesTests {
    private static let yen = Currency(code: "JPY") ?? .kes
    private static let rates = ExchangeRates(
        base: .kes,
        rates: [
            .init(.usd, Decimal(string: "0.00775") ?? 0, on: "2026-11-20"),
            .init(.tnd, Decimal(string: "0.0244") ?? 0, on: "2026-11-19"),
            .init(yen, Decimal(string: "1.2") ?? 0, on: "2026-11-18"),
        ])

    @Test(arguments: [
        // 2,500.00 KES, 0.01 KES rounds to nothing, half a cent goes up, a debt too.
        (Money(minor: 250_000, currency: .kes), Currency.usd, Int64(1_938), "2026-11-20"),
        (Money(minor: 1, currency: .kes), .usd, 0, "2026-11-20"),
        (Money(minor: 200, currency: .kes), .usd, 2, "2026-11-20"),
        (Money(minor: -250_000, currency: .kes), .usd, -1_938, "2026-11-20"),
        (Money(minor: 250_000, currency: .kes), yen, 3_000, "2026-11-18"),
        // Back into the market's own, and across: the older day counts.
        (Money(minor: 1_938, currency: .usd), .kes, 250_065, "2026-11-20"),
        (Money(minor: 1_000, currency: .tnd), .usd, 32, "2026-11-19"),
    ])
    func `an amount is converted to its minor unit, half away from zero`(
        money: Money, wanted: Currency, minor: Int64, day: String
    ) throws {
        let about = try #require(Self.rates.converted(money, to: wanted))
        #expect(about.money == Money(minor: minor, currency: wanted))
        #expect(about.day == day)
    }

    @Test func `without a rate, in its own currency and beyond 64 bits there is nothing to show`() {
        #expect(Self.rates.converted(Money(minor: 100, currency: .kes), to: .kes) == nil)
        #expect(Self.rates.converted(Money(minor: 100, currency: .kes), to: .thb) == nil)
        #expect(Self.rates.converted(Money(minor: 100, currency: .thb), to: .usd) == nil)
        #expect(Self.rates.converted(Money(minor: .max, currency: .usd), to: .kes) == nil)
    }

    @Test func `lines are read as people write them`() throws {
        let read = try ExchangeRates.Rate.reading(" usd 0,00775\n\nEUR: 0.0071 \r\n", base: .kes, on: "2026-11-21")
        #expect(read.map(\.currency.code) == ["USD", "EUR"])
        #expect(read.map { "\($0.perUnit)" } == ["0.00775", "0.0071"])
    }

    @Test(arguments: [
        ("", RateRefusal.noLines), (" \n ", .noLines), ("USD", .badLine(1)), ("USD 1\nKES 1", .badLine(2)),
        ("USD 0", .badLine(1)), ("USD -1", .badLine(1)), ("USD 1e9", .badLine(1)), ("ZZZ 1", .badLine(1)),
        ("USD 1 2", .badLine(1)), ("USD 0.12345678901", .badLine(1)), ("USD 12345678901", .badLine(1)),
        ("USD 1\nEUR 2\nUSD 3", .twice("USD")), ("USD ١", .badLine(1)),
    ])
    func `what is no rate is refused by its line`(text: String, refusal: RateRefusal) {
        #expect(throws: refusal) { try ExchangeRates.Rate.reading(text, base: .kes, on: "2026-11-21") }
    }

    @Test func `the latest of each currency counts, until it is a month old`() async throws {
        try await withDatabase { db in
            func keep(_ code: String, _ figure: String, daysAgo: Int) async throws {
                let day: String = try await db.value("SELECT (current_date - \(daysAgo)::int)::text") ?? ""
                try await ExchangeRates.keep(
                    try ExchangeRates.Rate.reading("\(code) \(figure)", base: .kes, on: day), of: .kes, on: day, in: db)
            }
            try await keep("USD", "0.007", daysAgo: 3)
            try await keep("USD", "0.0078", daysAgo: 1)
            try await keep("USD", "0.0079", daysAgo: 1)
            try await keep("EUR", "0.007", daysAgo: 31)
            let current = try await ExchangeRates.current(of: .kes, in: db)
            #expect(current.rates.map { "\($0.currency.code) \($0.perUnit)" } == ["USD 0.0079"])
            let history = try await ExchangeRates.history(of: .kes, limit: 9, in: db)
            #expect(history.map { "\($0.perUnit)" } == ["0.0079", "0.007", "0.007"])
            let other = try await ExchangeRates.current(of: .tnd, in: db)
            #expect(other.rates == [])
        }
    }

    @Test(arguments: ["", "tomorrow", "2026-13-01", "2026-02-30", "9999-01-01", "2026-1-1", "infinity"])
    func `a rate is of a day that has been`(day: String) async throws {
        try await withDatabase { db in
            let rates = [ExchangeRates.Rate(.usd, 1, on: day)]
            await #expect(throws: RateRefusal.badDay) {
                try await ExchangeRates.keep(rates, of: .kes, on: day, in: db)
            }
            let count = try await Cast.count("exchange_rates", in: db)
            #expect(count == 0)
        }
    }
}
