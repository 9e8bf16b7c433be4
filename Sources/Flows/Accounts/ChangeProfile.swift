import Accounts
import Postgres
import Vocabulary

/// Changes what an account shows of itself.
package struct ChangeProfile: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Throws: `AccountRefusal.badName`.
    package func callAsFunction(_ id: AccountID, name: String, language: Language) async throws {
        try await Account.setProfile(id, name: try PersonName(name).text, language: language, in: db)
    }
}
