import Accounts
import Catalog
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Postgres
import Reviews
import Vocabulary

/// A product's reviews: reading, writing, taking back.
package struct ReviewsHandler: Sendable {
    private let db: Database
    private let kit: PageKit
    private let shelf: Shelf
    private let limits: DoorLimits?

    private static let pageSize = 20

    /// - Parameter limits: how often somebody may write; without, where there are no doors either, nobody writes.
    init(db: Database, kit: PageKit, shelf: Shelf, limits: DoorLimits?) {
        (self.db, self.kit, self.shelf, self.limits) = (db, kit, shelf, limits)
    }

    package var endpoints: [Endpoint] {
        [Endpoint(StorefrontRoutes.reviews, for: .everyone) { request, id in try await page(request, id) }]
            + (limits.map(writing) ?? [])
    }

    private func writing(_ limits: DoorLimits) -> [Endpoint] {
        // Far more than the longest review: what is too long comes back into the form.
        [
            Endpoint(StorefrontRoutes.reviewWriting, for: .signedIn, bodyLimit: 256 << 10) { request, id in
                try await write(request, id, as: try await author(of: request, limits))
            },
            Endpoint(StorefrontRoutes.reviewRemoval, for: .signedIn, bodyLimit: 256 << 10) { request, id in
                try await takeBack(id, as: try await author(of: request, limits))
            },
        ]
    }

    private func page(_ request: Request, _ id: ProductID, typed: TypedReview? = nil) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        guard let product = try await Product.find(id, in: db), product.standing != .hidden else {
            throw Problem(.notFound, code: "no-such-product")
        }
        if product.standing == .gone { throw Problem(.gone, code: "no-longer-offered") }
        let place = request.query["after"].flatMap(Cursor.init(pathText:))
        let known = try await KnownReviews.load(id, for: visitor.person, after: place, limit: Self.pageSize, in: db)
        let drawing = try await shelf.drawing(for: visitor)
        var frame = drawing.framed(kit.frame(request, visitor))
        let path = StorefrontRoutes.reviews.path(id)
        var view = known.view(drawing.phrases, at: drawing.now, isStranger: false)
        if let typed {
            view.typed = typed
            frame.path = path
        }
        frame.next = known.next.map { Link(path + "?after=" + $0.pathText) }
        // A page without reviews, or further down, is for nobody who searches.
        frame.canonicalPath = place == nil && view.rating != nil ? path : nil
        var response = Response.html(
            ReviewsPage(frame, view, title: product.title).rendered(capacity: 32_768),
            status: typed?.refusal?.status ?? .ok)
        response.headers.add("Cache-Control", visitor.isStranger ? "private, no-cache" : "private, no-store")
        return kit.visitors.rememberingLanguage(of: request, in: response)
    }

    private func write(_ request: Request, _ id: ProductID, as author: AccountID) async throws -> Response {
        let form = request.form
        do {
            let wish = try ReviewWish(stars: form["stars"], text: form["text"] ?? "")
            try await WriteReview(db: db)(wish, on: id, by: author)
        } catch let refusal as ReviewRefusal {
            if refusal == .notThere || refusal == .notOffered { throw Problem(refusal.status, code: refusal.code) }
            let typed = TypedReview(stars: form["stars"] ?? "", text: form["text"] ?? "", refusal: refusal)
            return try await page(request, id, typed: typed)
        }
        return Self.back(to: id)
    }

    private func takeBack(_ id: ProductID, as author: AccountID) async throws -> Response {
        do { try await TakeBackReview(db: db)(on: id, by: author) } catch let refusal as ReviewRefusal {
            throw Problem(refusal.status, code: refusal.code)
        }
        return Self.back(to: id)
    }

    /// Who sent a form of ours.
    /// - Throws: `Problem`.
    private func author(of request: Request, _ limits: DoorLimits) async throws -> AccountID {
        let visitor = kit.visitors.visitor(of: request)
        guard let person = visitor.person else { throw Problem(.unauthorized, code: "sign-in-needed") }
        try kit.visitors.checkForm(request, of: visitor)
        try await limits.admit(.review, contact: person.account.pathText, from: request.peer)
        return person.account
    }

    private static func back(to id: ProductID) -> Response {
        var response = Response.redirect(to: StorefrontRoutes.product.path(id) + "#reviews")
        response.headers.add("Cache-Control", "no-store")
        return response
    }
}

extension ReviewRefusal {
    var status: Status {
        switch self {
        case .noStars, .tooLong, .webAddress, .mailAddress, .phoneNumber: .unprocessable
        case .ownGoods, .notActive: .forbidden
        case .tooMany: .tooManyRequests
        case .notOffered: .gone
        case .notThere: .notFound
        }
    }
}
