import Foundation
import Postgres
import Vocabulary

/// What one unit of the market's currency is worth in others: a day's figure that somebody wrote down, never today's market.
package struct ExchangeRates: Sendable, Equatable {
    package struct Rate: Sendable, Equatable {
        package let currency: Currency
        /// Units of `currency` for one of the market's; above 0.
        package let perUnit: Decimal
        /// `2026-11-21`
        package let day: String

        package init(_ currency: Currency, _ perUnit: Decimal, on day: String) {
            (self.currency, self.perUnit, self.day) = (currency, perUnit, day)
        }
    }

    /// The market's own.
    package let base: Currency
    /// The latest of each currency, by code.
    package let rates: [Rate]

    package init(base: Currency, rates: [Rate]) { (self.base, self.rates) = (base, rates) }

    /// An older rate misleads more than none.
    package static let oldestDays = 31

    /// About what an amount is in another currency, to its minor unit, half away from zero.
    /// - Returns: with the day of the older rate that it took; nil where a rate is missing, where there is nothing to
    ///   convert, and beyond 64 bits.
    package func converted(_ money: Money, to wanted: Currency) -> (money: Money, day: String)? {
        guard money.currency != wanted, let from = rate(of: money.currency), let to = rate(of: wanted) else {
            return nil
        }
        var exact =
            Decimal(money.minor) * to.perUnit * Decimal(wanted.minorPerMajor)
            / (from.perUnit * Decimal(money.currency.minorPerMajor))
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, 0, .plain)
        guard let minor = Int64("\(rounded)") else { return nil }
        let days = [from, to].filter { $0.currency != base }.map(\.day)
        return (Money(minor: minor, currency: wanted), days.min() ?? "")
    }

    private func rate(of currency: Currency) -> Rate? {
        currency == base ? Rate(base, 1, on: "") : rates.first { $0.currency == currency }
    }
}

/// Why a rate is not taken.
package enum RateRefusal: Error, Sendable, Equatable {
    /// The line, from 1, that is not a currency's code and a figure.
    case badLine(Int)
    /// Not a day, or one to come.
    case badDay
    /// A currency that stands there twice.
    case twice(String)
    case noLines
}

extension ExchangeRates.Rate {
    /// Reads `USD 0.00775`, one a line; a comma is a point.
    /// - Throws: `RateRefusal.badLine`, `.twice`, `.noLines`.
    package static func reading(_ text: String, base: Currency, on day: String) throws -> [Self] {
        var found: [Self] = []
        for (number, line) in zip(1..., text.split(separator: "\n", omittingEmptySubsequences: false)) {
            let words = line.split { $0.isWhitespace || $0 == ":" || $0 == ";" }
            if words.isEmpty { continue }
            let figure = words.last.map { String($0).replacing(",", with: ".") } ?? ""
            let isFigure = figure.wholeMatch(of: /[0-9]{1,9}(\.[0-9]{1,10})?/) != nil
            guard words.count == 2, found.count < 200, isFigure, let currency = Currency(code: String(words[0])),
                currency != base, let rate = Decimal(string: figure, locale: Locale(identifier: "en_US_POSIX")),
                rate > 0
            else { throw RateRefusal.badLine(number) }
            if found.contains(where: { $0.currency == currency }) { throw RateRefusal.twice(currency.code) }
            found.append(Self(currency, rate, on: day))
        }
        if found.isEmpty { throw RateRefusal.noLines }
        return found
    }
}
