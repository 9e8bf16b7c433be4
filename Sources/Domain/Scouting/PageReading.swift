import HTMLReader
import Vocabulary

/// What a fetched product page turned out to be. Only `live` and `gone` may change the market.
package enum PageReading: Hashable, Sendable {
    case live(ReadProduct)
    /// WhatsApp says that the product is no longer there.
    case gone(Gone)
    /// Retry later and change nothing; an `unknownPage` is kept for an operator to read.
    case inconclusive(Doubt)
    /// A live product that the market does not take, with its reason. The seller's other products go on.
    case refused(ProductRefusal)

    package enum Gone: String, Hashable, Sendable { case notFound = "not-found", emptyTitle = "empty-title" }

    package enum Doubt: Hashable, Sendable {
        case tooManyRequests
        case serverError(status: Int)
        case unexpectedStatus(Int)
        case shortBody(bytes: Int)
        case errorPage
        case consentPage
        /// It has no product's `og:` tags, or not all of them.
        case unknownPage(String)
        /// It names another product than the one asked for.
        case otherProduct
        case unreadable(String)

        /// True for a page that nobody expected: an operator should see it.
        package var isWorthKeeping: Bool {
            switch self {
            case .unknownPage, .otherProduct, .unreadable, .unexpectedStatus: true
            case .tooManyRequests, .serverError, .shortBody, .errorPage, .consentPage: false
            }
        }
        /// Stable, for the sync log.
        package var code: String {
            switch self {
            case .tooManyRequests: "too-many-requests"
            case .serverError: "server-error"
            case .unexpectedStatus: "unexpected-status"
            case .shortBody: "short-body"
            case .errorPage: "error-page"
            case .consentPage: "consent-page"
            case .unknownPage: "unknown-page"
            case .otherProduct: "other-product"
            case .unreadable: "unreadable"
            }
        }
    }
}

package enum ProductRefusal: Error, Hashable, Sendable {
    /// Over 1,000 characters it is no title; 301…1,000 are cut to 300 at a word's end.
    case titleTooLong(characters: Int)
    /// `<script>` and the like. Nobody sells under such a name, so it is an attack or a broken page.
    case titleHasMarkup
    /// Its picture is not at an address that can be fetched.
    case badImageAddress

    /// Stable, for the sync log.
    package var code: String {
        switch self {
        case .titleTooLong: "title-too-long"
        case .titleHasMarkup: "title-has-markup"
        case .badImageAddress: "bad-image-address"
        }
    }
}
