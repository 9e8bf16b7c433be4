import Catalog
import Merchandising
import Postgres
import Vocabulary

/// Makes one brand of two: listings and featured rows of the first are the other's from then on.
package struct MergeBrands: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// - Returns: how many listings changed.
    /// - Throws: `BrandRefusal`; then nothing changed.
    package func callAsFunction(_ brand: BrandID, into other: BrandID) async throws -> Int {
        try await db.transaction { tx in
            if brand != other { try await FeaturedRow.follow(brand, to: other, in: tx) }
            return try await Brand.merge(brand, into: other, in: tx)
        }
    }
}
