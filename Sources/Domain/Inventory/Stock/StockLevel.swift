import Postgres
import Vocabulary

/// What one shelf holds of one variant.
package struct StockLevel: Sendable, Equatable, SQLRow {
    package let variant: VariantID
    package let location: LocationID
    package let locationName: String
    package let onHand: Int
    /// Of that, promised. After a recount there may be more promised than there is.
    package let held: Int
    /// Few enough to order more; nil: nobody watches.
    package let lowAt: Int?

    package init(row: inout RowReader) throws {
        variant = try VariantID(row: &row)
        location = try LocationID(row: &row)
        locationName = try row.next()
        onHand = try row.next()
        held = try row.next()
        lowAt = try row.next()
    }

    package var free: Int { max(0, onHand - held) }
    package var state: StockState { StockState(free: onHand - held, lowAt: lowAt) }
}

/// How a shelf stands, as the database's `stock_state` says it.
package enum StockState: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
    case enough, low, out

    package init(free: Int, lowAt: Int?) {
        self = free <= 0 ? .out : free <= (lowAt ?? -1) ? .low : .enough
    }
}

/// One variant at one place.
package struct Shelf: Sendable, Hashable {
    package let variant: VariantID
    package let location: LocationID

    package init(_ variant: VariantID, _ location: LocationID) { (self.variant, self.location) = (variant, location) }

    /// For a form's field: `ID.ID`.
    package var text: String { variant.pathText + "." + location.pathText }

    package init?(text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let variant = VariantID(pathText: parts[0]),
            let location = LocationID(pathText: parts[1])
        else { return nil }
        self.init(variant, location)
    }
}

extension StockLevel {
    private static let columns: SQL = "l.variant_id, l.location_id, o.name, l.on_hand, l.held, l.low_at"

    /// A variant's shelves, by name.
    package static func of(_ variant: VariantID, in db: some SQLSession) async throws -> [StockLevel] {
        try await db.rows(
            """
            SELECT \(sql: columns) FROM stock_levels l JOIN locations o ON o.id = l.location_id
            WHERE l.variant_id = \(variant) ORDER BY o.is_default DESC, lower(o.name), o.id
            """)
    }

    /// Shelves of one place, their rows held in the order of the key until the transaction ends.
    package static func locked(_ variants: [VariantID], at location: LocationID, in tx: Transaction) async throws
        -> [VariantID: StockLevel]
    {
        let levels = try await tx.rows(
            """
            SELECT \(sql: columns) FROM stock_levels l JOIN locations o ON o.id = l.location_id
            WHERE l.variant_id = ANY (\(variants)::bigint[]) AND l.location_id = \(location)
            ORDER BY l.variant_id FOR NO KEY UPDATE OF l
            """, as: StockLevel.self)
        return Dictionary(levels.map { ($0.variant, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// From how few on more are to be ordered; nil: nobody watches.
    /// - Parameter seller: whose shelves; nil: anybody's. Others are passed over.
    /// - Returns: how many shelves it is set for.
    package static func watch(_ shelves: [Shelf], at lowAt: Int?, of seller: SellerID?, in tx: Transaction) async throws
        -> Int
    {
        guard (0...MovementWish.most).contains(lowAt ?? 0) else { throw StockRefusal.badQuantity }
        let sorted = Set(shelves).sorted {
            ($0.variant.rawValue, $0.location.rawValue) < ($1.variant.rawValue, $1.location.rawValue)
        }
        let (variants, locations) = (sorted.map(\.variant), sorted.map(\.location))
        // One statement cannot lock in order and change: so the rows are held first.
        try await tx.run(
            """
            SELECT 1 FROM stock_levels WHERE (variant_id, location_id) IN
                (SELECT v, o FROM unnest(\(variants)::bigint[], \(locations)::bigint[]) AS wanted (v, o))
            ORDER BY variant_id, location_id FOR NO KEY UPDATE
            """)
        return try await tx.execute(
            """
            UPDATE stock_levels SET low_at = \(lowAt) WHERE (\(seller)::bigint IS NULL OR seller_id = \(seller))
                AND (variant_id, location_id) IN
                    (SELECT v, o FROM unnest(\(variants)::bigint[], \(locations)::bigint[]) AS wanted (v, o))
            """)
    }
}
