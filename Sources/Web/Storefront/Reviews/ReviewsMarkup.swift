import Frame
import HTML
import HTTP
import Vocabulary

/// The reviews on a product's page.
struct ReviewsSection: Markup {
    let view: ReviewsView
    let frame: PageFrame
    private var phrases: ReviewPhrases { frame.phrases.reviews }

    var body: some Markup {
        section(.class("reviews"), .id("reviews")) {
            h2 { phrases.title }
            if let rating = view.rating {
                RatingSummary(rating: rating, phrases: frame.phrases)
            } else {
                p(.class("quiet")) { phrases.empty }
            }
            ReviewList(reviews: view.others, phrases: frame.phrases)
            OwnReview(view: view, frame: frame)
            if let rating = view.rating, rating.count > view.others.count + (view.own == nil ? 0 : 1) {
                p { a(.class("button"), .href(Link("/p/\(view.product)/reviews"))) { phrases.all } }
            }
        }
    }
}

struct ReviewList: Markup {
    let reviews: [ReviewView]
    let phrases: Phrases

    var body: some Markup {
        if !reviews.isEmpty {
            ul(.class("review-list"), .role("list")) {
                for review in reviews { li(.id("r-" + review.id)) { ReviewMarkup(review: review, phrases: phrases) } }
            }
        }
    }
}

/// One review; without a name it is the reader's own.
struct ReviewMarkup: Markup {
    let review: ReviewView
    let phrases: Phrases

    var body: some Markup {
        p(.class("review-head")) {
            StarsMarkup(decimal: String(review.stars))
            span(.class("unseen")) { phrases.reviews.outOfFive(String(review.stars)) + " " }
            if review.author.isEmpty {
                strong { phrases.reviews.yours }
            } else {
                strong { bdi { review.author } }
            }
            time(.class("quiet"), .datetime(review.day)) { review.ageText }
        }
        if review.isHidden { p(.class("quiet")) { phrases.reviews.hidden } }
        if !review.text.isEmpty { p(.class("lines"), .dir("auto")) { review.text } }
    }
}

/// What the reader said, or the way to say something.
struct OwnReview: Markup {
    let view: ReviewsView
    let frame: PageFrame
    private var phrases: ReviewPhrases { frame.phrases.reviews }

    var body: some Markup {
        if !frame.isSignedIn {
            p { a(.class("button"), .href(signIn), .rel("nofollow")) { phrases.signIn } }
        } else if !frame.csrf.isEmpty {
            div(.class("own-review")) {
                if let own = view.own { ReviewMarkup(review: own, phrases: frame.phrases) }
                details(.open(view.typed.refusal != nil)) {
                    summary(.class("button")) { view.own == nil ? phrases.write : phrases.change }
                    ReviewForm(view: view, frame: frame)
                }
            }
        }
    }

    /// And back to where the form then stands.
    private var signIn: Link {
        Link("/sign-in?return=" + PercentCoding.encoded("/p/\(view.product)#reviews"))
    }
}
