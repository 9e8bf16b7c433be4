import Flows
import Jobs

/// What a worker does with files of goods.
package struct ImportFlows: Sendable {
    package let take: ImportCatalogue
    package let fetch: FetchImport
    package let pictures: FetchLinkedPictures
    package let tidy: TidyImports

    package init(take: ImportCatalogue, fetch: FetchImport, pictures: FetchLinkedPictures, tidy: TidyImports) {
        (self.take, self.fetch, self.pictures, self.tidy) = (take, fetch, pictures, tidy)
    }

    /// One file at a time: two would only wait for the same disk.
    var handlers: [JobHandler] {
        [
            JobHandler(ImportJobs.take, concurrency: 1) { [take] task, context in
                try await take(task, isLastAttempt: context.isLastAttempt) {
                    try await context.report(done: $0, total: $1)
                }
            },
            JobHandler(ImportJobs.fetch, concurrency: 2) { [fetch] task, context in
                try await fetch(task, isLastAttempt: context.isLastAttempt)
            },
            JobHandler(ImportJobs.fetchPictures, concurrency: 4) { [pictures] task, _ in
                try await pictures(task.product)
            },
            JobHandler(ImportJobs.tidy, concurrency: 1) { [tidy] _, _ in try await tidy() },
        ]
    }
}
