import Frame
import HTML
import Reviews
import Vocabulary

/// Stars and words. Works without JavaScript: the stars are radio buttons, which arrow keys move along.
struct ReviewForm: Markup {
    let view: ReviewsView
    let frame: PageFrame
    private var phrases: ReviewPhrases { frame.phrases.reviews }
    private var typed: TypedReview { view.typed }

    var body: some Markup {
        form(.class("review-form"), .method("post"), .action(Link("/p/\(view.product)/reviews"))) {
            input(.type("hidden"), .name("csrf"), .value(frame.csrf))
            if let refusal = typed.refusal {
                p(.id("review-fault"), .class("fault"), .role("alert")) { phrases.sentence(for: refusal) }
            }
            fieldset(.class("star-choice")) {
                legend { phrases.howMany }
                div {
                    for stars in Stars.allCases {
                        StarChoice(
                            stars: stars.rawValue, isChosen: typed.stars == String(stars.rawValue),
                            phrases: frame.phrases)
                    }
                }
            }
            div(.class(typed.refusal?.isOfText == true ? "field wrong" : "field")) {
                label(.for("review-text")) { phrases.text }
                // A browser drops the first line break within: one more keeps what was typed. Without `maxlength`, which would
                // cut off without a word what somebody pastes.
                textarea(
                    .id("review-text"), .name("text"), .rows(4), .dir("auto"),
                    .aria("describedby", typed.refusal == nil ? "review-note" : "review-fault review-note"),
                    .aria("invalid", typed.refusal?.isOfText == true ? "true" : nil)
                ) { "\n" + typed.text }
                p(.id("review-note"), .class("quiet")) { phrases.textHint }
            }
            div(.class("actions")) {
                button(.class("button primary"), .type("submit")) { view.own == nil ? phrases.publish : phrases.save }
                if view.own != nil {
                    button(
                        .class("button danger"), .type("submit"),
                        .formAction(Link("/p/\(view.product)/reviews/removal"))
                    ) { phrases.takeBack }
                }
            }
        }
    }
}

private struct StarChoice: Markup {
    let stars: Int
    let isChosen: Bool
    let phrases: Phrases

    var body: some Markup {
        label {
            input(
                .class("unseen"), .type("radio"), .name("stars"), .value(String(stars)), .required(),
                .checked(isChosen))
            span(.class("star"), .aria("hidden", "true"))
            span(.class("unseen")) { phrases.count(stars, phrases.reviews.stars) }
        }
    }
}

extension ReviewRefusal {
    /// Whether other words would be taken.
    var isOfText: Bool {
        switch self {
        case .tooLong, .webAddress, .mailAddress, .phoneNumber: true
        case .noStars, .ownGoods, .tooMany, .notActive, .notOffered, .notThere: false
        }
    }
}

extension ReviewPhrases {
    func sentence(for refusal: ReviewRefusal) -> String {
        switch refusal {
        case .noStars: refusals.noStars
        case .tooLong: refusals.tooLong
        case .webAddress: refusals.webAddress
        case .mailAddress: refusals.mailAddress
        case .phoneNumber: refusals.phoneNumber
        case .ownGoods: refusals.ownGoods
        case .tooMany: refusals.tooMany
        case .notActive: refusals.notActive
        case .notOffered: refusals.notOffered
        case .notThere: refusals.notThere
        }
    }
}
