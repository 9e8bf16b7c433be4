import Postgres

/// Where an order stands.
package enum PurchaseOrderStatus: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    /// Still being written.
    case draft
    /// Its supplier has it.
    case sent
    case partlyReceived = "partly-received"
    /// All of it came.
    case received
    /// What has not come will not.
    case cancelled

    /// The transition table: everything that may follow.
    package var next: Set<PurchaseOrderStatus> {
        switch self {
        case .draft: [.sent, .cancelled]
        case .sent: [.partlyReceived, .received, .cancelled]
        // The rest is given up: what came stays.
        case .partlyReceived: [.partlyReceived, .received, .cancelled]
        case .received, .cancelled: []
        }
    }

    /// Whether goods are still awaited.
    package var isOpen: Bool { self == .sent || self == .partlyReceived }

    /// Where an order stands after a delivery.
    package static func afterDelivery(ordered: Int, received: Int) -> PurchaseOrderStatus {
        precondition(received > 0 && received <= ordered, "a delivery brings something, and no more than was ordered")
        return received == ordered ? .received : .partlyReceived
    }
}
