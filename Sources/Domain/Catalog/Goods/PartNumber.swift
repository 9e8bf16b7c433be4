import Foundation
import Postgres
import Vocabulary

/// A number by which a part is asked for.
package struct PartNumber: Sendable, Hashable, SQLRow {
    package enum Kind: String, Sendable, SQLBindable, SQLDecodable {
        /// The vehicle maker's own.
        case oem
        /// Another maker's, of a part that does the same.
        case cross
    }

    package let kind: Kind
    package let number: String

    package init(_ kind: Kind, _ number: String) { (self.kind, self.number) = (kind, number) }

    package init(row: inout RowReader) throws {
        kind = try row.next()
        number = try row.next()
    }

    /// However it is written, `1K0 698 151-A` and `1k0698151a` are one: letters and digits only, in capitals.
    package static func key(_ text: String) -> String {
        String(decoding: text.utf8.filter { isAlphanumeric($0) }, as: UTF8.self).uppercased()
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
}

extension PartNumber {
    package static func of(_ product: ProductID, in db: some SQLSession) async throws -> [PartNumber] {
        try await db.rows(
            "SELECT kind, number FROM part_numbers WHERE product_id = \(product) ORDER BY kind DESC, number")
    }

    /// The numbers of a product are these from now on.
    /// - Parameter numbers: at most 200, 2 to 60 characters each; others are left out.
    package static func replace(_ numbers: [PartNumber], of product: ProductID, in tx: Transaction) async throws {
        let kept = Set(numbers.filter { (2...60).contains($0.number.count) && !key($0.number).isEmpty }.prefix(200))
            .sorted { ($0.kind.rawValue, $0.number) < ($1.kind.rawValue, $1.number) }
        try await tx.run("DELETE FROM part_numbers WHERE product_id = \(product)")
        if kept.isEmpty { return }
        try await tx.run(
            """
            INSERT INTO part_numbers (product_id, kind, number)
            SELECT \(product)::bigint, kind, number FROM unnest(\(kept.map(\.kind))::text[], \(kept.map(\.number))::text[]) AS g (kind, number)
            """)
    }

    /// Live products that carry a number beginning so, those that carry it whole first.
    package static func products(asked text: String, limit: Int, in db: some SQLSession) async throws -> [ProductID] {
        let key = key(text)
        if key.count < 3 { return [] }
        return try await db.values(
            """
            SELECT p.id FROM part_numbers n JOIN products p ON p.id = n.product_id
            WHERE n.key LIKE \(key + "%") AND p.status = 'live' GROUP BY p.id
            ORDER BY min(length(n.key)), p.id LIMIT \(literal: limit)
            """)
    }
}
