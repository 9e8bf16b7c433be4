import Frame
import HTML

/// A product that the seller took out of the catalogue (410), and what is like it.
package struct GonePage: Markup {
    let frame: PageFrame
    let similar: [ProductCardView]

    package init(_ frame: PageFrame, similar: [ProductCardView]) {
        self.frame = frame
        self.similar = similar
    }

    package var body: some Markup {
        TroublePage(frame, .gone) {
            if !similar.isEmpty {
                section(.class("similar")) {
                    h2 { frame.phrases.product.similar }
                    Wall(WallView(cards: similar), phrases: frame.phrases, eagerCards: 0)
                }
            }
        }
    }
}
