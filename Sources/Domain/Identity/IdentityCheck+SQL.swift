import Foundation
import Postgres
import Vocabulary

extension IdentityCheck {
    /// - Throws: `PostgresFault` with `violatedUnique` when the account has a check that waits.
    package static func handIn(
        _ account: AccountID, citizenID: SecretToken, documents: [PrivateFileName], in tx: Transaction
    ) async throws -> IdentityCheckID {
        let id = IdentityCheckID.random()
        try await tx.run(
            """
            INSERT INTO identity_checks (id, account_id, citizen_id, documents)
            VALUES (\(id), \(account), \(citizenID), \(documents.map(\.text))::text[])
            """)
        return id
    }

    package static func find(_ id: IdentityCheckID, in db: some SQLSession) async throws -> IdentityCheck? {
        try await db.row("SELECT \(sql: columns) FROM identity_checks i WHERE i.id = \(id)")
    }

    /// Until the transaction ends, nobody else decides it.
    package static func locked(_ id: IdentityCheckID, in tx: Transaction) async throws -> IdentityCheck? {
        try await tx.row("SELECT \(sql: columns) FROM identity_checks i WHERE i.id = \(id) FOR UPDATE")
    }

    /// Where an account stands: the check handed in last.
    package static func latest(of account: AccountID, in db: some SQLSession) async throws -> IdentityCheck? {
        try await db.row(
            """
            SELECT \(sql: columns) FROM identity_checks i WHERE i.account_id = \(account)
            ORDER BY i.created_at DESC, i.id DESC LIMIT 1
            """)
    }

    /// Newest first; at most 100.
    package static func all(of account: AccountID, in db: some SQLSession) async throws -> [IdentityCheck] {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM identity_checks i WHERE i.account_id = \(account)
            ORDER BY i.created_at DESC, i.id DESC LIMIT 100
            """)
    }

    /// - Returns: false when somebody else has decided.
    package static func decide(
        _ id: IdentityCheckID, _ status: Status, _ reason: RejectionReason?, remark: String, by decider: AccountID?,
        in tx: Transaction
    ) async throws -> Bool {
        precondition((status == .rejected) == (reason != nil), "a rejection, and nothing else, has a reason")
        return try await tx.execute(
            """
            UPDATE identity_checks SET status = \(status), reason = \(reason?.rawValue ?? ""), remark = \(remark),
                decided_by = \(decider), decided_at = now() WHERE id = \(id) AND status = 'pending'
            """) == 1
    }

    /// The provider needs a person: its words, for staff.
    package static func note(_ id: IdentityCheckID, _ remark: String, in db: some SQLSession) async throws {
        try await db.run("UPDATE identity_checks SET remark = \(remark) WHERE id = \(id) AND status = 'pending'")
    }

    /// How many other accounts stand with the same number.
    package static func others(with citizenID: SecretToken, than account: AccountID, in db: some SQLSession)
        async throws
        -> Int
    {
        try await db.value(
            """
            SELECT count(DISTINCT account_id) FROM identity_checks
            WHERE citizen_id = \(citizenID) AND account_id <> \(account)
            """) ?? 0
    }
}

// What goes again.
extension IdentityCheck {
    /// Takes all checks of an account away.
    /// - Returns: the secrets and the files that they pointed to.
    package static func removeAll(of account: AccountID, in tx: Transaction) async throws -> (
        secrets: [SecretToken], files: [PrivateFileName]
    ) {
        let gone = try await tx.rows(
            "DELETE FROM identity_checks i WHERE i.account_id = \(account) RETURNING \(sql: columns)",
            as: IdentityCheck.self)
        return (gone.compactMap(\.citizenID), gone.flatMap(\.documents))
    }

    /// Lets go of documents decided upon more than `documentDays` ago, of `limit` checks.
    /// - Returns: the files, which nothing points to any more.
    package static func releaseDocuments(limit: Int, in tx: Transaction) async throws -> [PrivateFileName] {
        let released: [[String]] = try await tx.values(
            """
            WITH old AS (
                SELECT id, documents FROM identity_checks WHERE documents <> '{}' AND decided_at IS NOT NULL
                    AND decided_at < now() - make_interval(days => \(documentDays))
                ORDER BY decided_at LIMIT \(limit) FOR UPDATE SKIP LOCKED)
            UPDATE identity_checks i SET documents = '{}' FROM old WHERE i.id = old.id RETURNING old.documents
            """)
        return released.flatMap { $0 }.compactMap(PrivateFileName.init)
    }

    /// Those of these files that no check points to.
    package static func unnamed(_ files: [PrivateFileName], in db: some SQLSession) async throws -> [PrivateFileName] {
        let known: [String] = try await db.values(
            """
            SELECT named FROM identity_checks, unnest(documents) AS held (named)
            WHERE documents && \(files.map(\.text))::text[]
            """)
        let named = Set(known)
        return files.filter { !named.contains($0.text) }
    }
}
