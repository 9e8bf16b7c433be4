import Accounts
import Flows
import Frame
import HTML
import HTTP
import Sellers
import Vocabulary

/// The store that one runs.
struct StoreHandler: Sendable {
    private let lobby: Lobby
    private let limits: DoorLimits
    private let change: ChangeStore

    init(_ lobby: Lobby, limits: DoorLimits) {
        (self.lobby, self.limits) = (lobby, limits)
        change = ChangeStore(db: lobby.door.db, pictures: lobby.pictures, countryCode: lobby.countryCode)
    }

    var endpoints: [Endpoint] {
        [
            Endpoint(AccountRoutes.store, for: .sellers) { request in try await store(request) },
            Endpoint(AccountRoutes.storeChange, for: .sellers, bodyLimit: 64 << 10) { request in
                try await keep(request)
            },
            Endpoint(AccountRoutes.cover, for: .sellers, bodyLimit: BroughtPictures.bodyLimit) { request in
                try await bring(request)
            },
            Endpoint(AccountRoutes.coverRemoval, for: .sellers, bodyLimit: 4 << 10) { request in
                try await change.removeCover(try await sender(request).account)
                return saved
            },
        ]
    }

    private var saved: Response { .redirect(to: AccountRoutes.store.path() + "?saved=1") }

    private func store(_ request: Request, typed: TypedStore? = nil, fault: ProfileRefusal? = nil) async throws
        -> Response
    {
        let visitor = lobby.kit.visitors.visitor(of: request)
        let person = try lobby.owner(of: visitor)
        guard let store = try await StoreProfile.find(of: person.account, in: lobby.door.db) else {
            throw Problem(.notFound, code: ProfileRefusal.notThere.code)
        }
        let page = StorePage(
            lobby.kit.frame(request, visitor), typed: typed ?? TypedStore(store), cover: store.cover,
            publicPage: Link("/s/" + store.slug),
            figures: try await SellerFigures.of(store.seller, in: lobby.door.db),
            isSaved: request.query["saved"] == "1", fault: fault)
        return lobby.page(page.rendered(), fault == nil ? .ok : .unprocessable, to: request)
    }

    private func keep(_ request: Request) async throws -> Response {
        let person = try await sender(request)
        let form = request.form
        let typed = TypedStore { form[$0] }
        do {
            try await change(person.account) { $0 = typed.wish }
            return saved
        } catch let refusal as ProfileRefusal { return try await refused(request, typed, refusal) }
    }

    private func bring(_ request: Request) async throws -> Response {
        let person = try await sender(request)
        do {
            guard let file = request.files("file").first else { throw ProfileRefusal.noPicture }
            try await change.setCover(person.account, file.bytes)
            return saved
        } catch let refusal as ProfileRefusal { return try await refused(request, nil, refusal) }
    }

    private func refused(_ request: Request, _ typed: TypedStore?, _ refusal: ProfileRefusal) async throws -> Response {
        if refusal == .notThere { throw Problem(.notFound, code: refusal.code) }
        return try await store(request, typed: typed, fault: refusal)
    }

    private func sender(_ request: Request) async throws -> Person {
        let person = try lobby.owner(of: try lobby.sender(of: request))
        try await limits.admit(.profile, contact: person.account.pathText, from: request.peer)
        return person
    }
}
