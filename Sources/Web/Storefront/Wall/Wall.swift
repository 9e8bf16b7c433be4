import Frame
import HTML

/// Products in reading order, and where the next ones are.
package struct WallView: Sendable {
    package let cards: [ProductCardView]
    /// This page's address with `after=…` (and `before=…`). `nil` at either end.
    package let next, previous: Link?

    package init(cards: [ProductCardView], next: Link? = nil, previous: Link? = nil) {
        self.cards = cards
        self.next = next
        self.previous = previous
    }
}

/// A wall of cards in their natural shapes. Also what a page answers to a request for more (`Soko-Fragment: wall`).
package struct Wall: Markup {
    let wall: WallView
    let phrases: Phrases
    let eagerCards: Int

    /// - Parameter eagerCards: how many of the first cards lie in the first view; 0 for more of a wall and for a wall
    ///   further down a page.
    package init(_ wall: WallView, phrases: Phrases, eagerCards: Int = 10) {
        self.wall = wall
        self.phrases = phrases
        self.eagerCards = eagerCards
    }

    package var body: some Markup {
        div(.class("wall-frame"), .data("wall")) {
            ul(.class("wall"), .role("list")) {
                for (index, card) in wall.cards.enumerated() {
                    ProductCard(card: card, phrases: phrases, isEager: index < eagerCards)
                }
            }
            if wall.next != nil || wall.previous != nil { pages }
        }
    }

    private var pages: some Markup {
        nav(
            .class("pages"), .aria("label", phrases.wall.pages), .data("loading", phrases.wall.loading),
            .data("failed", phrases.wall.loadFailed), .data("end", phrases.wall.end)
        ) {
            if let previous = wall.previous {
                a(.class("button"), .rel("prev"), .href(previous)) { phrases.wall.previous }
            }
            if let next = wall.next { a(.class("button"), .rel("next"), .href(next)) { phrases.wall.next } }
        }
    }
}
