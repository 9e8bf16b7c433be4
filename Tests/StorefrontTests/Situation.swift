import Frame
import HTML
import Sellers
import Storefront
import Vocabulary

/// The six states every page is looked at in.
enum Situation: String, CaseIterable, Sendable {
    case empty, one, many, longName, hostileName, arabic

    var language: Language { self == .arabic ? .arabic : .english }
    var phrases: Phrases { .in(language) }

    var count: Int {
        switch self {
        case .empty: 0
        case .one, .longName, .hostileName: 1
        case .many, .arabic: 8
        }
    }

    func title(_ index: Int) -> String {
        switch self {
        case .longName: String(repeating: "Extraordinarily", count: 12) + " long name of a thing, and longer"
        case .hostileName: "</script><script>alert('x')</script> \"&\" \u{202E}gnp.exe\u{0}"
        case .arabic: ["مانجو طازج من نابل", "شاشية تونسية حمراء", "فلتر زيت Peugeot 206", "زيت زيتون بكر"][index % 4]
        default:
            [
                "Ripe mangoes, sweet and fibre-free", "Kiondo basket, handwoven sisal",
                "Red Delicious apples, per kilo",
                "Maasai shuka blanket", "Sony headphones", "Fresh ginger", "Ankara wrap dress in orange and blue",
                "Enamel teapot, two litres",
            ][index % 8]
        }
    }

    var sellerName: String {
        switch self {
        case .longName: String(repeating: "Mama Njeri ", count: 20) + "Groceries"
        case .hostileName: "\"><img src=x onerror=alert(1)>\u{202E}"
        case .arabic: "دكان سي المنصف"
        default: "Mama Njeri Groceries"
        }
    }
}

/// What the situations look like as views. `pictures` go round; none leaves the cards without.
struct Samples {
    let situation: Situation
    var pictures: [PictureView] = Samples.drawn
    var phrases: Phrases { situation.phrases }

    /// Lying, square, standing, very tall; a kept one and one still at the seller's CDN.
    static let drawn: [PictureView] = [
        PictureView(
            .kept(path: "/img/7001"), width: 1200, height: 800, tint: "#d9a441",
            placeholder: "data:image/webp;base64,UklGRg==",
            alt: "Mangoes"),
        PictureView(.kept(path: "/img/7002"), width: 900, height: 900, tint: "#7b5a3c", alt: "Basket"),
        PictureView(.kept(path: "/img/7003"), width: 480, height: 640, tint: "#a33030", alt: "Apples"),
        PictureView(.elsewhere("https://cdn.example/p.jpg?oe=1&x=2"), width: 100, height: 300, alt: "Blanket"),
    ]

    func frame(path: String = "/") -> PageFrame {
        PageFrame(
            market: MarketIdentity(
                name: "Soko", origin: "https://soko.example", languages: [.english, .swahili, .french, .arabic, .thai]),
            phrases: phrases, path: path, csrf: "token-of-this-visitor", watchedCount: situation == .empty ? 0 : 3,
            canonicalPath: path, assets: AssetLinks(version: "1"))
    }

    func card(_ index: Int) -> ProductCardView {
        ProductCardView(
            id: "\(1000 + index)", url: "/p/\(1000 + index)", title: situation.title(index),
            priceText: index % 5 == 3
                ? nil : situation == .arabic ? "٤٥٫٩٠٠ د.ت" : "KSh \(phrases.language.grouped(350 * (index + 1)))",
            seller: SellerLinkView(name: situation.sellerName, url: "/s/mama-njeri"),
            picture: pictures.isEmpty ? nil : pictures[index % pictures.count],
            freshnessText: phrases.checked(.seconds(3600 * index)), isWatched: index % 7 == 1,
            alike: pictures.isEmpty || situation == .empty ? nil : Link("/search/picture?like=\(1000 + index)"),
            rating: index % 3 == 2 ? (phrases.language.decimal(tenths: 43), 12) : nil)
    }

    func cards(_ count: Int? = nil) -> [ProductCardView] { (0..<(count ?? situation.count)).map { card($0) } }

    func wall(_ count: Int? = nil) -> WallView {
        let cards = cards(count)
        return WallView(
            cards: cards, next: cards.count > 1 ? "/?after=1007" : nil,
            previous: situation == .arabic ? "/?before=1000" : nil)
    }

