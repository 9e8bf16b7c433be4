import Crypto
import Postgres
import Vocabulary

/// Where personal data lies: encrypted with AES-256-GCM under a ring of keys, found by a keyed hash.
///
/// The database alone tells nothing, and neither does a copy of it: the keys come from settings.
package struct Vault: Sendable {
    private let keys: SealingKeys
    private let lookupKey: [UInt8]

    /// - Parameter lookupKey: 32 secret bytes; unlike the sealing keys it cannot be changed, for every secret is found by it.
    package init(keys: SealingKeys, lookupKey: [UInt8]) {
        precondition(lookupKey.count == 32, "a lookup key has 32 bytes")
        (self.keys, self.lookupKey) = (keys, lookupKey)
    }

    /// Why a secret could not be read.
    package enum Fault: Error, Equatable {
        case notThere
        /// Sealed with a key that settings do not name, or tampered with.
        case unreadable(SealFault)
        case malformed
    }

    /// Keeps a value. The same e-mail address, phone or citizen id is the same secret, whoever brings it. Nobody forgets it
    /// before the transaction ends.
    package func keep(_ datum: PersonalDatum, in db: some SQLSession) async throws -> SecretToken {
        let token = SecretToken.random()
        let sealed = seal(datum, as: token)
        // What is there already stays: its token is part of its sealing.
        let kept = try await db.value(
            """
            WITH added AS (
                INSERT INTO vault.secrets (token, kind, sealed, lookup, masked, key_name)
                VALUES (\(token), \(datum.kind), \(SQLValue.bytes(sealed)), \(lookup(datum).map(SQLValue.bytes))::bytea, \(datum.masked), \(keys.newestName))
                ON CONFLICT (kind, lookup) DO NOTHING RETURNING token)
            SELECT token FROM added
            """, as: SecretToken.self)
        if let kept { return kept }
        // Locked, so that it cannot be forgotten before the transaction has pointed to it.
        let known = try await db.value(
            """
            SELECT token FROM vault.secrets WHERE kind = \(datum.kind) AND lookup = \(lookup(datum).map(SQLValue.bytes))::bytea
            FOR KEY SHARE
            """, as: SecretToken.self)
        guard let known else { return try await keep(datum, in: db) }
        return known
    }

    /// The secret that holds this value, if any does.
    package func find(_ datum: PersonalDatum, in db: some SQLSession) async throws -> SecretToken? {
        guard let lookup = lookup(datum) else { return nil }
        return try await db.value(
            "SELECT token FROM vault.secrets WHERE kind = \(datum.kind) AND lookup = \(SQLValue.bytes(lookup))",
            as: SecretToken.self)
    }

    /// The clear value. Reading is itself an entry in the audit log: `recording` writes it, in the same transaction.
    /// - Throws: `Fault`.
    package func open(
        _ token: SecretToken, in db: some SQLSession, recording: () async throws -> Void
    ) async throws -> PersonalDatum {
        guard
            let row = try await db.row("SELECT kind, sealed FROM vault.secrets WHERE token = \(token)", as: Sealed.self)
        else { throw Fault.notThere }
        try await recording()
        return try clear(row, token)
    }

    /// Several at once, by their tokens; one that is not there is left out. `recording` writes one entry for all of them.
    /// - Throws: `Fault`.
    package func open(
        _ tokens: [SecretToken], in db: some SQLSession, recording: () async throws -> Void
    ) async throws -> [SecretToken: PersonalDatum] {
        if tokens.isEmpty { return [:] }
        let rows = try await db.rows(
            "SELECT token, kind, sealed FROM vault.secrets WHERE token = ANY (\(tokens.map(\.rawValue))::bigint[])",
            as: Named.self)
        try await recording()
        return try Dictionary(rows.map { ($0.token, try clear($0.sealed, $0.token)) }) { first, _ in first }
    }

    /// What may be shown of a secret.
    package static func masked(_ token: SecretToken, in db: some SQLSession) async throws -> String? {
        try await db.value("SELECT masked FROM vault.secrets WHERE token = \(token)")
    }

    /// Forgets secrets that nothing points to any more; the others stay.
    package static func forget(_ tokens: [SecretToken], in tx: Transaction) async throws {
        for token in tokens {
            do {
                _ = try await tx.savepoint { try await tx.run("DELETE FROM vault.secrets WHERE token = \(token)") }
            } catch let fault as PostgresFault where fault.isForeignKeyViolation {
                continue
            }
        }
    }

    /// Seals up to `limit` secrets of old keys with the newest.
    /// - Returns: how many; zero when none is left.
    package func renew(limit: Int, in db: Database) async throws -> Int {
        try await db.transaction { tx in
            let old = try await tx.rows(
                """
                SELECT token, kind, sealed FROM vault.secrets WHERE key_name <> \(keys.newestName)
                ORDER BY token LIMIT \(limit) FOR UPDATE SKIP LOCKED
                """, as: Named.self)
            for secret in old {
                let datum = try clear(secret.sealed, secret.token)
                try await tx.run(
                    """
                    UPDATE vault.secrets SET sealed = \(SQLValue.bytes(seal(datum, as: secret.token))), key_name = \(keys.newestName)
                    WHERE token = \(secret.token)
                    """)
            }
            return old.count
        }
    }

    /// A code's or token's keyed hash: useless to who has the database only.
    package func fingerprint(_ text: String, for purpose: String) -> [UInt8] {
        hmacSHA256((purpose + ":" + text).utf8, key: lookupKey)
    }

    private func lookup(_ datum: PersonalDatum) -> [UInt8]? {
        datum.canonical.map { fingerprint($0, for: datum.kind.rawValue) }
    }

    /// The token and the kind are part of it: a sealed value copied to another row does not open there.
    private func context(_ kind: PersonalDatum.Kind, _ token: SecretToken) -> [UInt8] {
        Array("\(kind.rawValue):\(token.pathText)".utf8)
    }
    private func seal(_ datum: PersonalDatum, as token: SecretToken) -> [UInt8] {
        keys.seal(Array(datum.clear.utf8), context: context(datum.kind, token))
    }
    private func clear(_ row: Sealed, _ token: SecretToken) throws -> PersonalDatum {
        guard let kind = PersonalDatum.Kind(rawValue: row.kind) else { throw Fault.malformed }
        let bytes: [UInt8]
        do { bytes = try keys.open(row.sealed, context: context(kind, token)) } catch { throw Fault.unreadable(error) }
        guard let datum = PersonalDatum(kind, clear: String(decoding: bytes, as: UTF8.self)) else {
            throw Fault.malformed
        }
        return datum
    }
}

private struct Sealed: SQLRow {
    let kind: String
    let sealed: [UInt8]
    init(row: inout RowReader) throws {
        kind = try row.next()
        sealed = try row.next()
    }
}

private struct Named: SQLRow {
    let token: SecretToken
    let sealed: Sealed
    init(row: inout RowReader) throws {
        token = try SecretToken(row: &row)
        sealed = try Sealed(row: &row)
    }
}
