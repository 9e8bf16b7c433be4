import Accounts
import Flows
import Frame
import HTML
import HTTP
import Sellers
import Vocabulary

/// One seller: where the store is on the map.
struct SellerPlaceHandler: Sendable {
    let door: DeskDoor

    static let one = Route(.get, "/admin/sellers/{slug}", Slug.self)
    static let place = Route(.post, "/admin/sellers/{slug}/place", Slug.self)

    var endpoints: [Endpoint] {
        [
            Endpoint(Self.one, for: .staff(.sellers)) { request, slug in
                try await page(try await door.work(request), slug)
            },
            Endpoint(Self.place, for: .staff(.sellers), bodyLimit: 4 << 10) { request, slug in
                try await keep(request, slug)
            },
        ]
    }

    private func page(_ work: DeskWork, _ slug: Slug, typed: TypedPlace? = nil, fault: ProfileRefusal? = nil)
        async throws -> Response
    {
        guard let store = try await StoreProfile.find(slug, in: work.db) else {
            throw Problem(.notFound, code: ProfileRefusal.notThere.code)
        }
        let page = SellerPlacePage(
            desk: work.frame(store.name), store: store, typed: typed ?? TypedPlace(store.point), note: work.note,
            fault: fault)
        return work.page(page, fault == nil ? .ok : .unprocessable)
    }

    private func keep(_ request: Request, _ slug: Slug) async throws -> Response {
        let work = try await door.form(request)
        let typed = TypedPlace(
            latitude: request.form["latitude"] ?? "", longitude: request.form["longitude"] ?? "")
        do { try await PlaceStore(db: work.db)(slug, typed, by: work.person.account) } catch let refusal
            as ProfileRefusal
        {
            // A seller who is not there has no page either.
            return try await page(work, slug, typed: typed, fault: refusal)
        }
        return work.done(Self.one.path(slug), saying: work.saved)
    }
}

struct SellerPlacePage: Markup {
    let desk: DeskFrame
    let store: StoreProfile
    let typed: TypedPlace
    let note: String?
    let fault: ProfileRefusal?
    private var phrases: StorePhrases { desk.frame.phrases.store }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { bdi { store.name } } }
            if let note { DeskNote(desk: desk, text: note) }
            section(.class("panel")) {
                p { a(.href(Link("/s/\(store.slug)"))) { phrases.publicPage } }
                if !store.location.isEmpty {
                    p {
                        strong { phrases.whereToFind }
                        ": "
                        bdi { store.location }
                    }
                }
                if let point = store.point {
                    p { a(.href(Link(point.mapAddress)), .rel("noreferrer")) { bdi(.dir("ltr")) { point.text } } }
                }
            }
            if let slug = Slug(pathText: store.slug) { form(slug) }
        }
    }

    private func form(_ slug: Slug) -> some Markup {
        DeskForm(
            desk, SellersSaid.setPlace[desk.language], action: Link(SellerPlaceHandler.place.path(slug)),
            submit: DeskSaid.save[desk.language]
        ) {
            PlaceFields(
                frame: desk.frame, latitude: typed.latitude, longitude: typed.longitude,
                fault: fault.map { desk.frame.phrases.profile.text(of: $0.code) })
        }
    }
}
