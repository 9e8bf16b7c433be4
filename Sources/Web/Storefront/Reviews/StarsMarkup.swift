import Frame
import HTML
import Vocabulary

/// Five stars, filled as far as the number goes. Decoration: what it says stands beside it.
struct StarsMarkup: Markup {
    /// `4.3`
    let decimal: String

    var body: some Markup {
        progress(.class("stars"), .max("5"), .value(decimal), .aria("hidden", "true"))
    }
}

/// Stars, the mean and how many reviews there are, in one line.
struct RatingLine: Markup {
    let rating: RatingView
    let phrases: Phrases

    var body: some Markup {
        StarsMarkup(decimal: rating.decimal)
        strong(.aria("hidden", "true")) { rating.text }
        span(.class("quiet"), .aria("hidden", "true")) { phrases.count(rating.count, phrases.reviews.reviews) }
        span(.class("unseen")) { phrases.rated(rating.text, by: rating.count) }
    }
}

extension Phrases {
    /// `4.3 of 5, 12 reviews`
    func rated(_ mean: String, by count: Int) -> String {
        reviews.outOfFive(mean) + (language == .arabic ? "، " : ", ") + self.count(count, reviews.reviews)
    }
}

/// The line, and how often each number of stars was given.
struct RatingSummary: Markup {
    let rating: RatingView
    let phrases: Phrases

    var body: some Markup {
        div(.class("rating")) {
            p { RatingLine(rating: rating, phrases: phrases) }
            ul(.class("spread"), .role("list")) {
                for part in rating.spread {
                    li {
                        span { phrases.count(part.stars, phrases.reviews.stars) }
                        progress(
                            .class("bar"), .max(String(rating.count)), .value(String(part.count)),
                            .aria("hidden", "true"))
                        span { phrases.language.grouped(part.count) }
                    }
                }
            }
        }
    }
}