    var seller: SellerCardView {
        SellerCardView(
            name: situation.sellerName, url: "/s/mama-njeri",
            maskedPhone: situation == .empty ? nil : "+254 7•• ••• 123", productCount: situation.count,
            readText: situation == .empty ? nil : phrases.ago(.seconds(7200)))
    }

    /// What the seller says; nothing in the empty situation.
    var store: StoreView {
        guard situation != .empty else { return StoreView(phrases: phrases.store) }
        let week = situation == .one ? "Mo-Su 00:00-24:00" : "Mo-Fr 08:00-13:00,14:00-18:00; Sa 09:00-13:00"
        return StoreView(
            description: product.description,
            location: situation == .arabic
                ? "نهج جامع الزيتونة، المدينة العتيقة"
                : situation == .hostileName ? situation.title(0) : "Stall 7, City Market, Muindi Mbingu Street",
            hours: OpeningHours(week) ?? OpeningHours(), isOpen: situation != .many, phone: "+254700123456",
            cover: situation == .one ? nil : String(repeating: "ab", count: 32),
            leads: situation == .one ? 1 : 137, phrases: phrases.store)
    }

    func home(_ count: Int? = nil) -> HomePageView {
        let names =
            situation == .arabic
            ? ["غلال", "خضر", "ملابس", "قطع غيار"]
            : [
                "Fruit", "Vegetables", "Clothes", "Baskets", "Phones", "Kitchen", "Shoes", "Toys", "Beauty", "Garden",
                "Books", "Tools", "Toddlers", "Tea",
            ]
        let wall = wall(count)
        return HomePageView(
            productCount: situation == .empty ? 0 : 2672, sellerCount: situation == .empty ? 0 : 3,
            categories: situation == .empty
                ? []
                : names.enumerated().map { FilterView(label: $1, url: "/?category=c\($0)", count: 12 * $0 + 7) },
            sellers: situation == .empty
                ? []
                : [FilterView(label: situation.sellerName, url: "/?seller=mama-njeri", count: 1240)],
            wall: wall)
    }

    var product: ProductPageView {
        var product = bareProduct
        product.reviews = reviews(5)
        return product
    }

    private var bareProduct: ProductPageView {
        ProductPageView(
            id: "1000", title: situation.title(0), priceText: situation == .empty ? nil : card(0).priceText,
            price: situation == .empty ? nil : ("350.00", "KES"),
            description: situation == .empty
                ? ""
                : situation == .hostileName
                    ? "</p><script>alert(1)</script>\n\u{202E}backwards"
                    : situation == .arabic
                        ? "مانجو ناضج وحلو.\nالتوصيل داخل المدينة في نفس اليوم."
                        : "Picked this morning in Makueni.\nSold by the kilo, six or seven fruits.\n\nDelivery within Nairobi the same day.",
            pictures: situation == .empty ? [] : situation == .one ? [pictures[0]] : Array(pictures.prefix(4)),
            seller: seller,
            freshnessText: phrases.checked(.seconds(3 * 3600)), isWatched: situation == .many,
            breadcrumbs: [
                BreadcrumbView(label: phrases.frame.home, url: "/"),
                BreadcrumbView(label: situation == .arabic ? "غلال" : "Fruit", url: "/?category=c0"),
            ],
            similar: cards())
    }

    var reference: ReferenceView {
        ReferenceView(
            version: "1.0.0", document: "/api/v1/openapi.json",
            groups: situation == .empty
                ? []
                : [
                    .init(
                        name: situation == .hostileName ? situation.title(0) : "Products",
                        endpoints: [
                            .init(
                                method: "GET", path: "/api/v1/products", summary: "Lists live products, newest first.",
                                parameters: [
                                    .init(
                                        name: "after", place: "query", type: "string",
                                        meaning: "Where the last page ended.", isRequired: false)
                                ],
                                responses: [
                                    .init(status: 200, meaning: "A page of products."),
                                    .init(status: 429, meaning: "Too many requests."),
                                ],
                                example: "curl 'https://soko.example/api/v1/products?limit=20'"),
                            .init(
                                method: "POST", path: "/api/v1/products/{id}/leads", summary: "Makes a lead.",
                                parameters: [
                                    .init(
                                        name: "id", place: "path", type: "integer", meaning: "The product.",
                                        isRequired: true)
                                ],
                                responses: [.init(status: 201, meaning: "The lead.")], example: nil),
                        ])
                ])
    }
}
