import Events
import Jobs
import Postgres

package enum OutboxJobs {
    package static let tidy = JobKind<OutboxChoreTask>("tidy-events", priority: -6, maxAttempts: 3)
}

package struct OutboxChoreTask: Codable, Sendable {
    package init() {}
}

/// Forgets events: after a week those that all have read, after thirty days all.
package struct TidyOutbox: Sendable {
    private let db: Database
    private let resting: [String]

    /// - Parameter resting: consumers that this market's settings have switched off; nothing is kept for them.
    package init(db: Database, resting: [String] = []) { (self.db, self.resting) = (db, resting) }

    package func callAsFunction() async throws {
        for consumer in resting { try await Outbox.leave(as: consumer, in: db) }
        try await Outbox.prune(olderThan: .seconds(7 * 86_400), evenUnreadAfter: .seconds(30 * 86_400), in: db)
    }
}
