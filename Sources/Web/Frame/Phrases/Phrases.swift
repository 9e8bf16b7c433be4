import Vocabulary

/// Every sentence of the pages in one language. A language that lacks one does not compile.
///
/// A class, though it never changes: every card of a wall holds it, and a copy of a hundred strings per card would cost
/// more than writing the card.
package final class Phrases: Sendable {
    package let language: Language
    package let account: AccountPhrases
    package let profile: ProfilePhrases
    package let store: StorePhrases
    package let reviews: ReviewPhrases
    package let frame: FramePhrases
    package let wall: WallPhrases
    package let product: ProductPhrases
    package let seller: SellerPhrases
    package let watchlist: WatchlistPhrases
    package let trouble: TroublePhrases
    package let time: TimePhrases
    package let reference: ReferencePhrases

    init(
        language: Language, account: AccountPhrases, profile: ProfilePhrases, store: StorePhrases,
        reviews: ReviewPhrases,
        frame: FramePhrases, wall: WallPhrases, product: ProductPhrases,
        seller: SellerPhrases,
        watchlist: WatchlistPhrases, trouble: TroublePhrases, time: TimePhrases, reference: ReferencePhrases
    ) {
        self.language = language
        self.account = account
        self.profile = profile
        self.store = store
        self.reviews = reviews
        self.frame = frame
        self.wall = wall
        self.product = product
        self.seller = seller
        self.watchlist = watchlist
        self.trouble = trouble
        self.time = time
        self.reference = reference
    }

    package static func `in`(_ language: Language) -> Phrases {
        switch language {
        case .english: english
        case .swahili: swahili
        case .french: french
        case .arabic: arabic
        case .thai: thai
        }
    }

    /// `2,672 products`, in the form that the number takes in this language.
    package func count(_ number: Int, _ counted: Counted) -> String {
        let sentence = counted.form(for: PluralCategory(of: number, in: language))
        // Arabic says "a product" and "two products" without a numeral.
        return sentence.parts.count == 1 ? sentence.parts[0] : sentence(language.grouped(number))
    }
}

package struct FramePhrases: Sendable {
    package let skipToContent, searchLabel, searchPlaceholder, searchAction, watchlist, language, theme, home: String
    package let promise, forDevelopers: String
    /// % is when, as in `TimePhrases`.
    package let savedCopy: Sentence
}

package struct WallPhrases: Sendable {
    package let headline, everything, categories, sellers, allSellers, clearFilters: String
    package let resultsFor, removeFilter: Sentence
    package let products, sellerCount: Counted
    package let emptyTitle, emptyText, noMatchTitle, noMatchText: String
    package let pages, next, previous, loading, end, loadFailed, tryAgain: String
}

package struct ProductPhrases: Sendable {
    package let priceOnRequest, price, buyOnWhatsApp, buyHint, watch, watching, share, linkCopied: String
    package let description, similar, soldBy, breadcrumbs, photos, watchFailed, gone: String
    package let watchNamed, moreFrom: Sentence
    /// % is the photo's number, the second % how many there are.
    package let photo: Sentence
}

package struct SellerPhrases: Sendable {
    package let catalogueRead: Sentence
    package let neverRead, phone, emptyTitle, emptyText: String
}

package struct WatchlistPhrases: Sendable {
    package let title, intro, emptyTitle, emptyText, browse: String
}

package struct TroublePhrases: Sendable {
    package struct Case: Sendable { package let title, text: String }
    package let malformed, forbidden, notFound, gone, tooMany, fault, away: Case
    /// % is a wait, as in `TimePhrases`.
    package let tryAgainIn: Sentence
    package let backToMarket, reference: String
}

package struct TimePhrases: Sendable {
    package let checked: Sentence
    package let justNow: String
    package let minutesAgo, hoursAgo, daysAgo, monthsAgo, inSeconds, inMinutes: Counted
}

package struct ReferencePhrases: Sendable {
    package let title, intro, document, name, type, meaning, required, parameters, responses, example, contents: String
}
