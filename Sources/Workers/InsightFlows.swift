import Flows
import Jobs

/// What a worker does for the desks' figures.
package struct InsightFlows: Sendable {
    private let tidy: TidyFootfall

    package init(tidy: TidyFootfall) { self.tidy = tidy }

    var handlers: [JobHandler] {
        [JobHandler(InsightJobs.tidyFootfall, concurrency: 1, lease: .seconds(120)) { [tidy] _, _ in try await tidy() }]
    }

    /// Every hour: days end at midnight of UTC, wherever the market is.
    var recurring: [Recurring] {
        [Recurring("tidy-footfall", cron: "10 * * * *", kind: InsightJobs.tidyFootfall, payload: InsightChoreTask())]
    }
}
