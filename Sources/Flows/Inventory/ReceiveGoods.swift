import Catalog
import Inventory
import Postgres
import Vocabulary

/// Takes in what a supplier delivered: lines, stock and the order's status together.
package struct ReceiveGoods: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Parameters:
    ///   - delivered: how many of which line came now; zero is nothing.
    ///   - seen: how many of the whole order had come when the form was made: a form sent twice is taken once.
    /// - Returns: where the order stands now.
    /// - Throws: `PurchaseRefusal`: then nothing came in.
    @discardableResult
    package func callAsFunction(
        _ delivered: [PurchaseOrderLineID: Int], of id: PurchaseOrderID, seen: Int, by hand: DeskHand
    ) async throws -> PurchaseOrderStatus {
        try await db.transaction { tx in
            guard let order = try await PurchaseOrder.locked(id, of: hand.seller, in: tx) else {
                throw PurchaseRefusal.notThere
            }
            guard order.status.isOpen else { throw PurchaseRefusal.badMove }
            let lines = try await order.lines(in: tx)
            let before = lines.reduce(0) { $0 + $1.received }
            guard before == seen else { throw PurchaseRefusal.changedMeanwhile }
            guard Set(delivered.keys).isSubset(of: lines.map(\.id)), delivered.values.allSatisfy({ $0 >= 0 }) else {
                throw PurchaseRefusal.badLine
            }
            let coming = lines.compactMap { line -> (line: PurchaseOrderLine, quantity: Int)? in
                guard let quantity = delivered[line.id], quantity > 0 else { return nil }
                return (line, quantity)
            }
            guard !coming.isEmpty else { throw PurchaseRefusal.nothingReceived }
            for (line, quantity) in coming {
                guard quantity <= line.awaited else { throw PurchaseRefusal.overDelivered }
                try await order.receive(line.id, quantity, in: tx)
            }
            try await Provenance.tell(hand.actor, "purchase order", in: tx)
            try await StockMovement.record(
                coming.map { line, quantity in
                    MovementWish(
                        line.variant, at: order.location, .received, quantity, unitCostMinor: line.unitCostMinor,
                        currency: order.currency, reference: order.reference)
                }, in: tx)
            let status = PurchaseOrderStatus.afterDelivery(
                ordered: lines.reduce(0) { $0 + $1.ordered },
                received: before + coming.reduce(0) { $0 + $1.quantity })
            try await order.move(to: status, in: tx)
            return status
        }
    }
}
