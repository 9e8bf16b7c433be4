import Postgres
import Vocabulary

extension Activity {
    /// The latest of all sources, newest first, in one statement that reads `limit` rows of each.
    ///
    /// - Parameters:
    ///   - seller: whose; nil: everybody's.
    ///   - sources: what may be seen. The audit log is nobody's own, so a seller's feed never has it.
    package static func latest(
        of seller: SellerID?, _ sources: Set<Source>, after place: ActivityPlace? = nil, limit: Int,
        in db: some SQLSession
    ) async throws -> [Activity] {
        let ours: SQL = seller.map { "t.seller_id = \($0)" } ?? "true"
        let wanted = Source.allCases.filter { sources.contains($0) && (seller == nil || $0 != .audit) }
        var union: SQL?
        for source in wanted {
            let part = part(of: source, ours, after: place, limit: limit)
            union = union.map { "\(sql: $0) UNION ALL (\(sql: part))" } ?? "(\(sql: part))"
        }
        guard let union else { return [] }
        return try await db.rows(
            """
            SELECT (extract(epoch FROM e.at) * 1000000)::bigint, e.source, e.id, e.what, e.product_id, p.title, s.name,
                left(e.was, 160), left(e.becomes, 160)
            FROM (\(sql: union)) e LEFT JOIN products p ON p.id = e.product_id LEFT JOIN sellers s ON s.id = e.seller_id
            ORDER BY e.at DESC, e.source DESC, e.id DESC LIMIT \(literal: limit)
            """)
    }

    private static func part(of source: Source, _ ours: SQL, after place: ActivityPlace?, limit: Int) -> SQL {
        switch source {
        case .sync:
            """
            SELECT t.at, 's'::text AS source, t.id, t.change AS what, t.product_id, t.seller_id, t.was, t.becomes
            FROM catalog_sync_logs t WHERE \(sql: ours) AND \(sql: behind(place, "t.at", "t.id", source))
            ORDER BY t.at DESC, t.id DESC LIMIT \(literal: limit)
            """
        case .lead:
            """
            SELECT t.created_at AS at, 'l'::text AS source, t.id, t.state AS what, t.product_id, t.seller_id, NULL::text AS was,
                t.reference AS becomes
            FROM leads t WHERE \(sql: ours) AND \(sql: behind(place, "t.created_at", "t.id", source))
            ORDER BY t.created_at DESC, t.id DESC LIMIT \(literal: limit)
            """
        case .stock:
            """
            SELECT t.at, 'k'::text AS source, t.id, t.kind AS what, v.product_id, t.seller_id, NULL::text AS was, v.sku AS becomes
            FROM stock_alerts t JOIN variants v ON v.id = t.variant_id
            WHERE \(sql: ours) AND \(sql: behind(place, "t.at", "t.id", source))
            ORDER BY t.at DESC, t.id DESC LIMIT \(literal: limit)
            """
        case .audit:
            """
            SELECT t.at, 'a'::text AS source, t.seq AS id, t.event AS what, NULL::bigint AS product_id, NULL::bigint AS seller_id,
                t.actor AS was, t.subject AS becomes
            FROM audit_log t WHERE t.event <> 'secret-read' AND \(sql: behind(place, "t.at", "t.seq", source))
            ORDER BY t.at DESC, t.seq DESC LIMIT \(literal: limit)
            """
        }
    }

    /// Sources of one moment stand in the order of their letters.
    private static func behind(_ place: ActivityPlace?, _ at: SQL, _ id: SQL, _ source: Source) -> SQL {
        guard let place else { return "true" }
        let moment: SQL = "('epoch'::timestamptz + \(place.micros)::bigint * interval '1 microsecond')"
        if source.rawValue < place.source.rawValue { return "\(sql: at) <= \(sql: moment)" }
        if source.rawValue > place.source.rawValue { return "\(sql: at) < \(sql: moment)" }
        return "(\(sql: at), \(sql: id)) < (\(sql: moment), \(place.id)::bigint)"
    }
}
