import Foundation
import Postgres
import Vocabulary

/// Which listings a desk's table shows.
package struct DeskFilter: Sendable, Equatable {
    /// Whose: nil is the whole market's desk.
    package var seller: SellerID?
    /// Words of title or description (beginnings count), a SKU, a barcode or a part number.
    package var words: String?
    /// Nil: all but the deleted.
    package var status: ProductStatus?
    /// Codes of a category and those below it; empty for any.
    package var categories: [String]
    package var brand: BrandID?

    package init(
        seller: SellerID? = nil, words: String? = nil, status: ProductStatus? = nil, categories: [String] = [],
        brand: BrandID? = nil
    ) {
        (self.seller, self.words, self.status) = (seller, words, status)
        (self.categories, self.brand) = (categories, brand)
    }

    /// On products `p`.
    var condition: SQL {
        var all: SQL = "true"
        if let seller { all = "\(sql: all) AND p.seller_id = \(seller)" }
        if let status {
            all = "\(sql: all) AND p.status = \(status)"
        } else {
            all = "\(sql: all) AND p.status <> 'deleted'"
        }
        if !categories.isEmpty { all = "\(sql: all) AND p.category = ANY (\(categories)::text[])" }
        if let brand { all = "\(sql: all) AND p.brand_id = \(brand)" }
        if let words, let match = Self.matching(words) { all = "\(sql: all) AND p.id IN (\(sql: match))" }
        return all
    }

    /// Ids of products that carry the words or the number. A union of index scans: an OR over tables would scan all rows.
    private static func matching(_ text: String) -> SQL? {
        let words = text.split { !$0.isLetter && !$0.isNumber }.prefix(8)
        let key = PartNumber.key(text)
        var all: SQL?
        if !words.isEmpty {
            // Only letters and digits are left, so nothing of it is an operator.
            let query = words.map { "'" + $0 + "':*" }.joined(separator: " & ")
            all =
                "SELECT id FROM products WHERE to_tsvector('simple', title || ' ' || description) @@ to_tsquery('simple', \(query))"
        }
        if !text.isEmpty {
            let numbers: SQL = """
                SELECT product_id FROM variants WHERE sku = \(text) UNION ALL SELECT product_id FROM variants WHERE barcode = \(text)
                """
            all = all.map { "\(sql: $0) UNION ALL \(sql: numbers)" } ?? numbers
        }
        if key.count >= 3 {
            let parts: SQL = "SELECT product_id FROM part_numbers WHERE key = \(key)"
            all = all.map { "\(sql: $0) UNION ALL \(sql: parts)" } ?? parts
        }
        return all
    }
}

/// How a desk's table is ordered.
package enum DeskOrder: String, Sendable, CaseIterable {
    case updated, title, price

    /// The expression that rows are compared by, and the type of a place in that order.
    var column: SQL {
        switch self {
        case .updated: "p.updated_at"
        case .title: "lower(p.title)"
        case .price: "p.price_minor"
        }
    }

    var placeType: SQL {
        switch self {
        case .updated: "timestamptz"
        case .title: "text"
        case .price: "bigint"
        }
    }
}

/// A place in an ordered table: behind the row with this key and id.
package struct DeskPlace: Sendable, Equatable {
    /// The row's key as PostgreSQL writes it.
    package let key: String
    package let id: Int64

    package init(key: String, id: Int64) { (self.key, self.id) = (key, id) }

    /// For addresses.
    package var text: String {
        Data("\(id):\(key)".utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    package init?(text: String) {
        var padded = text.replacing("-", with: "+").replacing("_", with: "/")
        padded += String(repeating: "=", count: (4 - padded.utf8.count % 4) % 4)
        guard text.utf8.count <= 800, let data = Data(base64Encoded: padded),
            let plain = String(data: data, encoding: .utf8), let colon = plain.firstIndex(of: ":"),
            let id = Int64(plain[..<colon]), id > 0, !plain.contains("\0")
        else { return nil }
        (key, self.id) = (String(plain[plain.index(after: colon)...]), id)
    }
}
