import Foundation
import Inventory
import Postgres
import Vocabulary

/// Whom the demo's parts shops buy from, and orders at every stage.
struct DemoSupplies: Sendable {
    private let db: Database
    private let currency: Currency

    init(db: Database, currency: Currency) { (self.db, self.currency) = (db, currency) }

    /// Each of a seller's suppliers brings a share of the goods.
    private static let names = ["Nordwerk Import", "Sahel Distribution", "Pacifica Trade"]

    func callAsFunction(_ sellers: [SellerID], _ random: inout DemoRandom) async throws {
        for seller in sellers {
            // A second run finds them there.
            guard try await Supplier.all(of: seller, limit: 1, in: db).isEmpty else { continue }
            var draws = random
            let suppliers = try await db.transaction { tx in
                var suppliers: [SupplierID] = []
                for (number, name) in Self.names.enumerated() {
                    let wish = SupplierWish(
                        name: name, email: "orders-\(number + 1)@supplier.example", leadDays: 5 + 7 * number,
                        currency: currency, note: "Demo")
                    suppliers.append(try await Supplier.add(wish, of: seller, in: tx))
                }
                return suppliers
            }
            try await supply(seller, from: suppliers)
            for status in PurchaseOrderStatus.allCases + [.received, .received, .sent] {
                let supplier = draws.pick(suppliers), seed = draws.next()
                try await db.transaction { try await order(from: supplier, of: seller, until: status, seed, in: $0) }
            }
            random = draws
        }
    }

    /// Every variant has one who brings it, at what it cost last.
    private func supply(_ seller: SellerID, from suppliers: [SupplierID]) async throws {
        try await db.run(
            """
            INSERT INTO variant_suppliers (variant_id, supplier_id, supplier_sku, unit_cost_minor, minimum)
            SELECT v.id, (\(suppliers)::bigint[])[1 + v.id % \(suppliers.count)::int], 'S-' || v.sku,
                least(1000000000, coalesce((SELECT unit_cost_minor FROM stock_movements m WHERE m.variant_id = v.id
                    AND unit_cost_minor IS NOT NULL ORDER BY m.id DESC LIMIT 1), 0)), 1 + v.id % 6
            FROM variants v WHERE v.seller_id = \(seller) ON CONFLICT DO NOTHING
            """)
    }

    /// An order of up to eight lines, brought to where it stands.
    private func order(
        from id: SupplierID, of seller: SellerID, until status: PurchaseOrderStatus, _ seed: UInt64, in tx: Transaction
    ) async throws {
        var random = DemoRandom(seed: seed)
        guard let supplier = try await Supplier.find(id, of: seller, in: tx) else { return }
        let place = try await Location.usual(of: seller, in: tx)
        let order = try await PurchaseOrder.draft(from: supplier, to: place, note: "Demo", in: tx)
        let variants: [VariantID] = try await tx.values(
            """
            SELECT variant_id FROM variant_suppliers WHERE supplier_id = \(id)
            ORDER BY hashint8extended(variant_id, \(Int64(bitPattern: seed))) LIMIT 8
            """)
        guard let draft = try await PurchaseOrder.locked(order, of: seller, in: tx), !variants.isEmpty else { return }
        for variant in variants {
            let cost = try await Supply.of(variant, in: tx).first { $0.supplier == id }?.unitCostMinor ?? 0
            try await draft.put(variant, Int.random(in: 4...24, using: &random), unitCostMinor: cost, in: tx)
        }
        if status == .draft { return }
        try await draft.move(to: .sent, in: tx)
        if status == .sent { return }
        guard let sent = try await PurchaseOrder.locked(order, of: seller, in: tx) else { return }
        if status == .cancelled { return try await sent.move(to: .cancelled, in: tx) }
        let lines = try await sent.lines(in: tx)
        let came = lines.map { line in
            (line, status == .received ? line.ordered : max(1, line.ordered / 2))
        }
        for (line, quantity) in came { try await sent.receive(line.id, quantity, in: tx) }
        try await StockMovement.record(
            came.map { line, quantity in
                MovementWish(
                    line.variant, at: place, .received, quantity, unitCostMinor: line.unitCostMinor,
                    currency: sent.currency, reference: sent.reference)
            }, in: tx)
        try await sent.move(to: status, in: tx)
    }
}
