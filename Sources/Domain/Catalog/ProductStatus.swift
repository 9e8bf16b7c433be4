import Postgres

/// Where a product stands on its way to the wall.
package enum ProductStatus: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    /// Its seller still writes it.
    case draft
    /// Its id is known, nothing else.
    case discovered
    /// It is complete; picture and quality are still to be looked at.
    case hydrated
    /// On the wall.
    case live
    /// Waits for an admin's word.
    case flagged
    /// Never shown.
    case rejected
    /// No longer in its seller's catalogue.
    case inactive
    /// Its seller keeps it back.
    case hidden
    /// The last one is sold.
    case sold
    /// Thrown away by its seller, and kept so that it can come back.
    case deleted

    /// The transition table: everything that may follow. What is `deleted` comes back as what it was.
    package var next: Set<ProductStatus> {
        switch self {
        case .draft: [.hydrated, .live, .flagged, .rejected, .deleted]
        case .discovered: [.hydrated, .rejected, .inactive]
        case .hydrated: [.live, .flagged, .rejected, .inactive, .hidden, .deleted]
        case .live: [.flagged, .rejected, .inactive, .hidden, .sold, .deleted]
        case .flagged: [.live, .rejected, .inactive, .hidden, .deleted]
        // A seller who mends what was wrong starts over; one who only takes it away and puts it back does not.
        case .rejected: [.hydrated, .live, .deleted]
        // Back in the catalogue: it starts over.
        case .inactive: [.hydrated, .rejected, .deleted]
        case .hidden: [.hydrated, .live, .flagged, .rejected, .inactive, .deleted]
        case .sold: [.hydrated, .live, .hidden, .inactive, .rejected, .deleted]
        case .deleted: [.draft, .hydrated, .live, .flagged, .rejected, .inactive, .hidden, .sold]
        }
    }

    /// What whoever keeps the listing may make of it by hand; the rest is the market's to decide.
    package var bySeller: Set<ProductStatus> {
        switch self {
        case .draft: [.hydrated, .deleted]
        case .hydrated, .flagged: [.hidden, .deleted]
        case .live: [.hidden, .sold, .deleted]
        // Looked at before, and looked at again: its words may be others by now.
        case .hidden, .sold: [.hydrated, .hidden, .deleted]
        case .inactive, .rejected: [.deleted]
        case .discovered, .deleted: []
        }
    }
}
