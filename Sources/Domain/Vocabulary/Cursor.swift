import Foundation
import HTTP
import Postgres

/// A place in a list that is ordered by time and id, newest first: "older than this".
package struct Cursor: Hashable, Sendable, PathValue {
    /// Microseconds since 1970.
    package let micros: Int64
    package let id: Int64

    package init(micros: Int64, id: Int64) {
        self.micros = micros
        self.id = id
    }

    package init(time: Date, id: Int64) {
        micros = Int64((time.timeIntervalSince1970 * 1e6).rounded())
        self.id = id
    }

    package var time: Date { Date(timeIntervalSince1970: Double(micros) / 1e6) }

    package init?(pathText: String) {
        let parts = pathText.split(separator: "-")
        guard parts.count == 2, let micros = Int64(parts[0], radix: 36), let id = Int64(parts[1], radix: 36),
            micros > 0, id > 0,
            micros < 253_402_300_800_000_000
        else { return nil }
        self.micros = micros
        self.id = id
        // One spelling: no capitals, signs or leading zeros.
        guard self.pathText == pathText else { return nil }
    }

    package var pathText: String { String(micros, radix: 36) + "-" + String(id, radix: 36) }
    package static var schema: Schema { .string(pattern: "^[0-9a-z]+-[0-9a-z]+$") }
}
