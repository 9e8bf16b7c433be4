import Flows
import Foundation
import Insights
import Postgres
import Search
import Telemetry
import TestSupport
import Testing
import Vocabulary

/// A serving process's diary, its clock at noon of 2026-11-21.
final class Searching: Sendable {
    let db: Database
    let diary: SearchDiary
    let now = Box(Date(timeIntervalSince1970: 1_795_262_400))
    private let metrics = Metrics()

    static let asha = SearchReader(visitor: .random(), reader: nil)
    static let juma = SearchReader(visitor: .random(), reader: nil)
    static let neema = stranger(7)

    static func stranger(_ number: Int) -> SearchReader {
        SearchReader(
            visitor: nil, reader: PageReader(visitor: nil, address: "203.0.113.\(number)", agent: "Mozilla/5.0"))
    }

    init(_ db: Database, limit: Int = 5_000) {
        self.db = db
        diary = SearchDiary(db: db, limit: limit, now: { [now] in now.current }, log: .silent, metrics: metrics)
    }

    var dropped: Int { metrics.counter("soko_searches_dropped_total", "").value }

    func wait(_ seconds: Double) { now.withLock { $0 += seconds } }

    static func list(_ query: String) throws -> ListKey { try #require(ListKey(path: "/", [("q", query)])) }

    /// Somebody sees a page of a search.
    func search(
        _ query: String, by reader: SearchReader, shown: [ProductID] = [], total: Int? = nil, page: Int = 0,
        milliseconds: Int = 12, relaxed: [String] = [], order: String = "relevance"
    ) throws {
        var search = LoggedSearch(list: try Self.list(query), words: query, language: .english)
        (search.shown, search.total, search.page) = (shown, total ?? shown.count, page)
        (search.firstPlace, search.milliseconds) = (page * 36, milliseconds)
        (search.relaxed, search.order) = (relaxed, order)
        diary.note(search, by: reader)
    }

    func open(_ product: ProductID, from query: String, by reader: SearchReader) throws {
        diary.note(product, isPurchase: false, from: try Self.list(query), by: reader)
    }

    func buy(_ product: ProductID, from query: String? = nil, by reader: SearchReader) throws {
        diary.note(product, isPurchase: true, from: try query.map(Self.list), by: reader)
    }

    func flush() async throws {
        let isWritten = await diary.flush()
        #expect(isWritten)
    }

    /// `query searches empty answered clicked clicks purchases slow strangers` of every day.
    func days() async throws -> [String] {
        try await db.values(
            """
            SELECT concat_ws(' ', query, searches, empty, answered, clicked, clicks, purchases, slow, strangers)
            FROM search_days ORDER BY day, source, query
            """)
    }

    func goods(_ count: Int) async throws -> [ProductID] {
        let amani = try await Cast.seller(in: db)
        var goods: [ProductID] = []
        for number in 1...count {
            goods.append(try await Cast.product("Basket \(number)", number: number, of: amani, in: db))
        }
        return goods
    }
}
