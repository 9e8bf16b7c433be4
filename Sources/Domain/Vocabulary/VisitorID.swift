import Foundation
import Postgres

/// A browser without an account. Random, kept in a cookie that we sign, so that nobody takes another's.
package struct VisitorID: Hashable, Sendable, RawRepresentable, SQLBindable, SQLDecodable {
    package let rawValue: UUID
    package init(rawValue: UUID) { self.rawValue = rawValue }
    package static func random() -> VisitorID { VisitorID(rawValue: UUID()) }
}
