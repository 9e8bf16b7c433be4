import Foundation
import Jobs
import Postgres
import Discovery
import Search

/// The queues of what is learned of searches.
package enum SearchJobs {
    package static let learn = JobKind<SearchChoreTask>("learn-from-searches", priority: -6, maxAttempts: 3)
    package static let order = JobKind<SearchChoreTask>("learn-order", priority: -6, maxAttempts: 3)
    package static let tidy = JobKind<SearchChoreTask>("tidy-searches", priority: -6, maxAttempts: 3)
    package static let match = JobKind<SearchChoreTask>("match-saved-searches", priority: -3, maxAttempts: 3)
    package static let tell = JobKind<SearchChoreTask>("tell-saved-searches", priority: -3, maxAttempts: 3)
}

package struct SearchChoreTask: Codable, Sendable {
    package init() {}
}

/// Works out popular queries and click rates of the last 90 days.
package struct LearnFromSearches: Sendable {
    private let db: Database
    private let now: @Sendable () -> Date

    package init(db: Database, now: @escaping @Sendable () -> Date = { Date() }) { (self.db, self.now) = (db, now) }

    package func callAsFunction() async throws {
        try await SearchLearning.learnQueries(at: now(), in: db)
        let model = ClickModel(showings: try await SearchLearning.showings(at: now(), in: db))
        try await db.transaction { try await SearchLearning.learnRates(model, at: now(), in: $0) }
    }
}

/// Forgets who searched, in time, and searches that are too old.
package struct TidySearches: Sendable {
    private let db: Database
    private let now: @Sendable () -> Date

    package init(db: Database, now: @escaping @Sendable () -> Date = { Date() }) { (self.db, self.now) = (db, now) }

    package func callAsFunction() async throws {
        try await SearchLog.tidy(at: now(), in: db)
        try await SavedFinds.forget(at: now(), in: db)
    }
}
