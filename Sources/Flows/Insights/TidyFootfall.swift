import Foundation
import Insights
import Jobs
import Postgres

/// The queues of the desks' figures.
package enum InsightJobs {
    package static let tidyFootfall = JobKind<InsightChoreTask>("tidy-footfall", priority: -6, maxAttempts: 3)
}

package struct InsightChoreTask: Codable, Sendable {
    package init() {}
}

/// Forgets what told the visitors of past days apart; their number stays.
package struct TidyFootfall: Sendable {
    private let db: Database
    private let now: @Sendable () -> Date

    package init(db: Database, now: @escaping @Sendable () -> Date = { Date() }) { (self.db, self.now) = (db, now) }

    package func callAsFunction() async throws { try await VisitorMarks.forget(at: now(), in: db) }
}
