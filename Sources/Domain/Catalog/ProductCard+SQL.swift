import Postgres
import Vocabulary

/// Which part of a list is wanted.
package enum WallPlace: Sendable, Equatable {
    case start
    case olderThan(Cursor)
    case newerThan(Cursor)
}

/// A page of the wall and the places beside it.
package struct WallPage<Item: Sendable>: Sendable {
    package let items: [Item]
    package let next: WallPlace?
    package let previous: WallPlace?
}

extension ProductCard {
    /// Live products, newest first; at most `limit` (1 to 100).
    package static func live(
        _ filter: WallFilter = WallFilter(), at place: WallPlace = .start, limit: Int, in db: some SQLSession
    ) async throws -> WallPage<ProductCard> {
        let found = try await db.rows(
            "SELECT \(sql: columns) \(sql: filter.statement(at: place, limit: limit))", as: ProductCard.self)
        return WallPage(found, limit: limit, at: place, cursor: \.cursor)
    }

    /// These products in this order, those that left their seller's catalogue included, those the market keeps back not.
    package static func find(_ ids: [ProductID], in db: some SQLSession) async throws -> [(
        card: ProductCard, isLive: Bool
    )] {
        let rows = try await db.rows(
            """
            SELECT \(sql: columns), p.status = 'live' FROM products p JOIN sellers s ON s.id = p.seller_id
            WHERE p.id = ANY (\(ids)::bigint[]) AND p.live_since IS NOT NULL AND p.status IN ('live', 'inactive', 'hydrated')
            """, as: MaybeLive.self)
        let byID = Dictionary(rows.map { ($0.card.id, ($0.card, $0.isLive)) }, uniquingKeysWith: { first, _ in first })
        return ids.compactMap { byID[$0] }
    }

    /// How many live products a filter leaves.
    package static func count(_ filter: WallFilter, in db: some SQLSession) async throws -> Int {
        try await db.value("SELECT count(*) FROM products p WHERE \(sql: filter.conditions())") ?? 0
    }
}

private struct MaybeLive: SQLRow {
    let card: ProductCard
    let isLive: Bool
    init(row: inout RowReader) throws {
        card = try ProductCard(row: &row)
        isLive = try row.next()
    }
}

extension WallPage {
    /// - Parameter found: up to `limit` + 1 products in the order of the statement; the last only shows that there are more.
    init(_ found: [Item], limit: Int, at place: WallPlace, cursor: (Item) -> Cursor) {
        let hasMore = found.count > limit
        var kept = found
        if hasMore { kept.removeLast(found.count - limit) }
        switch place {
        case .start, .olderThan:
            items = kept
            next = hasMore ? kept.last.map { .olderThan(cursor($0)) } : nil
            previous = place == .start ? nil : kept.first.map { .newerThan(cursor($0)) }
        case .newerThan:
            items = kept.reversed()
            next = kept.first.map { .olderThan(cursor($0)) }
            previous = hasMore ? kept.last.map { .newerThan(cursor($0)) } : nil
        }
    }
}
