import Frame
import HTML

/// All reviews of a product, a page at a time.
package struct ReviewsPage: Markup {
    let frame: PageFrame
    let view: ReviewsView
    /// The product's.
    let title: String
    private var phrases: ReviewPhrases { frame.phrases.reviews }

    /// - Parameter frame: its title is set; `next` leads to the next page.
    package init(_ frame: PageFrame, _ view: ReviewsView, title: String) {
        var frame = frame
        frame.title = frame.phrases.reviews.titleOf(title)
        (self.frame, self.view, self.title) = (frame, view, title)
    }

    package var body: some Markup {
        Layout(frame) {
            header(.class("heading")) {
                h1 { phrases.titleOf.around(bdi { title }) }
                p { a(.href(Link("/p/\(view.product)"))) { phrases.backToProduct } }
            }
            div(.class("reviews")) {
                if let rating = view.rating {
                    RatingSummary(rating: rating, phrases: frame.phrases)
                } else {
                    p(.class("quiet")) { phrases.empty }
                }
                OwnReview(view: view, frame: frame)
                ReviewList(reviews: view.others, phrases: frame.phrases)
            }
            if let next = frame.next {
                nav(.class("pages"), .aria("label", frame.phrases.wall.pages)) {
                    a(.class("button"), .href(next), .rel("next")) { frame.phrases.wall.next }
                }
            }
        }
    }
}
