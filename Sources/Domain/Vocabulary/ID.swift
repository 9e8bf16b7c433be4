import HTTP
import Postgres

/// A noun's id: 63 random bits, so that one cannot be guessed from another. `Noun` keeps the ids of two nouns apart.
///
/// In URLs and JSON it is 13 characters of Crockford's base 32 in lower case (no i, l, o, u).
package struct ID<Noun>: Hashable, Sendable, RawRepresentable, SQLBindable, SQLDecodable {
    package let rawValue: Int64

    package init?(rawValue: Int64) {
        guard rawValue > 0 else { return nil }
        self.rawValue = rawValue
    }

    /// The next column. Faster than the generic way through `SQLDecodable`, which looks types up at run time.
    package init(row: inout RowReader) throws {
        let raw = try row.next(Int64.self)
        precondition(raw > 0, "ids in the database are positive")
        rawValue = raw
    }

    package static func random() -> ID { ID(unchecked: .random(in: 1...Int64.max)) }

    private init(unchecked: Int64) { rawValue = unchecked }
}

extension ID: PathValue, CustomStringConvertible {
    package init?(pathText: String) {
        guard pathText.utf8.count == 13 else { return nil }
        var value: UInt64 = 0
        for byte in pathText.utf8 {
            guard let digit = IDText.digits.indices.first(where: { IDText.digits[$0] == byte }) else { return nil }
            // The first of 13 digits carries 3 bits only.
            if value >> 59 != 0 { return nil }
            value = value << 5 | UInt64(digit)
        }
        self.init(rawValue: Int64(bitPattern: value))
    }

    package var pathText: String {
        let ascii = IDText(of: rawValue).ascii
        return String(unsafeUninitializedCapacity: 13) { text in
            for index in ascii.indices { text[index] = ascii[index] }
            return 13
        }
    }

    package var description: String { pathText }
    package static var schema: Schema { .string(pattern: "^[0-9a-hjkmnp-tv-z]{13}$") }
}

extension ID: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = ID(pathText: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an id")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(pathText)
    }
}

/// An id's characters, for who writes bytes.
package struct IDText: Sendable {
    package let ascii: InlineArray<13, UInt8>

    /// - Parameter id: an id's raw value as the database holds it, positive.
    package init(of id: Int64) {
        precondition(id > 0, "ids in the database are positive")
        ascii = InlineArray { Self.digits[Int(id >> Int64(60 - 5 * $0)) & 31] }
    }

    /// `0123456789abcdefghjkmnpqrstvwxyz`
    fileprivate static let digits: InlineArray<32, UInt8> = [
        48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 97, 98, 99, 100, 101, 102, 103, 104, 106, 107, 109, 110, 112, 113, 114,
        115,
        116, 118, 119, 120, 121, 122,
    ]
}

package enum ProductNoun {}
package enum SellerNoun {}
package enum LeadNoun {}
package enum AccountNoun {}
package enum SecretNoun {}
package enum SessionNoun {}
package enum StepNoun {}
package enum APIKeyNoun {}
package enum AddressNoun {}
package enum IdentityCheckNoun {}
package enum BrandNoun {}
package enum VariantNoun {}
package enum VehicleNoun {}
package enum LocationNoun {}
package enum SupplierNoun {}
package enum PurchaseOrderNoun {}
package enum PurchaseOrderLineNoun {}
package enum StockHoldNoun {}
package enum ImportRunNoun {}
package enum SynonymsNoun {}
package enum FeaturedRowNoun {}
package enum BannerNoun {}
package enum SavedSearchNoun {}
package enum ReviewNoun {}
package typealias ProductID = ID<ProductNoun>
package typealias SellerID = ID<SellerNoun>
package typealias LeadID = ID<LeadNoun>
package typealias AccountID = ID<AccountNoun>
/// Names a secret of the vault wherever the secret itself must not stand.
package typealias SecretToken = ID<SecretNoun>
package typealias SessionID = ID<SessionNoun>
package typealias StepID = ID<StepNoun>
package typealias APIKeyID = ID<APIKeyNoun>
package typealias AddressID = ID<AddressNoun>
package typealias IdentityCheckID = ID<IdentityCheckNoun>
package typealias BrandID = ID<BrandNoun>
package typealias VariantID = ID<VariantNoun>
package typealias VehicleID = ID<VehicleNoun>
package typealias LocationID = ID<LocationNoun>
package typealias SupplierID = ID<SupplierNoun>
package typealias PurchaseOrderID = ID<PurchaseOrderNoun>
package typealias PurchaseOrderLineID = ID<PurchaseOrderLineNoun>
package typealias StockHoldID = ID<StockHoldNoun>
package typealias ImportRunID = ID<ImportRunNoun>
package typealias SynonymsID = ID<SynonymsNoun>
package typealias FeaturedRowID = ID<FeaturedRowNoun>
package typealias BannerID = ID<BannerNoun>
package typealias SavedSearchID = ID<SavedSearchNoun>
package typealias ReviewID = ID<ReviewNoun>
