import Crypto
import Foundation
import Postgres
import Vocabulary

/// Something that waits for a code: the browser holds one half (its secret), the person's mail or telephone the other.
package struct PendingStep: Sendable, SQLRow {
    package enum Kind: String, Sendable, SQLBindable, SQLDecodable {
        case register, reset, addContact = "add-contact", secondFactor = "second-factor", oauth
    }

    /// What became of a code that came.
    package enum Outcome: Sendable {
        case right(PendingStep)
        case wrong(attemptsLeft: Int)
        /// Too old, too often wrong, used, or never there.
        case over
    }

    package static let codeMinutes = 10
    package static let attempts = 5

    package let id: StepID
    package let kind: Kind
    package let account: AccountID?
    package let contact: SecretToken?
    /// JSON, by kind.
    package let payload: String

    static let columns: SQL = "id, kind, account_id, contact, payload::text"

    package init(row: inout RowReader) throws {
        id = try StepID(row: &row)
        kind = try row.next()
        account = try row.next(Int64?.self).flatMap(AccountID.init(rawValue:))
        contact = try row.next(Int64?.self).flatMap(SecretToken.init(rawValue:))
        payload = try row.next()
    }
}

extension PendingStep {
    /// - Parameters:
    ///   - code: the code's keyed hash; nil when no code shall be right.
    ///   - payload: JSON.
    /// - Returns: what the browser must hold.
    package static func begin(
        _ kind: Kind, account: AccountID? = nil, contact: SecretToken? = nil, code: [UInt8]?, payload: String = "{}",
        minutes: Int = codeMinutes, in db: some SQLSession
    ) async throws -> String {
        let secret = randomToken()
        try await db.run(
            """
            INSERT INTO pending_steps (id, kind, secret, account_id, contact, code, attempts_left, payload, expires_at)
            VALUES (\(StepID.random()), \(kind), \(hash(secret)), \(account), \(contact), \(code.map(SQLValue.bytes)),
                \(attempts), \(payload)::jsonb, now() + make_interval(mins => \(minutes)))
            """)
        return secret
    }

    /// The step whose secret this is, while it lives. Its code is not asked for.
    package static func find(_ kind: Kind, secret: String, in db: some SQLSession) async throws -> PendingStep? {
        try await db.row(
            """
            SELECT \(sql: columns) FROM pending_steps WHERE secret = \(hash(secret)) AND kind = \(kind)
                AND expires_at > now() AND attempts_left > 0
            """)
    }

    /// Tries a code. Every try costs an attempt first, so that tries at once cannot share one.
    package static func answer(_ kind: Kind, secret: String, code: [UInt8], in db: some SQLSession) async throws
        -> Outcome
    {
        let tried = try await db.row(
            """
            UPDATE pending_steps SET attempts_left = attempts_left - 1 WHERE secret = \(hash(secret)) AND kind = \(kind)
                AND expires_at > now() AND attempts_left > 0
            RETURNING \(sql: columns), attempts_left, coalesce(code = \(SQLValue.bytes(code)), false)
            """, as: Tried.self)
        guard let tried else { return .over }
        return tried.isRight ? .right(tried.step) : .wrong(attemptsLeft: tried.attemptsLeft)
    }

    /// Takes a step away, so that it is done once.
    /// - Returns: false when somebody else has.
    package static func finish(_ id: StepID, in db: some SQLSession) async throws -> Bool {
        try await db.execute("DELETE FROM pending_steps WHERE id = \(id)") == 1
    }

    /// Puts another code in place of the first: it was sent again.
    package static func renewCode(_ id: StepID, code: [UInt8]?, in db: some SQLSession) async throws {
        try await db.run("UPDATE pending_steps SET code = \(code.map(SQLValue.bytes)) WHERE id = \(id)")
    }

    /// Takes all steps of an account away, and those that anybody began with one of its contacts.
    /// - Returns: the secrets that they pointed to.
    @discardableResult
    package static func drop(of account: AccountID, and contacts: [SecretToken] = [], in tx: Transaction) async throws
        -> [SecretToken]
    {
        let dropped = try await tx.values(
            """
            DELETE FROM pending_steps WHERE account_id = \(account) OR contact = ANY (\(contacts)::bigint[])
            RETURNING coalesce(contact, 0)
            """, as: Int64.self)
        return dropped.compactMap(SecretToken.init(rawValue:))
    }

    /// Steps that nobody finished.
    package static func prune(in db: some SQLSession) async throws -> Int {
        try await db.execute("DELETE FROM pending_steps WHERE expires_at < now() - interval '1 day'")
    }

    private static func hash(_ secret: String) -> SQLValue { .bytes(sha256(secret.utf8)) }
}

private struct Tried: SQLRow {
    let step: PendingStep
    let attemptsLeft: Int
    let isRight: Bool

    init(row: inout RowReader) throws {
        step = try PendingStep(row: &row)
        attemptsLeft = try row.next()
        isRight = try row.next()
    }
}
