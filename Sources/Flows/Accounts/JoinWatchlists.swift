import Discovery
import Postgres
import Vocabulary

/// What somebody watched before signing in joins what their account watches.
package struct JoinWatchlists: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    package func callAsFunction(_ anonymous: VisitorID, into account: VisitorID) async throws {
        try await Watchlist.move(from: anonymous, to: account, in: db)
    }
}
