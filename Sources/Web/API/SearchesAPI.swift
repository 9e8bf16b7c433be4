import Accounts
import Discovery
import Flows
import Frame
import HTTP
import JSON
import Postgres
import Vocabulary

/// Saved searches of the visitor whose cookie comes along, or of whoever signed in.
package struct SearchesAPI: Sendable {
    private let keep: KeepSearches
    private let kit: PageKit

    package init(keep: KeepSearches, kit: PageKit) { (self.keep, self.kit) = (keep, kit) }

    package static let list = Route(.get, "/api/v1/searches")
    package static let save = Route(.post, "/api/v1/searches")
    package static let remove = Route(.delete, "/api/v1/searches/{id}", SavedSearchID.self)

    package var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.list, for: .everyone, "Saved searches, those with something new first", tag: "Watchlist",
                returns: Self.items, refusals: [.unavailable]
            ) { request in try await list(request) },
            Endpoint(
                Self.save, for: .everyone, "Save a wall; the same one twice is once. Answers with the visitor's cookie",
                tag: "Watchlist", body: Self.wish, returns: Self.saved,
                refusals: [.badRequest, .forbidden, .conflict, .unsupportedMediaType, .unprocessable, .unavailable],
                bodyLimit: 8 << 10
            ) { request in try await save(request) },
            Endpoint(
                Self.remove, for: .everyone, "Forget a saved search", tag: "Watchlist",
                refusals: [.forbidden, .notFound, .unavailable]
            ) { request, id in try await remove(request, id) },
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let saved = try await owner(request).asyncFlatMap { try await SavedSearch.all(of: $0, in: keep.db) }
        var json = JSONWriter()
        json.object { json in
            json.key("items")
            json.array(of: saved) { json, search in
                json.object { json in
                    json.member("id", search.id.pathText)
                    json.member("name", search.name)
                    json.member("address", search.address)
                    json.member("new", search.news)
                    json.member("mails", search.wantsMail)
                    json.member("savedAt", time: search.savedAt)
                }
            }
        }
        var response = Response.json(json.bytes)
        response.headers.add("Cache-Control", "private, no-store")
        return response
    }

    private func save(_ request: Request) async throws -> Response {
        try kit.visitors.checkOrigin(request)
        let body = try JSONBody(request)
        let visitor = kit.visitors.visitor(of: request)
        guard let address = try body.text("address").value else {
            throw Problem(.badRequest, code: "bad-member", detail: "address should be a text.")
        }
        let (name, mails) = (try body.text("name").value ?? "", try body.flag("mails").value ?? true)
        var (owner, setCookie): (VisitorID?, String?) = (try await owner(request), nil)
        if owner == nil { (owner, setCookie) = kit.visitors.identified(visitor) }
        guard let owner else { throw Problem(.forbidden, code: "no-visitor") }
        let id: SavedSearchID
        do {
            id = try await keep.save(
                address, name: name, wantsMail: mails && visitor.person != nil, in: visitor.language, for: owner)
        } catch let refusal as SavedSearchRefusal {
            throw Problem(refusal == .full ? .conflict : .unprocessable, code: refusal.code)
        }
        var json = JSONWriter(reserving: 64)
        json.object { $0.member("id", id.pathText) }
        var response = Response.json(json.bytes, status: .created)
        response.headers.add("Cache-Control", "no-store")
        if let setCookie { response.headers.add("Set-Cookie", setCookie) }
        return response
    }

    private func remove(_ request: Request, _ id: SavedSearchID) async throws -> Response {
        try kit.visitors.checkOrigin(request)
        guard let owner = try await owner(request) else {
            throw Problem(.notFound, code: SavedSearchRefusal.notThere.code)
        }
        do { try await keep.remove(id, of: owner) } catch let refusal as SavedSearchRefusal {
            throw Problem(.notFound, code: refusal.code)
        }
        return Response(.noContent, headers: ["Cache-Control": "no-store"])
    }

    /// A program that signed in has no cookie; its account has a visitor all the same.
    private func owner(_ request: Request) async throws -> VisitorID? {
        let visitor = kit.visitors.visitor(of: request)
        guard let person = visitor.person else { return visitor.id }
        return try await Account.find(person.account, in: keep.db)?.visitor
    }

    private static let item = Schema.object([
        ("id", SavedSearchID.schema), ("name", .string()), ("address", .string()), ("new", .integer()),
        ("mails", .boolean),
        ("savedAt", .string(format: "date-time")),
    ])
    private static let items = Schema.object([("items", .array(item))])
    private static let saved = Schema.object([("id", SavedSearchID.schema)])
    private static let wish = Schema.object([
        ("address", .string()), ("name", .optional(.string())), ("mails", .optional(.boolean)),
    ])
}

extension Optional {
    fileprivate func asyncFlatMap<Element>(_ body: (Wrapped) async throws -> [Element]) async rethrows -> [Element] {
        guard let self else { return [] }
        return try await body(self)
    }
}
