import Flows
import Foundation
import Insights
import Postgres
import Telemetry
import TestSupport
import Vocabulary

/// A serving process's counting, its clock at noon of 2026-11-21.
final class Serving: Sendable {
    let footfall: CountFootfall
    let now = Box(Date(timeIntervalSince1970: 1_795_262_400))
    private let metrics = Metrics()

    static let asha = PageReader(visitor: .random(), address: "", agent: "")
    static let juma = PageReader(visitor: .random(), address: "", agent: "")
    static let neema = PageReader(visitor: nil, address: "203.0.113.7", agent: "Mozilla/5.0")

    init(_ db: Database, limit: Int = 20_000) {
        footfall = CountFootfall(db: db, limit: limit, now: { [now] in now.current }, log: .silent, metrics: metrics)
    }

    var dropped: Int { metrics.counter("soko_footfall_dropped_total", "").value }
}
