import Flows
import Jobs

/// What a worker does for search.
package struct SearchFlows: Sendable {
    private let learn: LearnFromSearches
    private let tidy: TidySearches
    private let match: MatchSavedSearches
    private let tell: TellSavedSearches

    package init(learn: LearnFromSearches, tidy: TidySearches, match: MatchSavedSearches, tell: TellSavedSearches) {
        (self.learn, self.tidy, self.match, self.tell) = (learn, tidy, match, tell)
    }

    var handlers: [JobHandler] {
        [
            JobHandler(SearchJobs.learn, concurrency: 1, lease: .seconds(300)) { [learn] _, _ in try await learn() },
            JobHandler(SearchJobs.tidy, concurrency: 1, lease: .seconds(300)) { [tidy] _, _ in try await tidy() },
            JobHandler(SearchJobs.match, concurrency: 1, lease: .seconds(300)) { [match] _, _ in try await match() },
            JobHandler(SearchJobs.tell, concurrency: 1, lease: .seconds(300)) { [tell] _, _ in try await tell() },
        ]
    }

    /// Mails go out in the morning of the market.
    var recurring: [Recurring] {
        [
            Recurring("learn-from-searches", cron: "25 * * * *", kind: SearchJobs.learn, payload: SearchChoreTask()),
            Recurring("tidy-searches", cron: "15 4 * * *", kind: SearchJobs.tidy, payload: SearchChoreTask()),
            Recurring("match-saved-searches", cron: "*/5 * * * *", kind: SearchJobs.match, payload: SearchChoreTask()),
            Recurring("tell-saved-searches", cron: "5 8 * * *", kind: SearchJobs.tell, payload: SearchChoreTask()),
        ]
    }
}
