import Catalog
import Foundation
import HTTP
import Vocabulary

/// The addresses of the operators' screens.
enum OperationRoutes {
    static let jobs = Route(.get, "/admin/jobs")
    static let job = Route(.get, "/admin/jobs/{number}", Int.self)
    static let cancellation = Route(.post, "/admin/jobs/{number}/cancellation", Int.self)
    static let dead = Route(.get, "/admin/jobs/dead")
    static let retrial = Route(.post, "/admin/jobs/dead/retrial")
    static let forgetting = Route(.post, "/admin/jobs/dead/forgetting")
    static let schedules = Route(.get, "/admin/schedules")
    static let pages = Route(.get, "/admin/pages")
    static let page = Route(.get, "/admin/pages/{id}", ProductID.self)
    static let reading = Route(.post, "/admin/pages/reading")
    static let quality = Route(.get, "/admin/quality")
    static let approval = Route(.post, "/admin/quality/approval")
    static let rejection = Route(.post, "/admin/quality/rejection")
    static let leads = Route(.get, "/sell/leads")
    static let lead = Route(.post, "/sell/leads/{id}", LeadID.self)
}

extension DeskPlace {
    /// A place in a table that is ordered by time.
    init(at time: Date, id: Int64) {
        self.init(key: String(Int64((time.timeIntervalSince1970 * 1e6).rounded())), id: id)
    }

    /// Nil when the address was not this table's.
    var moment: (Date, Int64)? {
        guard let micros = Int64(key), (0..<253_402_300_800_000_000).contains(micros) else { return nil }
        return (Date(timeIntervalSince1970: Double(micros) / 1e6), id)
    }
}

/// One page of rows, read one further to see whether there is more.
struct ReadAhead<Row: Sendable>: Sendable {
    static var size: Int { 50 }
    let rows: [Row]
    let hasMore: Bool

    init(_ found: [Row], size: Int = Self.size) {
        (rows, hasMore) = (Array(found.prefix(size)), found.count > size)
    }
}
