import Foundation
import Postgres
import Vocabulary

extension Account {
    package static func find(_ id: AccountID, in db: some SQLSession) async throws -> Account? {
        try await db.row("SELECT \(sql: columns) FROM accounts a WHERE a.id = \(id)")
    }

    /// The account that this verified contact belongs to.
    package static func find(contact: SecretToken, in db: some SQLSession) async throws -> Account? {
        try await db.row(
            """
            SELECT \(sql: columns) FROM accounts a JOIN account_contacts c ON c.account_id = a.id
            WHERE c.contact = \(contact)
            """)
    }

    /// Whose cookie says so.
    package static func find(visitor: VisitorID, in db: some SQLSession) async throws -> Account? {
        try await db.row("SELECT \(sql: columns) FROM accounts a WHERE a.visitor = \(visitor)")
    }

    package static func find(issuer: String, subject: String, in db: some SQLSession) async throws -> Account? {
        try await db.row(
            """
            SELECT \(sql: columns) FROM accounts a JOIN account_identities i ON i.account_id = a.id
            WHERE i.issuer = \(issuer) AND i.subject = \(subject)
            """)
    }

    /// Until the transaction ends, nobody else changes the account.
    package static func locked(_ id: AccountID, in tx: Transaction) async throws -> Account? {
        try await tx.row("SELECT \(sql: columns) FROM accounts a WHERE a.id = \(id) FOR UPDATE OF a")
    }

    package static func create(
        name: String, language: Language, passwordHash: String?, in tx: Transaction
    ) async throws -> AccountID {
        let id = AccountID.random()
        try await tx.run(
            """
            INSERT INTO accounts (id, name, language, password_hash, visitor)
            VALUES (\(id), \(name), \(language.rawValue), \(passwordHash), \(VisitorID.random()))
            """)
        return id
    }

    package static func setPassword(_ id: AccountID, hash: String, in db: some SQLSession) async throws {
        try await db.run("UPDATE accounts SET password_hash = \(hash) WHERE id = \(id)")
    }

    /// Keeps a new hash of the same password, unless another password has been set since `old` was read.
    package static func renewPassword(_ id: AccountID, from old: String, to hash: String, in db: some SQLSession)
        async throws
    {
        try await db.run("UPDATE accounts SET password_hash = \(hash) WHERE id = \(id) AND password_hash = \(old)")
    }

    package static func setProfile(_ id: AccountID, name: String, language: Language, in db: some SQLSession)
        async throws
    {
        // A request that comes late brings no name back.
        try await db.run(
            """
            UPDATE accounts SET name = \(name), language = \(language.rawValue) WHERE id = \(id) AND status <> 'closed'
            """)
    }

    /// - Returns: the one it replaced.
    package static func setPicture(_ account: Account, _ key: String?, in tx: Transaction) async throws -> String? {
        try await tx.run("UPDATE accounts SET picture = \(key) WHERE id = \(account.id) AND status <> 'closed'")
        return account.picture
    }

    package static func setNotifications(_ id: AccountID, _ choices: NotificationChoices, in db: some SQLSession)
        async throws
    {
        try await db.run(
            "UPDATE accounts SET notifications = \(choices.json)::jsonb WHERE id = \(id) AND status <> 'closed'")
    }

    package static func setSecondFactor(_ id: AccountID, _ secret: SecretToken?, step: Int64?, in db: some SQLSession)
        async throws
    {
        try await db.run("UPDATE accounts SET totp = \(secret), totp_step = \(step) WHERE id = \(id)")
    }

    /// Uses a step up. Two requests with one code: the second finds it used.
    package static func useStep(_ id: AccountID, _ step: Int64, in db: some SQLSession) async throws -> Bool {
        try await db.execute(
            "UPDATE accounts SET totp_step = \(step) WHERE id = \(id) AND (totp_step IS NULL OR totp_step < \(step))")
            == 1
    }

    package static func setRoles(
        _ id: AccountID, _ roles: Set<Role>, _ permissions: Set<Permission>, in db: some SQLSession
    ) async throws {
        try await db.run(
            """
            UPDATE accounts SET roles = \(roles.map(\.rawValue).sorted())::text[],
                permissions = \(permissions.map(\.rawValue).sorted())::text[] WHERE id = \(id)
            """)
    }

    /// The store that an account runs; nil when it runs none.
    package static func store(of id: AccountID, in db: some SQLSession) async throws -> SellerID? {
        try await db.nullable("SELECT seller_id FROM accounts WHERE id = \(id) AND status = 'active'")
    }

    /// The people who run a store and may still sign in, the oldest account first.
    package static func running(_ seller: SellerID, in db: some SQLSession) async throws -> [Account] {
        try await db.rows(
            "SELECT \(sql: columns) FROM accounts a WHERE a.seller_id = \(seller) AND a.status = 'active' ORDER BY a.created_at, a.id"
        )
    }

    package static func setStore(_ id: AccountID, _ seller: SellerID, in db: some SQLSession) async throws {
        try await db.run(
            """
            UPDATE accounts SET seller_id = \(seller),
                roles = (SELECT array_agg(DISTINCT role) FROM unnest(roles || '{seller}'::text[]) AS had (role))
            WHERE id = \(id)
            """)
    }

    package static func setStatus(_ id: AccountID, _ status: Status, in db: some SQLSession) async throws {
        try await db.run(
            """
            UPDATE accounts SET status = \(status),
                suspensions = suspensions + (status <> \(status) AND \(status == .suspended))::int WHERE id = \(id)
            """)
    }

    /// What was known of the person goes; the row stays, for books and other people's conversations point to it.
    package static func erase(_ id: AccountID, in tx: Transaction) async throws {
        try await tx.run(
            """
            UPDATE accounts SET name = '—', password_hash = NULL, totp = NULL, totp_step = NULL, picture = NULL,
                notifications = '{}', roles = '{}', permissions = '{}', seller_id = NULL, status = 'closed',
                closed_at = now() WHERE id = \(id)
            """)
    }

    package static func count(in db: some SQLSession) async throws -> Int {
        try await db.value("SELECT count(*) FROM accounts WHERE status = 'active'") ?? 0
    }
}
