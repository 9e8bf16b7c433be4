import Discovery
import Postgres
import Search
import Vocabulary

/// What somebody watched, parked, saved and searched before signing in joins what their account has.
package struct JoinWatchlists: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    package func callAsFunction(_ anonymous: VisitorID, into account: VisitorID) async throws {
        try await db.transaction { tx in
            try await Watchlist.move(from: anonymous, to: account, in: tx)
            try await Garage.move(from: anonymous, to: account, in: tx)
            try await SavedSearch.move(from: anonymous, to: account, in: tx)
            try await SearchLog.move(from: anonymous, to: account, in: tx)
        }
    }
}
