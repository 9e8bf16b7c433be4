import Accounts
import Foundation
import Frame
import Postgres
import Reviews
import Vocabulary

/// What the database knows of a product's reviews: two statements, three for who has signed in.
struct KnownReviews: Sendable {
    private let product: ProductID
    private let spread: StarsSpread
    private let page: [SignedReview]
    private let own: Review?
    /// Behind the last one of this page; nil when there are no more.
    let next: Cursor?

    /// - Parameter place: of the last one seen.
    static func load(
        _ product: ProductID, for reader: Person?, after place: Cursor? = nil, limit: Int, in db: Database
    ) async throws -> KnownReviews {
        // Side by side: none of them needs another's answer.
        async let page = SignedReview.page(on: product, after: place, limit: limit + 1, in: db)
        async let spread = Review.spread(on: product, in: db)
        let own = try await reader.asyncMap { try await Review.own(of: $0.account, on: product, in: db) } ?? nil
        let found = try await page
        return KnownReviews(
            product: product, spread: try await spread, page: Array(found.prefix(limit)), own: own,
            next: found.count > limit ? found[limit - 1].place : nil)
    }

    private init(product: ProductID, spread: StarsSpread, page: [SignedReview], own: Review?, next: Cursor?) {
        (self.product, self.spread, self.page) = (product, spread, page)
        (self.own, self.next) = (own, next)
    }

    /// - Parameter isStranger: then nothing of the reader's own shows.
    func view(_ phrases: Phrases, at now: Date, isStranger: Bool) -> ReviewsView {
        var view = ReviewsView(product: product.pathText)
        view.rating = RatingView(spread, in: phrases.language)
        let own = isStranger ? nil : own
        view.own = own.map { Self.view($0, by: "", phrases, now) }
        view.typed = TypedReview(stars: own.map { String($0.stars.rawValue) } ?? "", text: own?.text ?? "")
        view.others = page.filter { $0.review.id != own?.id }.map {
            Self.view($0.review, by: AuthorName.shown($0.authorName), phrases, now)
        }
        return view
    }

    private static func view(_ review: Review, by author: String, _ phrases: Phrases, _ now: Date) -> ReviewView {
        ReviewView(
            id: review.id.pathText, author: author, stars: review.stars.rawValue, text: review.text,
            ageText: phrases.ago(.seconds(max(0, now.timeIntervalSince(review.createdAt)))),
            day: String(review.createdAt.ISO8601Format().prefix(10)), isHidden: review.isHidden)
    }
}
