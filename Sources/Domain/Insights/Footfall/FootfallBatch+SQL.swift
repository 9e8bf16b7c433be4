import Foundation
import Postgres
import Vocabulary

extension FootfallBatch {
    /// Adds it to the tables: eight statements, whatever is in it.
    ///
    /// Tables come in one order and rows in that of their keys, so two processes that write at once wait for each other,
    /// and never in a ring. A day before yesterday has no salt any more: its views count, its visitors do not.
    package func write(at now: Date, in tx: Transaction) async throws {
        let yesterday = FootfallDay(now).before
        let days = Set(views.keys.map(\.day)).filter { $0 >= yesterday }.sorted()
        let salts = try await VisitorSalt.of(days, in: tx)
        let rows = FootfallRows(self, try await PageOwners.of(self, in: tx), salts: salts)
        let visitors = try await rows.keepMarks(in: tx)
        try await rows.addViews(and: visitors, in: tx)
        try await rows.addProducts(in: tx)
    }
}

extension FootfallRows {
    /// - Returns: how many of the marks were new, by door.
    fileprivate func keepMarks(in tx: Transaction) async throws -> [Door: Int] {
        let marks = Array(marks)
        let new: [Visitors] = try await tx.rows(
            """
            WITH new AS (
                INSERT INTO visitor_marks (day, seller_id, mark)
                SELECT '1970-01-01'::date + m.day, m.seller_id, decode(m.mark, 'hex')
                FROM unnest(\(marks.map(\.door.day.number))::int[], \(marks.map(\.door.seller))::bigint[],
                    \(marks.map(\.text))::text[]) AS m (day, seller_id, mark)
                ORDER BY m.day, m.seller_id, decode(m.mark, 'hex')
                ON CONFLICT (day, seller_id, mark) DO NOTHING RETURNING day, seller_id)
            SELECT day - '1970-01-01'::date, seller_id, count(*) FROM new GROUP BY day, seller_id
            """)
        return Dictionary(uniqueKeysWithValues: new.map { ($0.door, $0.count) })
    }

    fileprivate func addViews(and visitors: [Door: Int], in tx: Transaction) async throws {
        let views = Array(views)
        try await tx.run(
            """
            INSERT INTO footfall_days (day, seller_id, views, visitors)
            SELECT '1970-01-01'::date + f.day, f.seller_id, f.views, f.visitors
            FROM unnest(\(views.map(\.key.day.number))::int[], \(views.map(\.key.seller))::bigint[],
                \(views.map(\.value))::int[], \(views.map { visitors[$0.key] ?? 0 })::int[]) AS f (day, seller_id, views, visitors)
            ORDER BY f.seller_id, f.day
            ON CONFLICT (seller_id, day) DO UPDATE SET views = footfall_days.views + excluded.views,
                visitors = footfall_days.visitors + excluded.visitors
            """)
    }

    fileprivate func addProducts(in tx: Transaction) async throws {
        let products = Array(products)
        try await tx.run(
            """
            INSERT INTO product_view_days (day, product_id, seller_id, views)
            SELECT '1970-01-01'::date + v.day, v.product_id, v.seller_id, v.views
            FROM unnest(\(products.map(\.key.day.number))::int[], \(products.map(\.key.product))::bigint[],
                \(products.map(\.key.seller))::bigint[], \(products.map(\.value))::int[]) AS v (day, product_id, seller_id, views)
            ORDER BY v.product_id, v.day
            ON CONFLICT (product_id, day) DO UPDATE SET views = product_view_days.views + excluded.views
            """)
    }

    private struct Visitors: SQLRow {
        let door: Door
        let count: Int

        init(row: inout RowReader) throws {
            door = Door(day: FootfallDay(number: try row.next()), seller: try row.next())
            count = try row.next()
        }
    }
}

/// What tells a day's visitors apart is kept for that day and the next.
package enum VisitorMarks {
    /// Forgets marks and salts of the days before yesterday.
    package static func forget(at now: Date, in db: some SQLSession) async throws {
        let yesterday = FootfallDay(now).before.number
        // Salts first: from then on the marks say nothing, even when the second statement fails.
        try await db.run("DELETE FROM visitor_salts WHERE day < '1970-01-01'::date + \(yesterday)::int")
        try await db.run("DELETE FROM visitor_marks WHERE day < '1970-01-01'::date + \(yesterday)::int")
    }
}
