import Accounts
import Inventory
import Jobs
import Postgres
import Telemetry
import Vault
import Vocabulary

/// The queues of stock.
package enum StockJobs {
    package static let check = JobKind<StockChoreTask>("check-stock", priority: -6, maxAttempts: 3)
    package static let release = JobKind<StockChoreTask>("release-holds", priority: 5, maxAttempts: 3)
    package static let tell = JobKind<StockChoreTask>("tell-stock-alerts", priority: -2, maxAttempts: 3)
}

package struct StockChoreTask: Codable, Sendable {
    package init() {}
}

/// Holds all levels against the sums of their movements. A difference is said loudly, and left for somebody to look at.
package struct CheckStock: Sendable {
    private let db: Database
    private let log: Log
    private let differences: Counter

    package init(db: Database, log: Log, metrics: Metrics) {
        (self.db, self.log) = (db, log)
        differences = metrics.counter(
            "soko_stock_differences_total", "Shelves whose level was not the sum of their movements.")
    }

    @discardableResult
    package func callAsFunction() async throws -> StockCheck {
        let check = try await db.transaction { try await StockCheck.run(in: $0) }
        if check.differences > 0 {
            differences.add(check.differences)
            log.error(
                "stock levels are not the sums of their movements",
                ["check": .integer(check.id), "shelves": .integer(Int64(check.differences))])
        }
        return check
    }
}

/// Lets go of what was promised longer than its time.
package struct ReleaseHolds: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Returns: how many.
    @discardableResult
    package func callAsFunction() async throws -> Int {
        var total = 0
        while true {
            // In pieces, so that no transaction holds many shelves.
            let count = try await StockHold.expire(limit: 200, in: db)
            total += count
            if count < 200 { return total }
        }
    }
}

/// Tells sellers what ran low or out, each thing once: one message for all of it.
package struct TellStockAlerts: Sendable {
    private let door: Doorkeeper
    /// What is over before that was a cart somebody left.
    package static let patience: Duration = .seconds(1_200)

    package init(_ door: Doorkeeper) { self.door = door }

    package func callAsFunction(lasting patience: Duration = patience) async throws {
        for seller in try await StockAlert.sellersToTell(lasting: patience, in: door.db) {
            try await door.db.transaction { tx in
                let alerts = try await StockAlert.telling(seller, in: tx)
                if alerts.isEmpty { return }
                for account in try await Account.running(seller, in: tx) {
                    let letter = StockLetter(alerts).text(in: account.language, market: door.market)
                    try await Notify(door)(account, of: .stock, subject: letter.subject, body: letter.body, in: tx)
                }
            }
        }
    }
}

/// What a seller is told of shelves that ran low or out.
struct StockLetter: Sendable {
    let alerts: [StockAlert]
    /// Of many, so many are named.
    static let named = 20

    init(_ alerts: [StockAlert]) { self.alerts = alerts }

    func text(in language: Language, market: String) -> (subject: String, body: String) {
        let words = Self.words(language)
        let lines = alerts.prefix(Self.named).map { alert in
            let state = alert.state == .out ? words.out : words.low.replacing("%n", with: String(max(0, alert.free)))
            return "\(PurchaseLetter.line(alert.sku)) \(PurchaseLetter.line(alert.title)): \(state)"
        }
        let more = alerts.count > Self.named ? ["… +\(alerts.count - Self.named)"] : []
        let subject = words.subject.replacing("%m", with: market).replacing("%n", with: String(alerts.count))
        return (subject, (lines + more).joined(separator: "\n"))
    }

    private static func words(_ language: Language) -> (subject: String, out: String, low: String) {
        switch language {
        case .english: ("%m: stock is low (%n)", "sold out", "%n left")
        case .swahili: ("%m: hisa inapungua (%n)", "zimeisha", "zimebaki %n")
        case .french: ("%m : stock bas (%n)", "épuisé", "reste %n")
        case .arabic: ("%m: المخزون منخفض (%n)", "نفد", "بقي %n")
        case .thai: ("%m: สินค้าใกล้หมด (%n)", "หมดแล้ว", "เหลือ %n")
        }
    }
}
