import Frame
import HTML
import Inventory
import Reviews
import Storefront
import TestSupport
import Testing

struct PageSnapshotTests {
    @Test(arguments: Situation.allCases)
    func `the home page is as recorded`(situation: Situation) throws {
        let samples = Samples(situation: situation)
        try expectSnapshot("home-\(situation)", HomePage(samples.frame(), samples.home()))
    }

    @Test(arguments: Situation.allCases)
    func `the product page is as recorded`(situation: Situation) throws {
        let samples = Samples(situation: situation)
        try expectSnapshot("product-\(situation)", ProductPage(samples.frame(path: "/p/1000"), samples.product))
    }

    @Test(arguments: Situation.allCases)
    func `the page of a product with variants is as recorded`(situation: Situation) throws {
        let samples = Samples(situation: situation)
        var product = samples.product
        product.variants = (0..<max(2, min(samples.situation.count, 4))).map { index in
            VariantView(
                id: "200\(index)", label: situation.title(index), url: "/p/1000?variant=200\(index)",
                isChosen: index == 0, isSoldOut: index == 1)
        }
        (product.availability, product.free) = situation == .one ? (.soldOut, 0) : (.fewLeft, 2)
        try expectSnapshot("product-variants-\(situation)", ProductPage(samples.frame(path: "/p/1000"), product))
    }

    @Test(arguments: Situation.allCases)
    func `the page of a product's reviews is as recorded`(situation: Situation) throws {
        let samples = Samples(situation: situation)
        var frame = samples.signedIn
        if situation == .many { frame.next = "/p/1000/reviews?after=1-1" }
        try expectSnapshot(
            "reviews-\(situation)", ReviewsPage(frame, samples.reviews(8), title: situation.title(0)))
    }

    @Test func `a review that was refused comes back with what was typed`() throws {
        let samples = Samples(situation: .many)
        var view = samples.reviews(8)
        view.typed = TypedReview(stars: "2", text: "Call\n\n0712 345 678 <b>", refusal: .phoneNumber)
        try expectSnapshot("reviews-refused", ReviewsPage(samples.signedIn, view, title: "Kiondo basket"))
    }

    @Test(arguments: Situation.allCases)
    func `the seller page is as recorded`(situation: Situation) throws {
        let samples = Samples(situation: situation)
        try expectSnapshot(
            "seller-\(situation)",
            SellerPage(samples.frame(path: "/s/mama-njeri"), seller: samples.seller, wall: samples.wall()))
    }

    @Test(arguments: Situation.allCases)
    func `the page of a store that says something of itself is as recorded`(situation: Situation) throws {
        let samples = Samples(situation: situation)
        try expectSnapshot(
            "store-\(situation)",
            SellerPage(
                samples.frame(path: "/s/mama-njeri"), seller: samples.seller, wall: samples.wall(),
                store: samples.store))
    }

    @Test(arguments: Situation.allCases)
    func `the watchlist is as recorded`(situation: Situation) throws {
        let samples = Samples(situation: situation)
        try expectSnapshot(
            "watchlist-\(situation)",
            WatchlistPage(samples.frame(path: "/watchlist"), wall: WallView(cards: samples.cards())))
    }

    @Test(arguments: Situation.allCases)
    func `the page of a gone product is as recorded`(situation: Situation) throws {
        let samples = Samples(situation: situation)
        try expectSnapshot("gone-\(situation)", GonePage(samples.frame(path: "/p/1000"), similar: samples.cards()))
    }

    @Test(arguments: Situation.allCases)
    func `the API reference is as recorded`(situation: Situation) throws {
        let samples = Samples(situation: situation)
        try expectSnapshot("reference-\(situation)", ReferencePage(samples.frame(path: "/api"), samples.reference))
    }

    @Test(arguments: Trouble.allCases)
    func `each page of trouble is as recorded`(trouble: Trouble) throws {
        let samples = Samples(situation: .one)
        let wait: Duration? = trouble == .tooMany || trouble == .away ? .seconds(30) : nil
        try expectSnapshot(
            "trouble-\(trouble)",
            TroublePage(samples.frame(path: "/x"), trouble, retryAfter: wait, reference: "01HQ3"))
    }

    @Test func `a search without a result offers a way back`() throws {
        let samples = Samples(situation: .many)
        var frame = samples.frame(path: "/?q=%3Cb%3E")
        frame.search = "<b>"
        frame.canonicalPath = nil
        frame.keptFilters = [("category", "c1")]
        let home = HomePageView(
            productCount: 0, sellerCount: 0, categories: [FilterView(label: "Fruit", url: "/?q=x", isActive: true)],
            sellers: [FilterView(label: "Mama Njeri", url: "/?q=y", isActive: true)], wall: WallView(cards: []))
        try expectSnapshot("home-noMatch", HomePage(frame, home))
    }

    @Test func `a saved copy says how old it is`() throws {
        let samples = Samples(situation: .one)
        var frame = samples.frame()
        frame.savedCopyAge = .seconds(125)
        try expectSnapshot("home-savedCopy", HomePage(frame, samples.home()))
    }

    @Test func `more of a wall is the wall alone`() throws {
        let samples = Samples(situation: .many)
        try expectSnapshot("wall-more", Wall(samples.wall(2), phrases: samples.phrases, eagerCards: 0))
    }

    @Test func `a watched product that is gone stays on the list, marked`() throws {
        let samples = Samples(situation: .many)
        let card = ProductCardView(
            id: "5", url: "/p/5", title: "Teapot", priceText: "KSh 900",
            seller: SellerLinkView(name: "Juma", url: "/s/juma"), picture: nil, isWatched: true, isGone: true)
        try expectSnapshot(
            "watchlist-gone", WatchlistPage(samples.frame(path: "/watchlist"), wall: WallView(cards: [card])))
    }
}
