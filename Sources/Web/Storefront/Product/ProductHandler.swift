import Cache
import Accounts
import Catalog
import Discovery
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Insights
import Inventory
import Postgres
import Sellers
import Vocabulary

/// A product's page. A product that left the wall is 410 with what is near it; one never shown is 404.
package struct ProductHandler: Sendable {
    private let db: Database
    private let kit: PageKit
    private let shelf: Shelf
    private let turnstile: Turnstile
    private let vectors: VectorsInUse
    private let trail: SearchTrail

    private static let shownReviews = 5

    init(db: Database, kit: PageKit, shelf: Shelf, turnstile: Turnstile, vectors: VectorsInUse, trail: SearchTrail) {
        self.db = db
        (self.vectors, self.trail) = (vectors, trail)
        self.shelf = shelf
        self.turnstile = turnstile
        self.kit = kit
    }

    package var endpoint: Endpoint {
        Endpoint(StorefrontRoutes.product, for: .everyone) { request, id in try await answer(request, id) }
    }

    private func answer(_ request: Request, _ id: ProductID) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        let response = try await kit.lastGood.answer(kit.name(request, visitor), isShared: visitor.isStranger) {
            guard let product = try await Product.find(id, in: db), product.standing != .hidden,
                let seller = try await Seller.find(product.sellerID, in: db)
            else { throw Problem(.notFound, code: "no-such-product") }
            let similar = try await vectors.cards(like: id, limit: 12)
            let stock = try await VariantStock.of(id, in: db)
            let chosen = request.query["variant"].flatMap(VariantID.init(pathText:))
            let lowest = try await PriceChange.lowestBeforeReduction(of: id, in: db)
            let watched = try await watched(by: visitor)
            let drawing = try await shelf.drawing(for: visitor)
            let frame = drawing.framed(kit.frame(request, visitor))
            if product.standing == .gone {
                let gone = { @Sendable (watched: Set<ProductID>, csrf: String, age: Duration?) -> Response in
                    var frame = frame
                    frame.settle(age: age, csrf: csrf, watchedCount: watched.count)
                    return .html(
                        GonePage(frame, similar: drawing.cards(similar, watched: watched)).rendered(), status: .gone)
                }
                return ({ gone(watched, visitor.csrf, $0) }, { gone([], "", $0) })
            }
            let driver = try await shelf.knowsCars.value() ? visitor.id : nil
            let known = try await KnownDetails.load(product, for: driver, in: db)
            let reviews = try await KnownReviews.load(id, for: visitor.person, limit: Self.shownReviews, in: db)
            let draw = { @Sendable (isStranger: Bool, csrf: String, age: Duration?) -> Response in
                var frame = frame
                let watched = isStranger ? [] : watched
                frame.settle(age: age, csrf: csrf, watchedCount: watched.count)
                frame.title = product.title
                frame.summary = product.description.isEmpty ? nil : String(product.description.prefix(200))
                frame.canonicalPath = StorefrontRoutes.product.path(id)
                frame.preview = product.picture.key.map { Link("/img/\($0)/960.jpeg") }
                var view = view(
                    of: product, seller: seller, similar: similar, watched: watched, drawing: drawing,
                    pictures: known.gallery(of: product, drawing),
                    details: known.view(of: product, in: visitor.language, isStranger: isStranger))
                view.about = drawing.about(product.price)
                if let lowest, case .amount(_, let code) = product.price {
                    view.lowestText = drawing.price(.amount(minor: lowest, currency: code))
                }
                view.reviews = reviews.view(drawing.phrases, at: drawing.now, isStranger: isStranger)
                view.show(stock, chosen: chosen, of: product, in: drawing)
                return .html(ProductPage(frame, view).rendered(capacity: 32_768))
            }
            return ({ draw(false, visitor.csrf, $0) }, { draw(true, "", $0) })
        }
        turnstile.count(.product(id), response, to: request, from: visitor)
        trail.opened(id, response, to: request, from: visitor)
        trail.chose(response, id, to: request, from: visitor)
        var finished = kit.visitors.rememberingLanguage(of: request, in: response)
        if finished.headers["Cache-Control"] == nil { finished.headers.add("Cache-Control", "private, no-cache") }
        return finished
    }

    private func view(
        of product: Product, seller: Seller, similar: [Catalog.ProductCard], watched: Set<ProductID>, drawing: Drawing,
        pictures: [PictureView], details: ProductDetailsView
    ) -> ProductPageView {
        let home = BreadcrumbView(label: drawing.phrases.frame.home, url: "/")
        let trail = drawing.tree.trail(product.category).map { drawing.crumb($0) }
        return ProductPageView(
            id: product.id.pathText, title: product.title, priceText: drawing.price(product.price),
            price: product.price.money.map { ($0.decimalText, $0.currency.code) }, description: product.description,
            pictures: pictures,
            seller: SellerCardView(
                name: seller.name, url: drawing.sellerLink(seller.slug), maskedPhone: seller.phone.masked,
                productCount: 0,
                readText: seller.lastSyncedAt.map {
                    drawing.phrases.ago(.seconds(max(0, drawing.now.timeIntervalSince($0))))
                }, isVerified: seller.verifiedAt != nil, isOfficialStore: seller.isOfficialStore),
            freshnessText: drawing.freshness(product.lastHydratedAt ?? drawing.now),
            isWatched: watched.contains(product.id),
            breadcrumbs: [home] + trail, similar: drawing.cards(similar, watched: watched), details: details)
    }

    private func watched(by visitor: Visitor) async throws -> Set<ProductID> {
        guard let id = visitor.id else { return [] }
        return Set(try await Watchlist.products(of: id, in: db))
    }
}

extension Money {
    /// `2500.00`, as machines read it.
    var decimalText: String {
        let (major, rest) = minor.quotientAndRemainder(dividingBy: currency.minorPerMajor)
        guard currency.minorDigits > 0 else { return String(major) }
        let digits = String(rest)
        return "\(major)." + String(repeating: "0", count: currency.minorDigits - digits.count) + digits
    }
}
