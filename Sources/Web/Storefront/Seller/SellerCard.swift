import Frame
import HTML

/// A seller as a page introduces them.
package struct SellerCardView: Sendable {
    package let name: String
    package let url: Link
    /// Masked by the caller: `+254 7•• ••• 123`.
    package let maskedPhone: String?
    package let productCount: Int
    /// When the catalogue was read last, `Phrases.ago(_:)`; `nil`: not yet.
    package let readText: String?
    package let isVerified: Bool
    package let isOfficialStore: Bool

    package init(
        name: String, url: Link, maskedPhone: String?, productCount: Int, readText: String?, isVerified: Bool = false,
        isOfficialStore: Bool = false
    ) {
        self.name = name
        self.url = url
        self.maskedPhone = maskedPhone
        self.productCount = productCount
        self.readText = readText
        self.isVerified = isVerified
        self.isOfficialStore = isOfficialStore
    }

    /// The first letters of the first two words, for a seller without a portrait. One letter where letters have no
    /// case: two Arabic letters would join and read as a word.
    var initials: String {
        let letters = name.split(whereSeparator: \.isWhitespace).compactMap { $0.first(where: \.isLetter) }
        return letters.prefix(letters.first?.isCased == true ? 2 : 1).map { String($0).uppercased() }.joined()
    }

    /// One of six calm colours, always the same for the same name.
    var shade: Int { name.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % 6 }
}

struct Avatar: Markup {
    let seller: SellerCardView
    var body: some Markup {
        span(.class("avatar shade-\(seller.shade)"), .aria("hidden", "true")) {
            if seller.initials.isEmpty { Icon.stall } else { seller.initials }
        }
    }
}

/// The seller beside a product.
struct SellerCard: Markup {
    let seller: SellerCardView
    let phrases: Phrases
    var body: some Markup {
        a(.class("seller-card"), .href(seller.url)) {
            Avatar(seller: seller)
            span {
                small { phrases.product.soldBy }
                strong { bdi { seller.name } }
                SellerBadges(seller: seller, phrases: phrases.identity)
                if seller.productCount > 0 { small { phrases.count(seller.productCount, phrases.wall.products) } }
            }
        }
    }
}

/// What the market vouches for; nothing when that is nothing.
struct SellerBadges: Markup {
    let seller: SellerCardView
    let phrases: IdentityPhrases
    var body: some Markup {
        if seller.isVerified || seller.isOfficialStore {
            span(.class("badges")) {
                if seller.isOfficialStore { small(.class("badge official")) { phrases.officialStore } }
                if seller.isVerified { small(.class("badge")) { phrases.verifiedSeller } }
            }
        }
    }
}
