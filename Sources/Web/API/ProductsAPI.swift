import Accounts
import Cache
import Catalog
import Flows
import Foundation
import Frame
import HTTP
import Inventory
import JSON
import Postgres
import Search
import Sellers
import Vocabulary

/// Products for programs.
package struct ProductsAPI: Sendable {
    private let db: Database
    private let kit: PageKit
    private let tree: Remembered<CategoryTree>
    private let vectors: VectorsInUse
    private let byPicture: FindByPicture?
    private let limits: DoorLimits?
    private let diary: SearchDiary?

    /// - Parameter diary: where searches are written down; nil: nowhere.
    package init(
        db: Database, kit: PageKit, vectors: VectorsInUse, byPicture: FindByPicture? = nil, limits: DoorLimits? = nil,
        diary: SearchDiary? = nil
    ) {
        self.diary = diary
        self.db = db
        (self.byPicture, self.limits) = (byPicture, limits)
        self.vectors = vectors
        self.kit = kit
        tree = Remembered(for: .seconds(10)) { try await CategoryTree.load(in: db) }
    }

    package static let list = Route(.get, "/api/v1/products")
    package static let product = Route(.get, "/api/v1/products/{id}", ProductID.self)
    package static let similar = Route(.get, "/api/v1/products/{id}/similar", ProductID.self)
    package static let lead = Route(.post, "/api/v1/products/{id}/leads", ProductID.self)

    package var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.list, for: .everyone, "Live products, newest first", tag: "Products", query: ListQuery.parameters,
                returns: ProductJSON.page, refusals: [.badRequest, .unavailable]
            ) { request in try await list(request) },
            Endpoint(
                Self.product, for: .everyone, "One product", tag: "Products", returns: ProductJSON.product,
                refusals: [.notFound, .gone, .unavailable]
            ) { request, id in try await product(request, id) },
            Endpoint(
                Self.similar, for: .everyone, "Live products that look and read alike, nearest first", tag: "Products",
                query: [QueryParameter("limit", .integer(minimum: 1, maximum: 40), "How many, 12 unless told")]
                    + (byPicture == nil ? [] : PictureSearchAPI.parameters),
                returns: ProductJSON.items,
                refusals: [.badRequest, .notFound, .gone, .unprocessable, .tooManyRequests, .unavailable]
            ) { request, id in try await similar(request, id) },
            Endpoint(
                Self.lead, for: .everyone, "Buy on WhatsApp: writes a lead and gives the address to go to",
                tag: "Products",
                returns: ProductJSON.lead, refusals: [.forbidden, .conflict, .gone, .unavailable]
            ) { request, id in try await lead(request, id) },
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        try await kit.lastGood.answer("api " + request.path + "?" + request.query.raw) {
            let query = try await ListQuery(request.query, tree: { try await tree.value() }, in: db)
            let started = ContinuousClock.now
            let page = try await ProductListing.live(query.filter, at: query.place, limit: query.limit, in: db)
            note(request, page, taking: started.duration(to: .now))
            var json = JSONWriter(reserving: 512 * (page.items.count + 1))
            json.object { json in
                json.key("items")
                json.array(of: page.items) { json, product in ProductJSON.write(product, to: &json) }
                json.member("next", page.next?.cursor?.pathText)
            }
            return sameForAll(json.bytes)
        }
    }

    /// First pages only: further ones are the same search. How many there are in all nobody counted, unless all are there.
    private func note(_ request: Request, _ page: WallPage<ProductListing>, taking time: Duration) {
        guard let diary, request.query["after"] == nil else { return }
        ProgramSearches(diary: diary, kit: kit).note(request, request.query.all, .api, taking: time) { search in
            search.order = "newest"
            search.filters = Set(request.query.all.map(\.name)).subtracting(["q", "limit"]).sorted()
            search.total = page.next == nil ? page.items.count : nil
            search.shown = page.items.compactMap(\.productID)
        }
    }

    private func product(_ request: Request, _ id: ProductID) async throws -> Response {
        try await kit.lastGood.answer("api " + request.path) {
            let product = try await offered(id)
            guard let seller = try await Seller.find(product.sellerID, in: db) else {
                throw Problem(.notFound, code: "no-such-product")
            }
            let details = try await ProductJSON.Details(of: product, in: db)
            var json = JSONWriter()
            ProductJSON.write(product, seller: seller, details, to: &json)
            return sameForAll(json.bytes)
        }
    }

    /// The product when it is on the wall.
    /// - Throws: `Problem` 410 when it was, 404 when it never was or is kept back.
    private func offered(_ id: ProductID) async throws -> Product {
        guard let product = try await Product.find(id, in: db), product.standing != .hidden else {
            throw Problem(.notFound, code: "no-such-product")
        }
        guard product.standing == .onTheWall else { throw Problem(.gone, code: "no-longer-offered") }
        return product
    }

    private func similar(_ request: Request, _ id: ProductID) async throws -> Response {
        let limit = try ListQuery.limit(request.query, most: 40, otherwise: 12)
        let asked = try byPicture == nil ? nil : PictureSearchAPI.Question(request.query)
        if let asked, asked.part != .whole { try await limits?.admit(.picture, from: request.peer) }
        return try await kit.lastGood.answer("api \(request.path)?\(limit) \(asked?.name ?? "")") {
            _ = try await offered(id)
            let found: [ProductCard]
            if let byPicture, let asked, !asked.isPlain {
                let wish = PictureWish(.product(id, asked.part), words: asked.words, share: asked.share, limit: limit)
                found = try await PictureSearchAPI.refusing {
                    try await ProductCard.of(try await byPicture(wish).neighbours, in: db)
                }
            } else {
                found = try await vectors.cards(like: id, limit: limit)
            }
            var json = JSONWriter()
            json.object { json in
                json.key("items")
                json.array(of: found) { json, product in ProductJSON.write(product, to: &json) }
            }
            return sameForAll(json.bytes)
        }
    }

    private func lead(_ request: Request, _ id: ProductID) async throws -> Response {
        try kit.visitors.checkOrigin(request)
        let (visitor, setCookie) = kit.visitors.identified(kit.visitors.visitor(of: request))
        let found: BuyOnWhatsApp.Sale?
        do {
            found = try await BuyOnWhatsApp(db: db)(id, visitor: visitor) { title, reference in
                "Hello! I would like to buy “\(title)”. Reference \(reference)."
            }
        } catch StockRefusal.soldOut { throw Problem(.conflict, code: "sold-out") }
        guard let sale = found else { throw Problem(.gone, code: "no-longer-offered") }
        var json = JSONWriter(reserving: 256)
        json.object { json in
            json.member("reference", sale.reference)
            json.member("whatsappUrl", sale.address)
        }
        var response = Response.json(json.bytes, status: .created)
        response.headers.add("Cache-Control", "no-store")
        if let setCookie { response.headers.add("Set-Cookie", setCookie) }
        return response
    }
}

extension WallPlace {
    var cursor: Cursor? {
        switch self {
        case .start: nil
        case .olderThan(let cursor), .newerThan(let cursor): cursor
        }
    }
}
