import Flows
import Jobs

/// What a worker does for identity checks and trust.
package struct IdentityFlows: Sendable {
    private let ask: AskIdentityProvider
    private let remove: RemoveFiles
    private let tidy: TidyDocuments
    private let trust: ScoreEverybody

    package init(ask: AskIdentityProvider, remove: RemoveFiles, tidy: TidyDocuments, trust: ScoreEverybody) {
        (self.ask, self.remove, self.tidy, self.trust) = (ask, remove, tidy, trust)
    }

    var handlers: [JobHandler] {
        [
            JobHandler(IdentityJobs.check, concurrency: 2, lease: .seconds(120)) { [ask] task, _ in try await ask(task)
            },
            JobHandler(IdentityJobs.remove, concurrency: 1) { [remove] task, _ in try await remove(task) },
            JobHandler(IdentityJobs.tidy, concurrency: 1) { [tidy] _, _ in try await tidy() },
            JobHandler(IdentityJobs.trust, concurrency: 1) { [trust] _, context in
                try await trust { try await context.report(done: $0, total: nil) }
            },
        ]
    }
}
