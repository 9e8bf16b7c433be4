import Accounts
import Catalog
import Discovery
import Flows
import Frame
import HTML
import HTTP
import Images
import Postgres
import Vocabulary

/// Searching by picture. The picture is sent once; what was seen on it stands in the address from then on, so that pages,
/// words and filters are links and forms like any other.
struct PictureSearchHandler: Sendable {
    let db: Database
    let kit: PageKit
    let shelf: Shelf
    let find: FindByPicture
    let limits: DoorLimits?
    let trail: SearchTrail

    var endpoints: [Endpoint] {
        [
            Endpoint(StorefrontRoutes.pictureSearch, for: .everyone) { request in try await search(request) },
            Endpoint(StorefrontRoutes.pictureBringing, for: .everyone, bodyLimit: BroughtPictures.bodyLimit) {
                request in try await bring(request)
            },
        ]
    }

    private func bring(_ request: Request) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        try kit.visitors.checkForm(request, of: visitor)
        try await limits?.admit(.picture, from: request.peer)
        let form = request.form
        let query = try await PictureQuery(form, shelf, in: db)
        do {
            guard let file = request.files("picture").first else { throw PictureSearchRefusal.noPicture }
            let look = try await find.look(at: file.bytes, form["part"].flatMap(PicturePart.init(text:)) ?? .whole)
            let part = look.part == .whole ? [] : [("part", look.part.text)]
            var response = Response.redirect(
                to: query.link(picture: [("seen", look.seen.text)] + part).address)
            response.headers.add("Cache-Control", "no-store")
            return response
        } catch let refusal as PictureSearchRefusal {
            return try await page(request, visitor, query, nil, nil, refusal)
        }
    }

    private func search(_ request: Request) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        let query = try await PictureQuery(request.query, shelf, in: db)
        guard let source = query.source else {
            // Somebody's numbers were cut short on their way here.
            let isBroken = request.query["seen"].map { !$0.isEmpty } ?? false
            return try await page(request, visitor, query, nil, nil, isBroken ? .outdated : nil)
        }
        do {
            var product: Product?
            if case .product(let id, let part) = source {
                if part != .whole { try await limits?.admit(.picture, from: request.peer) }
                product = try await Product.find(id, in: db)
            }
            let started = ContinuousClock.now, finding = try await find(query.wish(source))
            let response = try await page(request, visitor, query, finding, product, nil)
            let logged = query.logged(request, finding, in: visitor.language, taking: started.duration(to: .now))
            trail.searched(logged, response, to: request, from: visitor)
            return response
        } catch PictureSearchRefusal.noSuchProduct {
            throw Problem(.notFound, code: PictureSearchRefusal.noSuchProduct.code)
        } catch let refusal as PictureSearchRefusal {
            return try await page(request, visitor, query, nil, nil, refusal)
        }
    }

    private func page(
        _ request: Request, _ visitor: Visitor, _ query: PictureQuery, _ finding: PictureFinding?, _ product: Product?,
        _ refusal: PictureSearchRefusal?
    ) async throws -> Response {
        if refusal == .busy {
            throw Problem(.unavailable, code: PictureSearchRefusal.busy.code, headers: ["Retry-After": "2"])
        }
        let watched = try await visitor.id.asyncMap { Set(try await Watchlist.products(of: $0, in: db)) } ?? []
        let drawing = try await shelf.drawing(for: visitor)
        var wall: WallView?
        if let finding {
            let cards = try await Catalog.ProductCard.of(finding.neighbours, in: db)
            let isLast = !finding.hasMore || (query.page + 1) * WallQuery.pageSize >= FindByPicture.deepest
            wall = WallView(
                cards: drawing.cards(cards, watched: watched), next: isLast ? nil : query.link(page: query.page + 1),
                previous: query.page > 0 ? query.link(page: query.page - 1) : nil)
        }
        let response: Response
        if let wall, request.headers["soko-fragment"] == "wall" {
            response = .html(Wall(wall, phrases: drawing.phrases, eagerCards: 0).rendered())
        } else {
            var frame = drawing.framed(kit.frame(request, visitor))
            frame.watchedCount = watched.count
            // A form's answer has no address to come back to in another language.
            if request.method == .post { frame.path = query.link().address }
            let view = PictureDrawing(query: query, drawing: drawing, currency: shelf.currency).view(
                finding, product, wall, refusal)
            response = .html(
                PictureSearchPage(frame, view).rendered(capacity: 65_536), status: refusal == nil ? .ok : .unprocessable
            )
        }
        return finished(response, request)
    }

    private func finished(_ response: Response, _ request: Request) -> Response {
        var response = kit.visitors.rememberingLanguage(of: request, in: response)
        response.headers.add("Vary", "Soko-Fragment, Accept-Language, Cookie")
        response.headers.add("Cache-Control", request.method == .get ? "private, no-cache" : "no-store")
        return response
    }
}
