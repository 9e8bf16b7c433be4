import Inventory
import Postgres
import Vocabulary

/// Drafts of orders, their lines, and their end.
package struct KeepPurchaseOrder: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// A new draft; nil as location: the seller's usual place.
    /// - Throws: `PurchaseRefusal`.
    package func draft(
        from supplier: SupplierID, to location: LocationID? = nil, note: String = "", expectedOn: String? = nil,
        by hand: DeskHand
    ) async throws -> PurchaseOrderID {
        if let expectedOn, !Self.isDay(expectedOn) { throw PurchaseRefusal.badNote }
        return try await db.transaction { tx in
            guard let supplier = try await Supplier.find(supplier, of: hand.seller, in: tx), !supplier.isArchived
            else { throw PurchaseRefusal.notThere }
            if let location, try await Location.find(location, of: supplier.seller, in: tx) == nil {
                throw PurchaseRefusal.notThere
            }
            var place = location
            if place == nil { place = try await Location.usual(of: supplier.seller, in: tx) }
            guard let place else { throw PurchaseRefusal.notThere }
            return try await PurchaseOrder.draft(
                from: supplier, to: place, note: note, expectedOn: expectedOn, in: tx)
        }
    }

    /// A draft of all that one supplier should bring to one place now; nil when that is nothing.
    /// - Throws: `PurchaseRefusal`.
    package func draftSuggested(from supplier: SupplierID, to location: LocationID, by hand: DeskHand) async throws
        -> PurchaseOrderID?
    {
        try await db.transaction { tx in
            guard let known = try await Supplier.find(supplier, of: hand.seller, in: tx), !known.isArchived,
                try await Location.find(location, of: known.seller, in: tx) != nil
            else { throw PurchaseRefusal.notThere }
            let all = try await OrderSuggestion.all(
                of: known.seller, supplier: supplier, limit: PurchaseOrderLine.limit, in: tx)
            let wanted = all.filter { $0.location == location }
            if wanted.isEmpty { return nil }
            let id = try await PurchaseOrder.draft(from: known, to: location, in: tx)
            guard let order = try await PurchaseOrder.locked(id, of: known.seller, in: tx) else { return nil }
            for line in wanted {
                try await order.put(line.variant, line.quantity, unitCostMinor: line.unitCostMinor, in: tx)
            }
            return id
        }
    }

    /// Puts a variant into a draft, by SKU or barcode; what is there of it already is replaced.
    ///
    /// - Parameter unitCostMinor: nil: what the supplier asks, or nothing when nobody said.
    /// - Throws: `PurchaseRefusal`.
    package func put(
        _ number: String, _ quantity: Int, unitCostMinor: Int64?, in id: PurchaseOrderID, by hand: DeskHand
    ) async throws {
        try await with(id, hand) { order, tx in
            guard let variant = try await StockedVariant.named([number], of: order.seller, in: tx)[number] else {
                throw PurchaseRefusal.noSKU
            }
            var cost = unitCostMinor
            if cost == nil {
                cost = try await Supply.of(variant.id, in: tx).first { $0.supplier == order.supplier }?.unitCostMinor
            }
            try await order.put(variant.id, quantity, unitCostMinor: cost ?? 0, in: tx)
        }
    }

    /// - Throws: `PurchaseRefusal`.
    package func remove(_ line: PurchaseOrderLineID, from id: PurchaseOrderID, by hand: DeskHand) async throws {
        try await with(id, hand) { try await $0.remove(line, in: $1) }
    }

    /// What has not come will not.
    /// - Throws: `PurchaseRefusal`.
    package func cancel(_ id: PurchaseOrderID, by hand: DeskHand) async throws {
        try await with(id, hand) { try await $0.move(to: .cancelled, in: $1) }
    }

    private func with(
        _ id: PurchaseOrderID, _ hand: DeskHand, _ body: (PurchaseOrder, Transaction) async throws -> Void
    ) async throws {
        try await db.transaction { tx in
            guard let order = try await PurchaseOrder.locked(id, of: hand.seller, in: tx) else {
                throw PurchaseRefusal.notThere
            }
            try await body(order, tx)
        }
    }

    /// `2026-11-21`, a day that there is.
    package static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count == 10, parts.count == 3,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (2000...2100).contains(year),
            (1...12).contains(month)
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return (1...[31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]).contains(day)
    }
}
