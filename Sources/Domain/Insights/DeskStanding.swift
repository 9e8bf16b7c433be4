import Postgres
import Vocabulary

/// How things stand at this moment, and what waits for somebody.
package struct DeskStanding: Sendable, Equatable, SQLRow {
    package let liveListings: Int
    /// All that are not thrown away.
    package let listings: Int
    /// Flagged by quality control: they wait for a word.
    package let flagged: Int
    /// Shelves with as few as somebody called low.
    package let lowShelves: Int
    /// Leads that nobody has answered yet.
    package let newLeads: Int
    /// Sellers whose catalogue was read in the last day.
    package let sellersFresh: Int
    package let sellersStale: Int
    /// Products whose page could not be placed when it was last read.
    package let inconclusive: Int
    /// Products whose page went away in the last day.
    package let gone: Int

    package init(row: inout RowReader) throws {
        liveListings = try row.next()
        listings = try row.next()
        flagged = try row.next()
        lowShelves = try row.next()
        newLeads = try row.next()
        sellersFresh = try row.next()
        sellersStale = try row.next()
        inconclusive = try row.next()
        gone = try row.next()
    }

    package static func now(_ scope: StatsScope, in db: some SQLSession) async throws -> DeskStanding? {
        let since: SQL = "\(scope.now)::timestamptz - interval '1 day'"
        // A seller's own row is the only one of `sellers` that is theirs.
        let ours: SQL = scope.seller.map { "id = \($0)" } ?? "true"
        return try await db.row(
            """
            SELECT p.live, p.every, p.flagged,
                (SELECT count(*) FROM stock_levels l JOIN variants t ON t.id = l.variant_id
                    WHERE l.free <= l.low_at AND \(sql: scope.isOurs)),
                (SELECT count(*) FROM leads t WHERE state = 'new' AND \(sql: scope.isOurs)
                    AND created_at > \(scope.now)::timestamptz - interval '90 days'),
                s.fresh, s.stale,
                (SELECT count(*) FROM unrecognised_pages u JOIN products t ON t.id = u.product_id
                    WHERE u.seen_at > coalesce(t.last_hydrated_at, '-infinity') AND \(sql: scope.isOurs)),
                (SELECT count(*) FROM catalog_sync_logs t WHERE change = 'gone' AND at > \(sql: since) AND \(sql: scope.isOurs))
            FROM (SELECT count(*) FILTER (WHERE status = 'live') AS live, count(*) FILTER (WHERE status <> 'deleted') AS every,
                    count(*) FILTER (WHERE status = 'flagged') AS flagged FROM products t WHERE \(sql: scope.isOurs)) p,
                (SELECT count(*) FILTER (WHERE last_synced_at > \(sql: since)) AS fresh,
                    count(*) FILTER (WHERE catalogue_url <> '' AND (last_synced_at IS NULL OR last_synced_at <= \(sql: since))) AS stale
                    FROM sellers WHERE \(sql: ours)) s
            """)
    }
}
