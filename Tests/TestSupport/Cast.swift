import Foundation
import Postgres
import Vocabulary

/// The people and goods that tests meet again and again.
package enum Cast {
    package static let amani = "254711200301"
    package static let dala = "254722400502"

    /// A seller: Amani unless told.
    @discardableResult
    package static func seller(_ name: String = "Amani", phone: String = amani, in db: some SQLSession) async throws
        -> SellerID
    {
        let id = SellerID.random()
        try await db.run(
            """
            INSERT INTO sellers (id, phone, name, slug, catalogue_url)
            VALUES (\(id), \(phone), \(name), \(Slug(naming: name, fallback: phone)), \("https://wa.me/c/" + phone))
            """)
        return id
    }

    /// A product as the pipeline leaves it.
    ///
    /// - Parameters:
    ///   - number: makes its WhatsApp id, 7,000,000,000,000,000 and so many; unique among a seller's.
    ///   - shillings: nil leaves it without a price.
    ///   - liveSince: set for everything that was ever on the wall.
    ///   - key: the SHA-256 of the kept picture.
    @discardableResult
    package static func product(
        _ title: String = "Kiondo basket", number: Int = 1, of seller: SellerID, status: String = "live",
        description: String = "Sisal.",
        category: String = "bags", shillings: Int64? = 2_500,
        liveSince: Date? = Date(timeIntervalSince1970: 1_790_000_000),
        hydratedAt: Date? = Date(timeIntervalSince1970: 1_790_000_000),
        imageURL: String = "https://cdn.test/v/1_n.jpg?oe=7FFFFFFF",
        key: String? = nil, in db: some SQLSession
    ) async throws -> ProductID {
        let id = ProductID.random()
        try await db.run(
            """
            INSERT INTO products (id, seller_id, whatsapp_id, seller_phone, status, title, description, category, price_minor, currency,
                image_url, s3_image_url, content_hash, last_hydrated_at, live_since)
            SELECT \(id)::bigint, id, \(String(7_000_000_000_000_000 + number))::text, phone, \(status)::text, \(title)::text,
                \(description)::text, \(category)::text, \(shillings.map { $0 * 100 })::bigint, \(shillings.map { _ in "KES" })::text,
                \(imageURL)::text, \(key)::text, 'as read', \(hydratedAt)::timestamptz, \(liveSince)::timestamptz
            FROM sellers WHERE id = \(seller)
            """)
        return id
    }

    /// A column of a product as text, to see that nothing changed.
    package static func row(_ id: ProductID, in db: some SQLSession) async throws -> String {
        try await db.value("SELECT p::text FROM products p WHERE id = \(id)") ?? ""
    }

    package static func status(_ id: ProductID, in db: some SQLSession) async throws -> String {
        try await db.value(
            "SELECT status || CASE WHEN status_reason = '' THEN '' ELSE ': ' || status_reason END FROM products WHERE id = \(id)"
        ) ?? ""
    }

    /// Kinds of the jobs that wait, sorted.
    package static func jobs(in db: some SQLSession) async throws -> [String] {
        try await db.values("SELECT kind FROM jobs ORDER BY kind, id")
    }

    package static func count(_ table: String, in db: some SQLSession) async throws -> Int {
        try await db.value(SQL(ownText: "SELECT count(*) FROM \(table)")) ?? -1
    }
}

/// How many statements `body` sends to a database of one connection, as that connection's prepared statements count them.
package func statements(in db: Database, of body: () async throws -> Void) async throws -> Int {
    func executed() async throws -> Int {
        try await db.value(
            """
            SELECT coalesce(sum(generic_plans + custom_plans), 0)::bigint FROM pg_prepared_statements
            WHERE statement NOT LIKE '%pg_prepared_statements%'
            """) ?? 0
    }
    let before = try await executed()
    try await body()
    return try await executed() - before
}

/// Takes the database away from `db` while `body` runs, and waits until it is back.
package func withoutDatabase(_ db: Database, _ body: () async throws -> Void) async throws {
    let name: String = try await db.value("SELECT current_database()::text") ?? ""
    func tell(_ statement: String) async throws {
        let connection = TestCluster.shared.connection(to: "postgres")
        try await offPool { Result { _ = try Script(connection: connection).run(statement) } }.get()
    }
    func wait(until isSo: () async -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while await !isSo(), .now < deadline { try await Task.sleep(for: .milliseconds(5)) }
    }
    try await tell("ALTER DATABASE \(name) WITH ALLOW_CONNECTIONS false")
    try await tell("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)'")
    try await wait {
        // A connection that stands idle learns of it when it is used.
        do { try await db.run("SELECT 1") } catch {}
        return db.isAway
    }
    let outcome: Result<Void, any Error>
    do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
    try await tell("ALTER DATABASE \(name) WITH ALLOW_CONNECTIONS true")
    try await wait { do { try await db.run("SELECT 1"); return true } catch { return false } }
    try outcome.get()
}
