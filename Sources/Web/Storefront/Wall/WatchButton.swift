import Frame
import HTML

/// The heart. A submit button of the page's watch form, so it works without JavaScript; with it, the answer comes first.
struct WatchButton: Markup {
    let id: String
    let title: String
    let isWatched: Bool
    let phrases: Phrases
    /// With the word beside the heart (product page) or the heart alone (wall).
    let isLabelled: Bool

    private var address: String { "/watchlist/\(id)" }

    var body: some Markup {
        button(
            .class(isLabelled ? "button heart" : "heart"), .form("watch"),
            .formAction(Link(isWatched ? address + "/removal" : address)),
            .aria("pressed", isWatched ? "true" : "false"),
            .aria("label", isLabelled ? nil : phrases.product.watchNamed(title)), .data("watch", address)
        ) {
            Icon.heart
            if isLabelled {
                span(.class("off")) { phrases.product.watch }
                span(.class("on")) { phrases.product.watching }
            }
        }
    }
}
