import Postgres
import Vocabulary

/// Which shelves a desk's table shows.
package struct StockFilter: Sendable, Equatable {
    package enum Standing: String, Sendable, CaseIterable { case low, out, held }

    /// Whose: nil is the whole market's desk.
    package var seller: SellerID?
    /// A SKU, a barcode, or words of the product's title (beginnings count).
    package var words: String?
    package var standing: Standing?
    package var location: LocationID?

    package init(
        seller: SellerID? = nil, words: String? = nil, standing: Standing? = nil, location: LocationID? = nil
    ) {
        (self.seller, self.words, self.standing, self.location) = (seller, words, standing, location)
    }

    /// On stock levels `l`.
    var condition: SQL {
        var all: SQL = "true"
        if let seller { all = "\(sql: all) AND l.seller_id = \(seller)" }
        if let location { all = "\(sql: all) AND l.location_id = \(location)" }
        switch standing {
        case .low: all = "\(sql: all) AND l.free <= l.low_at"
        case .out: all = "\(sql: all) AND l.free <= 0"
        case .held: all = "\(sql: all) AND l.held > 0"
        case nil: break
        }
        if let words { all = "\(sql: all) AND l.variant_id IN (\(sql: Self.matching(words, of: seller)))" }
        return all
    }

    /// A word that more products carry narrows nothing down: so many of them are looked at.
    private static let mostProducts = 1_000

    /// Ids of variants. A union of index scans: an OR over tables would scan all rows.
    private static func matching(_ text: String, of seller: SellerID?) -> SQL {
        let numbers: SQL = """
            SELECT id FROM variants WHERE sku = \(text) UNION ALL SELECT id FROM variants WHERE barcode = \(text)
            """
        let words = text.split { !$0.isLetter && !$0.isNumber }.prefix(8)
        if words.isEmpty { return numbers }
        // Only letters and digits are left, so nothing of it is an operator.
        let query = words.map { "'" + $0 + "':*" }.joined(separator: " & ")
        var named: SQL = """
            to_tsvector('simple', title || ' ' || description) @@ to_tsquery('simple', \(query))
            """
        if let seller { named = "\(sql: named) AND seller_id = \(seller)" }
        return """
            \(sql: numbers) UNION ALL SELECT v.id FROM
                (SELECT id FROM products WHERE \(sql: named) LIMIT \(literal: mostProducts)) p
            JOIN variants v ON v.product_id = p.id
            """
    }
}

/// A place in the table of shelves: behind the one with so many free.
package struct StockPlace: Sendable, Equatable {
    package let free: Int
    package let shelf: Shelf

    package init(free: Int, shelf: Shelf) { (self.free, self.shelf) = (free, shelf) }
}
