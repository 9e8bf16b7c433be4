import Flows
import Jobs

/// What a worker does for search.
package struct SearchFlows: Sendable {
    private let learn: LearnFromSearches
    private let order: LearnRanker
    private let tidy: TidySearches
    private let match: MatchSavedSearches
    private let tell: TellSavedSearches

    package init(
        learn: LearnFromSearches, order: LearnRanker, tidy: TidySearches, match: MatchSavedSearches,
        tell: TellSavedSearches
    ) {
        (self.learn, self.order, self.tidy, self.match, self.tell) = (learn, order, tidy, match, tell)
    }

    var handlers: [JobHandler] {
        [
            JobHandler(SearchJobs.learn, concurrency: 1, lease: .seconds(300)) { [learn] _, _ in try await learn() },
            JobHandler(SearchJobs.order, concurrency: 1, lease: .seconds(300)) { [order] _, context in
                _ = try await order { try await context.report(done: $0, total: $1) }
            },
            JobHandler(SearchJobs.tidy, concurrency: 1, lease: .seconds(300)) { [tidy] _, _ in try await tidy() },
            JobHandler(SearchJobs.match, concurrency: 1, lease: .seconds(300)) { [match] _, _ in try await match() },
            JobHandler(SearchJobs.tell, concurrency: 1, lease: .seconds(300)) { [tell] _, _ in try await tell() },
        ]
    }

    /// Mails go out in the morning of the market.
    var recurring: [Recurring] {
        [
            Recurring("learn-from-searches", cron: "25 * * * *", kind: SearchJobs.learn, payload: SearchChoreTask()),
            // After the rates that it knows by, while the market sleeps.
            Recurring("learn-order", cron: "35 4 * * *", kind: SearchJobs.order, payload: SearchChoreTask()),
            Recurring("tidy-searches", cron: "15 4 * * *", kind: SearchJobs.tidy, payload: SearchChoreTask()),
            Recurring("match-saved-searches", cron: "*/5 * * * *", kind: SearchJobs.match, payload: SearchChoreTask()),
            Recurring("tell-saved-searches", cron: "5 8 * * *", kind: SearchJobs.tell, payload: SearchChoreTask()),
        ]
    }
}
