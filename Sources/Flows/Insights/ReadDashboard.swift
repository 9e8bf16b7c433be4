import Cache
import Catalog
import Foundation
import Insights
import Jobs
import Postgres
import Vocabulary

/// What a desk shows first: a fixed number of statements, whatever the market's size.
package struct ReadDashboard: Sendable {
    private let db: Database
    private let currency: Currency
    /// The whole market's figures add up everything that was sold: not for every look anew.
    private let market: [StatsSpan: Remembered<Dashboard>]

    /// - Parameters:
    ///   - currency: the market's. What was sold in another counts as sold, without its money.
    ///   - age: how old the whole market's figures may be.
    package init(db: Database, currency: Currency, age: Duration = .seconds(15)) {
        (self.db, self.currency) = (db, currency)
        market = Dictionary(
            uniqueKeysWithValues: StatsSpan.allCases.map { span in
                (span, Remembered(for: age) { try await Self.read(of: nil, span, now: Date(), currency, in: db) })
            })
    }

    /// - Parameter seller: whose, as they are now; nil: the whole market's, with its queues, at most `age` ago.
    package func callAsFunction(of seller: SellerID?, _ span: StatsSpan) async throws -> Dashboard {
        if seller == nil, let market = market[span] { return try await market.value() }
        return try await Self.read(of: seller, span, now: Date(), currency, in: db)
    }

    private static func read(
        of seller: SellerID?, _ span: StatsSpan, now: Date, _ currency: Currency, in db: Database
    ) async throws -> Dashboard {
        let scope = StatsScope(seller: seller, span: span, now: now, currency: currency.code)
        // Side by side: on connections of their own, so that the page takes as long as the longest of them.
        async let series = DayFigures.series(scope, in: db)
        async let best = TopProduct.best(scope, limit: 8, in: db)
        async let risky = StockAtRisk.soonest(scope, limit: 8, in: db)
        async let standing = DeskStanding.now(scope, in: db)
        async let failed = ImportRun.failed(of: seller, at: now, in: db)
        async let queues = seller == nil ? QueueHealth.all(in: db) : []
        let days = try await series
        guard let standing = try await standing else { preconditionFailure("counts are one row") }
        return Dashboard(
            span: span, currency: currency, days: Array(days.suffix(span.days)),
            figures: Array(days.suffix(span.days)).total, before: Array(days.prefix(span.days)).total,
            best: try await best, atRisk: try await risky, standing: standing,
            failedImports: try await failed, queues: try await queues)
    }
}

/// A desk's figures.
package struct Dashboard: Sendable {
    package let span: StatsSpan
    package let currency: Currency
    /// The span's, oldest first.
    package let days: [DayFigures]
    package let figures: Figures
    /// Of as many days before.
    package let before: Figures
    package let best: [TopProduct]
    package let atRisk: [StockAtRisk]
    package let standing: DeskStanding
    /// Files of goods that could not be taken in.
    package let failedImports: Int
    /// Empty on a seller's desk.
    package let queues: [QueueHealth]

    package init(
        span: StatsSpan, currency: Currency, days: [DayFigures], figures: Figures, before: Figures, best: [TopProduct],
        atRisk: [StockAtRisk], standing: DeskStanding, failedImports: Int, queues: [QueueHealth]
    ) {
        (self.span, self.currency, self.days, self.figures, self.before) = (span, currency, days, figures, before)
        (self.best, self.atRisk, self.standing) = (best, atRisk, standing)
        (self.failedImports, self.queues) = (failedImports, queues)
    }

    package func money(_ minor: Int64) -> Money { Money(minor: minor, currency: currency) }
    package var deadJobs: Int { queues.reduce(0) { $0 + $1.depth.dead } }
    package var waitingJobs: Int { queues.reduce(0) { $0 + $1.depth.ready } }
}
