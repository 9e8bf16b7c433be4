import Flows
import Jobs

/// What a worker does for stock.
package struct StockFlows: Sendable {
    private let check: CheckStock
    private let release: ReleaseHolds
    private let tell: TellStockAlerts

    package init(check: CheckStock, release: ReleaseHolds, tell: TellStockAlerts) {
        (self.check, self.release, self.tell) = (check, release, tell)
    }

    var handlers: [JobHandler] {
        [
            JobHandler(StockJobs.check, concurrency: 1, lease: .seconds(120)) { [check] _, _ in _ = try await check() },
            JobHandler(StockJobs.release, concurrency: 1) { [release] _, _ in _ = try await release() },
            JobHandler(StockJobs.tell, concurrency: 1) { [tell] _, _ in try await tell() },
        ]
    }

    var recurring: [Recurring] {
        [
            Recurring("check-stock", cron: "50 3 * * *", kind: StockJobs.check, payload: StockChoreTask()),
            Recurring("release-holds", cron: "* * * * *", kind: StockJobs.release, payload: StockChoreTask()),
            Recurring("tell-stock-alerts", cron: "*/10 * * * *", kind: StockJobs.tell, payload: StockChoreTask()),
        ]
    }
}
