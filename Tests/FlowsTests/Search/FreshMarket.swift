import Flows
import Foundation
import Postgres
import Search
import SearchSupport
import TestSupport
import Vocabulary

/// A market of thirty kinds of goods, four of each: two that the weights set by hand like, and two newer ones.
struct FreshMarket: Sendable {
    let db: Database
    let index: IndexedMarket
    let now = Date()
    static let kinds = [
        "basket", "kettle", "lamp", "ladder", "mirror", "pillow", "bucket", "carpet", "candle", "drum", "envelope",
        "flute",
        "guitar", "hammer", "jacket", "knife", "lantern", "mattress", "napkin", "oven", "pencil", "quilt", "radio",
        "saddle",
        "table", "umbrella", "vase", "wagon", "yarn", "zipper",
    ]

    init(_ db: Database) async throws {
        self.db = db
        index = try await IndexedMarket(db, languages: [.english])
        let amani = try await Cast.seller(in: db)
        for (at, kind) in Self.kinds.enumerated() {
            for (number, title) in ["\(kind)", "\(kind) blue", "\(kind) steel large", "\(kind) green family set"]
                .enumerated()
            {
                try await Cast.product(
                    title, number: at * 10 + number, of: amani, description: "", category: "kitchen",
                    liveSince: now.addingTimeInterval(number < 2 ? -400 * 86_400 : -86_400), in: db)
            }
        }
        try await index.fill()
    }

    /// So many searches of each kind, all four shown in changing order; of each, `chosen` are opened.
    ///
    /// - Parameter chosen: by their title's number in a kind, 0…3.
    func read(searches: Int = 16, choosing chosen: [Int], kinds: Int = kinds.count) async throws {
        let titles = chosen.map { ["", " blue", " steel large", " green family set"][$0] }
        try await db.run(
            """
            WITH kinds AS (
                SELECT k.kind, (SELECT array_agg(p.id ORDER BY p.title) FROM products p WHERE p.title = k.kind OR p.title LIKE k.kind || ' %') AS goods,
                    (SELECT array_agg(p.id) FROM products p JOIN unnest(\(titles)::text[]) AS t (tail) ON p.title = k.kind || t.tail) AS chosen
                FROM unnest(\(Array(Self.kinds.prefix(kinds)))::text[]) AS k (kind)),
            searches AS (
                INSERT INTO search_log (at, source, query, words, language, list, filters, sort, page, total, relaxed, corrections,
                    milliseconds, shown, first_place)
                SELECT \(now)::timestamptz - n * interval '1 hour', 'page', kind, kind, 'en', decode(md5(kind), 'hex'), '{}', 'relevance', 0, 4,
                    '{}', '{}', 5, goods[1 + n % 4:4] || goods[1:n % 4], 0
                FROM kinds, generate_series(1, \(searches)::int) AS n RETURNING id, words, shown)
            INSERT INTO search_clicks (search_id, product_id, place, opened_at)
            SELECT s.id, c.product, array_position(s.shown, c.product) - 1, \(now) FROM searches s JOIN kinds k ON k.kind = s.words,
                unnest(k.chosen) AS c (product)
            """)
    }

    var course: RankingCourse {
        var course = RankingCourse()
        (course.fewestQueries, course.bounds.fewestSearches, course.bounds.fewestClicks) = (20, 8, 4)
        return course
    }

    var learn: LearnRanker { LearnRanker(db: db, search: index.search.goods, course: course) }

    func kept() async throws -> Int { try await Cast.count("search_rankers", in: db) }

    /// The titles of a search, in their order.
    func titles(_ words: String) async throws -> [String] {
        let found = try await index.search.goods(SearchWish(words))
        return try await db.values(
            """
            SELECT p.title FROM unnest(\(found?.products.map(\.rawValue) ?? [])::bigint[]) WITH ORDINALITY AS f (id, place)
            JOIN products p ON p.id = f.id ORDER BY f.place
            """)
    }

    /// What the audit log says of the order.
    func audited() async throws -> [String] {
        try await db.values(
            "SELECT actor || ' ' || (details::jsonb ->> 'ranker') FROM audit_log WHERE event = 'ranker-chosen' ORDER BY seq"
        )
    }
}

func withFreshMarket(_ body: (FreshMarket) async throws -> Void) async throws {
    try await withDatabase { db in try await body(FreshMarket(db)) }
}
