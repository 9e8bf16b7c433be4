import Foundation
import Postgres
import Vocabulary

/// Something that happened, whichever table says so. That somebody's address was read, as each mail to them does, stands in
/// the audit log only.
package struct Activity: Sendable, Equatable, SQLRow {
    /// Where it stands.
    package enum Source: String, Sendable, CaseIterable {
        case sync = "s", lead = "l", stock = "k", audit = "a"
    }

    package let place: ActivityPlace
    /// In the source's own words: a change of the sync log, an event of the audit log, a lead's state; of stock, `low` or `out`.
    package let what: String
    package let product: ProductID?
    package let productTitle: String?
    package let sellerName: String?
    package let was: String?
    /// What it is now: a lead's reference, the variant's SKU, whom an entry of the audit log is about.
    package let becomes: String?

    package var source: Source { place.source }
    package var at: Date { Date(timeIntervalSince1970: Double(place.micros) / 1e6) }

    package init(row: inout RowReader) throws {
        place = ActivityPlace(
            micros: try row.next(), source: Source(rawValue: try row.next()) ?? .sync, id: try row.next())
        what = try row.next()
        product = try row.next(Int64?.self).flatMap(ProductID.init(rawValue:))
        productTitle = try row.next()
        sellerName = try row.next()
        was = try row.next()
        becomes = try row.next()
    }
}

/// A place in the feed: behind this entry.
package struct ActivityPlace: Sendable, Equatable {
    package let micros: Int64
    package let source: Activity.Source
    package let id: Int64

    package init(micros: Int64, source: Activity.Source, id: Int64) {
        (self.micros, self.source, self.id) = (micros, source, id)
    }

    package init?(text: String) {
        let parts = text.split(separator: "-").map(String.init)
        guard parts.count == 3, let micros = Int64(parts[0], radix: 36),
            let source = Activity.Source(rawValue: parts[1]),
            let id = Int64(parts[2], radix: 36), micros > 0, id > 0, micros < 253_402_300_800_000_000
        else { return nil }
        self.init(micros: micros, source: source, id: id)
        // One spelling: no capitals, signs or leading zeros.
        guard self.text == text else { return nil }
    }

    /// For addresses.
    package var text: String { "\(String(micros, radix: 36))-\(source.rawValue)-\(String(id, radix: 36))" }
}
