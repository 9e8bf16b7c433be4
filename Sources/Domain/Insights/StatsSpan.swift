import Foundation
import Postgres
import Vocabulary

/// How far back the figures go. The same time before it is what they are held against.
package enum StatsSpan: Int, Sendable, CaseIterable {
    case week = 7, month = 30, quarter = 90

    package var days: Int { rawValue }
}

/// Whose figures, and until when.
package struct StatsScope: Sendable {
    /// Nil: the whole market's.
    package let seller: SellerID?
    package let span: StatsSpan
    /// Its day (of UTC) is the last that counts.
    package let now: Date
    /// Revenue in another currency is not added to this one's.
    package let currency: String

    package init(seller: SellerID?, span: StatsSpan, now: Date, currency: String) {
        (self.seller, self.span, self.now, self.currency) = (seller, span, now, currency)
    }

    /// The last day.
    var today: SQL { "(\(now)::timestamptz AT TIME ZONE 'UTC')::date" }
    /// On rows `t`. Not an OR over a parameter: the planner would take the index of neither.
    var isOurs: SQL { seller.map { "t.seller_id = \($0)" } ?? "true" }
}
