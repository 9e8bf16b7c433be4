import Foundation
import Postgres
import Vocabulary

/// What somebody says of a product: one of each person and product.
package struct Review: Sendable, Equatable, SQLRow {
    package let id: ReviewID
    package let product: ProductID
    package let author: AccountID
    package let stars: Stars
    /// May be empty.
    package let text: String
    package let createdAt: Date
    package let changedAt: Date
    /// By staff: only its author sees it, and it counts for nothing.
    package let isHidden: Bool

    /// So many new ones a day are taken of one author.
    package static let mostADay = 20

    static let columns: SQL = """
        r.id, r.product_id, r.author_id, r.stars, r.body, r.created_at, r.changed_at, r.hidden_at IS NOT NULL
        """

    package init(row: inout RowReader) throws {
        id = try ReviewID(row: &row)
        product = try ProductID(row: &row)
        author = try AccountID(row: &row)
        stars = try row.next()
        text = try row.next()
        createdAt = try row.next()
        changedAt = try row.next()
        isHidden = try row.next()
    }
}

/// A review with its author's whole name. Pages for everybody show `AuthorName.shown` of it.
package struct SignedReview: Sendable, Equatable, SQLRow {
    package let review: Review
    package let authorName: String

    package init(row: inout RowReader) throws {
        review = try Review(row: &row)
        authorName = try row.next()
    }

    package var place: Cursor { Cursor(time: review.createdAt, id: review.id.rawValue) }
}
