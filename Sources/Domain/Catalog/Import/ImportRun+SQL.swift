import Foundation
import Postgres
import Vocabulary

extension ImportRun {
    /// Files of one seller that may wait or run at once.
    package static let limit = 5

    /// - Parameter seller: whose desk asks; nil: the market's, which sees all.
    package static func find(_ id: ImportRunID, of seller: SellerID?, in db: some SQLSession) async throws -> ImportRun?
    {
        try await db.row(
            """
            SELECT \(sql: columns) FROM import_runs r JOIN sellers s ON s.id = r.seller_id
            WHERE r.id = \(id) AND (\(seller)::bigint IS NULL OR r.seller_id = \(seller))
            """)
    }

    /// The same, held until the transaction ends.
    package static func locked(_ id: ImportRunID, of seller: SellerID? = nil, in tx: Transaction) async throws
        -> ImportRun?
    {
        try await tx.row(
            """
            SELECT \(sql: columns) FROM import_runs r JOIN sellers s ON s.id = r.seller_id
            WHERE r.id = \(id) AND (\(seller)::bigint IS NULL OR r.seller_id = \(seller)) FOR UPDATE OF r
            """)
    }

    /// The latest first.
    package static func latest(of seller: SellerID?, limit: Int = 50, in db: some SQLSession) async throws
        -> [ImportRun]
    {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM import_runs r JOIN sellers s ON s.id = r.seller_id
            WHERE \(seller)::bigint IS NULL OR r.seller_id = \(seller)
            ORDER BY r.created_at DESC, r.id DESC LIMIT \(literal: limit)
            """)
    }

    /// How many of the last week failed and were not made good by a later one of the same seller.
    ///
    /// - Parameter seller: whose; nil: everybody's.
    package static func failed(of seller: SellerID?, at now: Date, in db: some SQLSession) async throws -> Int {
        // Not an OR over a parameter: the planner would take the index of neither.
        let isOurs: SQL = seller.map { "r.seller_id = \($0)" } ?? "true"
        return try await db.value(
            """
            SELECT count(*) FROM import_runs r
            WHERE r.state = 'failed' AND r.created_at > \(now)::timestamptz - interval '7 days' AND \(sql: isOurs)
                AND NOT EXISTS (SELECT FROM import_runs later WHERE later.seller_id = r.seller_id AND later.state = 'done'
                    AND later.created_at > r.created_at)
            """) ?? 0
    }

    /// - Throws: `ImportRunRefusal.tooMany`.
    package static func begin(
        _ id: ImportRunID, seller: SellerID, account: AccountID, isMarket: Bool, name: String, url: String = "",
        content: Range<Int>?, currency: Currency, in tx: Transaction
    ) async throws {
        // Held, so that two uploads at once do not both count as the last.
        try await tx.run("SELECT 1 FROM sellers WHERE id = \(seller) FOR UPDATE")
        let waiting: Int =
            try await tx.value(
                """
                SELECT count(*) FROM import_runs WHERE seller_id = \(seller) AND state IN ('fetching', 'ready', 'checking', 'running')
                """) ?? 0
        guard waiting < limit else { throw ImportRunRefusal.tooMany }
        try await tx.run(
            """
            INSERT INTO import_runs (id, seller_id, account_id, is_market, state, name, url, content_start, content_end, currency)
            VALUES (\(id), \(seller), \(account), \(isMarket), \(url.isEmpty ? State.ready : .fetching), \(String(name.prefix(200))),
                \(url), \(content?.lowerBound ?? 0), \(content?.upperBound), \(currency.code))
            """)
    }

    /// What its columns hold, and how it is to be taken in.
    package func describe(
        _ mapping: ImportMapping, currency: Currency, pictureBase: String, makesCategories: Bool, in tx: Transaction
    ) async throws {
        try await tx.run(
            """
            UPDATE import_runs SET mapping = \(jsonText(mapping.mapValues(\.code)))::jsonb, currency = \(currency.code),
                picture_base = \(pictureBase), makes_categories = \(makesCategories), is_checked = false
            WHERE id = \(id)
            """)
    }

    /// Begins to count anew, for a check or the run itself.
    package func restart(as state: State, in tx: Transaction) async throws {
        try await tx.run(
            """
            UPDATE import_runs SET state = \(state), rows_read = 0, created = 0, changed = 0, same = 0, refused = 0, refusal_bytes = 0,
                is_checked = false, fault = '', fault_line = NULL, wants_cancel = false, started_at = now(), ended_at = NULL
            WHERE id = \(id)
            """)
    }

    /// Adds what became of a batch.
    package static func add(
        _ counts: ImportCounts, refusalBytes: Int, to id: ImportRunID, in tx: Transaction
    ) async throws {
        try await tx.run(
            """
            UPDATE import_runs SET rows_read = rows_read + \(counts.rows)::bigint, created = created + \(counts.created)::bigint,
                changed = changed + \(counts.changed)::bigint, same = same + \(counts.same)::bigint,
                refused = refused + \(counts.refused)::bigint, refusal_bytes = \(refusalBytes)
            WHERE id = \(id)
            """)
    }

    /// - Parameter fault: a code; empty when all went well.
    package static func end(
        _ id: ImportRunID, as state: State, isChecked: Bool = false, fault: String = "", line: Int? = nil,
        in db: some SQLSession
    ) async throws {
        try await db.run(
            """
            UPDATE import_runs SET state = \(state), is_checked = \(isChecked), fault = \(fault), fault_line = \(line),
                ended_at = CASE WHEN \(state)::text = 'ready' THEN NULL ELSE now() END
            WHERE id = \(id)
            """)
    }

    package static func wantCancel(_ id: ImportRunID, in db: some SQLSession) async throws {
        try await db.run("UPDATE import_runs SET wants_cancel = true WHERE id = \(id)")
    }

    /// Runs that wait for somebody who has gone, and how many days ago runs ended: what they left behind may go.
    package static func abandoned(in db: some SQLSession) async throws -> [ImportRunID] {
        try await db.values(
            """
            UPDATE import_runs SET state = 'cancelled', ended_at = now(), fault = 'abandoned'
            WHERE state IN ('ready', 'fetching') AND created_at < now() - interval '1 day' RETURNING id
            """)
    }

    /// All whose files may still be needed.
    package static func keptFiles(in db: some SQLSession) async throws -> Set<ImportRunID> {
        Set(
            try await db.values(
                """
                SELECT id FROM import_runs WHERE state IN ('fetching', 'ready', 'checking', 'running')
                    OR (refusal_bytes > 0 AND ended_at > now() - interval '30 days')
                """))
    }
}
