import Accounts
import Flows
import Frame
import HTML
import HTTP
import Sellers
import Vocabulary

/// Which stores the market vouches for.
struct OfficialStoreHandler: Sendable {
    private let desk: Desk

    init(_ desk: Desk) { self.desk = desk }

    var endpoints: [Endpoint] {
        [
            Endpoint(DeskRoutes.officialStores, for: .staff(.identity)) { request in try await list(request) },
            Endpoint(DeskRoutes.officialStore, for: .staff(.identity), bodyLimit: 4 << 10) { request, slug in
                try await mark(request, slug, true)
            },
            Endpoint(DeskRoutes.officialStoreRemoval, for: .staff(.identity), bodyLimit: 4 << 10) { request, slug in
                try await mark(request, slug, false)
            },
        ]
    }

    private func list(_ request: Request, fault: IdentityRefusal? = nil) async throws -> Response {
        let (visitor, _) = try desk.staff(request)
        let words = String((request.query["q"] ?? "").prefix(80))
        let stores = try await Seller.named(words, limit: 50, in: desk.door.db)
        let page = OfficialStoresPage(desk.frame(request, visitor), stores: stores, words: words, fault: fault)
        return desk.page(page.rendered(), fault == nil ? .ok : .unprocessable, to: request)
    }

    private func mark(_ request: Request, _ slug: Slug, _ isOfficial: Bool) async throws -> Response {
        let staff = try desk.sender(request)
        do {
            try await MarkOfficialStore(db: desk.door.db)(slug, isOfficial, by: staff)
            return .redirect(to: DeskRoutes.officialStores.path())
        } catch let refusal as IdentityRefusal {
            if refusal == .notThere { throw Problem(.notFound, code: refusal.code) }
            return try await list(request, fault: refusal)
        }
    }
}
