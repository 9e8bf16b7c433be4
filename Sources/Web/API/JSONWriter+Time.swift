import Foundation
import JSON

extension JSONWriter {
    /// A time as RFC 3339 text, null when there is none.
    mutating func member(_ name: StaticString, time: Date?) {
        key(name)
        if let time { value(secondsSince1970: Int64(time.timeIntervalSince1970.rounded(.down))) } else { null() }
    }
}
