import Foundation
import Postgres
import Vocabulary

/// A row of the table. One in a currency that this version does not know is passed over.
private struct RateLine: SQLRow {
    let rate: ExchangeRates.Rate?

    init(row: inout RowReader) throws {
        let code: String = try row.next(), figure: String = try row.next(), day: String = try row.next()
        guard let currency = Currency(code: code), let perUnit = Decimal(string: figure) else {
            rate = nil
            return
        }
        rate = ExchangeRates.Rate(currency, perUnit, on: day)
    }
}

extension ExchangeRates {
    /// The latest of each currency that is not too old.
    package static func current(of base: Currency, in db: some SQLSession) async throws -> ExchangeRates {
        let lines = try await db.rows(
            """
            SELECT DISTINCT ON (quote) quote, rate::text, day::text FROM exchange_rates
            WHERE base = \(base.code) AND day <= current_date AND day > current_date - \(literal: oldestDays)
            ORDER BY quote, day DESC
            """, as: RateLine.self)
        return ExchangeRates(base: base, rates: lines.compactMap(\.rate))
    }

    /// Every rate that was written down, the newest first; at most `limit`.
    package static func history(of base: Currency, limit: Int, in db: some SQLSession) async throws -> [Rate] {
        try await db.rows(
            """
            SELECT quote, rate::text, day::text FROM exchange_rates WHERE base = \(base.code)
            ORDER BY day DESC, quote LIMIT \(literal: limit)
            """, as: RateLine.self
        ).compactMap(\.rate)
    }

    /// Writes rates of one day down, all or none; another figure of that day is replaced.
    ///
    /// - Parameters:
    ///   - rates: each of another currency.
    ///   - day: `2026-11-21`, today at the latest (of UTC).
    /// - Throws: `RateRefusal.badDay`.
    package static func keep(_ rates: [Rate], of base: Currency, on day: String, in db: some SQLSession) async throws {
        guard day.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil else { throw RateRefusal.badDay }
        do {
            let kept = try await db.execute(
                """
                INSERT INTO exchange_rates (base, quote, day, rate)
                SELECT \(base.code), r.quote, d.day, r.rate::numeric
                FROM unnest(\(rates.map(\.currency.code))::text[], \(rates.map { "\($0.perUnit)" })::text[]) AS r (quote, rate),
                    (SELECT \(day)::date AS day) d
                WHERE d.day <= current_date ORDER BY r.quote
                ON CONFLICT (base, quote, day) DO UPDATE SET rate = excluded.rate
                """)
            if kept < rates.count { throw RateRefusal.badDay }
        } catch PostgresFault.refused(let state, _, _) where state.hasPrefix("220") { throw RateRefusal.badDay }
    }
}
