import Frame
import HTML

/// A seller and everything they offer.
package struct SellerPage: Markup {
    let frame: PageFrame
    let seller: SellerCardView
    let wall: WallView
    let store: StoreView?
    private var phrases: SellerPhrases { frame.phrases.seller }

    /// - Parameter frame: its title is set when it has none.
    package init(_ frame: PageFrame, seller: SellerCardView, wall: WallView, store: StoreView? = nil) {
        var frame = frame
        frame.title = frame.title ?? seller.name
        frame.next = wall.next
        frame.previous = wall.previous
        self.frame = frame
        self.seller = seller
        self.wall = wall
        self.store = store
    }

    package var body: some Markup {
        Layout(frame) {
            if let cover = store?.cover { StoreCover(path: cover) }
            header(.class("seller-cover shade-\(seller.shade)")) {
                Avatar(seller: seller)
                // What the market vouches for stands beside the name.
                div(.class("seller-name")) {
                    h1 { bdi { seller.name } }
                    SellerBadges(seller: seller, phrases: frame.phrases.identity)
                }
                ul(.class("facts"), .role("list")) {
                    li { frame.phrases.count(seller.productCount, frame.phrases.wall.products) }
                    if let leads = store?.leads, leads > 0 {
                        li { frame.phrases.count(leads, frame.phrases.store.leads) }
                    }
                    if let phone = seller.maskedPhone {
                        li {
                            "\(phrases.phone) "
                            bdi(.dir("ltr")) { phone }
                        }
                    }
                    li { seller.readText.map { phrases.catalogueRead($0) } ?? phrases.neverRead }
                }
            }
            if let store, store.hasFacts { StoreFacts(store: store, phrases: frame.phrases.store) }
            if wall.cards.isEmpty {
                Blank(icon: .stall, title: phrases.emptyTitle, text: phrases.emptyText)
            } else {
                Wall(wall, phrases: frame.phrases)
            }
        }
    }
}
