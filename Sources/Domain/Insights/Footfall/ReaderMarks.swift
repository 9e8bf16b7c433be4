import Crypto
import Foundation
import Postgres

/// What tells readers apart in the log of searches: another mark than the one that visitors are counted by, under the same
/// day's key, and good for nothing once that is forgotten.
package enum ReaderMarks {
    /// Those of the day and of the day before, the day's own first, 16 bytes each. Two statements.
    package static func of(_ readers: Set<PageReader>, at now: Date, in tx: Transaction) async throws -> [PageReader:
        [[UInt8]]]
    {
        if readers.isEmpty { return [:] }
        let days = [FootfallDay(now), FootfallDay(now).before]
        let salts = try await VisitorSalt.of(days.sorted(), in: tx)
        return Dictionary(
            uniqueKeysWithValues: readers.map { reader in
                (
                    reader,
                    days.compactMap { day in
                        salts[day].map { Array(hmacSHA256(("search\n" + reader.text).utf8, key: $0).prefix(16)) }
                    }
                )
            })
    }
}
