import Accounts
import Audit
import Postgres
import Trust
import Vocabulary

/// Works out how far an account is trusted, and writes it down when it has changed.
package enum ScoreTrust {
    /// After something that trust goes by. The account is locked: two changes at once would each see half.
    package static func again(_ id: AccountID, in tx: Transaction) async throws {
        for standing in try await TrustStanding.of([id], in: tx) { try await write(standing, in: tx) }
    }

    /// What the score of now is made of, without writing anything.
    package static func current(_ id: AccountID, in db: some SQLSession) async throws -> TrustScore? {
        try await TrustStanding.of([id], in: db).first.map { TrustScore($0.facts) }
    }

    fileprivate static func write(_ standing: TrustStanding, in tx: Transaction) async throws {
        let score = TrustScore(standing.facts)
        guard score.score != standing.written, try await TrustEntry.write(score, of: standing.account, in: tx) else {
            return
        }
        try await AuditLog.record(
            .trustChanged, by: .system("trust"), on: standing.account.subject,
            [("from", String(standing.written)), ("to", String(score.score))], in: tx)
    }
}

/// Works out everybody's trust: time goes by without anything happening.
package struct ScoreEverybody: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Parameter progress: called with the number of accounts seen so far.
    package func callAsFunction(progress: (Int) async throws -> Void = { _ in }) async throws {
        var (last, seen) = (AccountID?.none, 0)
        while true {
            // In pieces, so that nobody waits long for an account's row.
            let accounts = try await db.transaction { [last] tx in
                // Two statements: what the second one sees is what it was when all of them were locked.
                let accounts = try await TrustStanding.lockedAccounts(after: last, limit: 200, in: tx)
                for standing in try await TrustStanding.of(accounts, in: tx) {
                    try await ScoreTrust.write(standing, in: tx)
                }
                return accounts
            }
            guard let next = accounts.last else { return }
            (last, seen) = (next, seen + accounts.count)
            try await progress(seen)
        }
    }
}
