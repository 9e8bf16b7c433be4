import Postgres

/// Where a product stands on its way to the wall.
package enum ProductStatus: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    /// Its id is known, nothing else.
    case discovered
    /// Its page was read; picture and quality are still to be looked at.
    case hydrated
    /// On the wall.
    case live
    /// Waits for an admin's word.
    case flagged
    /// Never shown.
    case rejected
    /// No longer in its seller's catalogue.
    case inactive

    /// The transition table: everything that may follow.
    package var next: Set<ProductStatus> {
        switch self {
        case .discovered: [.hydrated, .rejected, .inactive]
        case .hydrated: [.live, .flagged, .rejected, .inactive]
        case .live: [.flagged, .rejected, .inactive]
        case .flagged: [.live, .rejected, .inactive]
        // A seller who mends what was wrong starts over; one who only takes it away and puts it back does not.
        case .rejected: [.hydrated, .live]
        // Back in the catalogue: it starts over.
        case .inactive: [.hydrated, .rejected]
        }
    }
}
