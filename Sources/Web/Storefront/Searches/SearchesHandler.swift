import Accounts
import Discovery
import Flows
import Frame
import HTML
import HTTP
import Postgres
import Vocabulary

/// The visitor's saved searches.
package struct SearchesHandler: Sendable {
    private let keep: KeepSearches
    private let kit: PageKit
    private let shelf: Shelf

    init(keep: KeepSearches, kit: PageKit, shelf: Shelf) { (self.keep, self.kit, self.shelf) = (keep, kit, shelf) }

    package var endpoints: [Endpoint] {
        [
            Endpoint(StorefrontRoutes.searches, for: .everyone) { request in try await page(request) },
            Endpoint(StorefrontRoutes.searchSaving, for: .everyone, bodyLimit: 16 << 10) { request in
                try await save(request)
            },
            Endpoint(StorefrontRoutes.savedSearch, for: .everyone) { request, id in try await look(request, id) },
            Endpoint(StorefrontRoutes.searchChange, for: .everyone, bodyLimit: 8 << 10) { request, id in
                try await change(request) { visitor, form in
                    if let mails = form["mails"] {
                        guard kit.visitors.visitor(of: request).person != nil else {
                            throw Problem(.unauthorized, code: "sign-in-needed")
                        }
                        try await keep.setMail(id, mails == "on", of: visitor)
                    } else {
                        try await keep.rename(id, form["name"] ?? "", of: visitor)
                    }
                }
            },
            Endpoint(StorefrontRoutes.searchRemoval, for: .everyone, bodyLimit: 8 << 10) { request, id in
                try await change(request) { visitor, _ in try await keep.remove(id, of: visitor) }
            },
        ]
    }

    private func page(_ request: Request, refusal: SavedSearchRefusal? = nil) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        let saved = try await visitor.id.asyncMap { try await SavedSearch.all(of: $0, in: keep.db) } ?? []
        let drawing = try await shelf.drawing(for: visitor)
        var frame = drawing.framed(kit.frame(request, visitor))
        if let id = visitor.id { frame.watchedCount = try await Watchlist.products(of: id, in: keep.db).count }
        if request.method != .get { frame.path = StorefrontRoutes.searches.path() }
        let fault = refusal.map { SearchesSaid.refusal($0)[visitor.language] }
        let status: Status = refusal == nil ? .ok : refusal == .full ? .conflict : .unprocessable
        var response = Response.html(SearchesPage(frame, saved: saved, fault: fault).rendered(), status: status)
        response.headers.add("Cache-Control", "private, no-store")
        return kit.visitors.rememberingLanguage(of: request, in: response)
    }

    private func save(_ request: Request) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        try kit.visitors.checkForm(request, of: visitor)
        let (id, setCookie) = kit.visitors.identified(visitor)
        let form = request.form
        do {
            let saved = try await keep.save(
                form["address"] ?? "", name: form["name"] ?? "", wantsMail: visitor.person != nil, in: visitor.language,
                for: id)
            var response = Response.redirect(to: StorefrontRoutes.searches.path() + "#s-" + saved.pathText)
            response.headers.add("Cache-Control", "no-store")
            if let setCookie { response.headers.add("Set-Cookie", setCookie) }
            return response
        } catch let refusal as SavedSearchRefusal {
            return try await page(request, refusal: refusal)
        }
    }

    /// The wall itself. What only looks ahead has not seen anything.
    private func look(_ request: Request, _ id: SavedSearchID) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        guard let own = visitor.id else { throw Problem(.notFound, code: SavedSearchRefusal.notThere.code) }
        if request.method == .head || request.headers["sec-purpose"]?.hasPrefix("prefetch") == true {
            return Response(.noContent, headers: ["Cache-Control": "no-store"])
        }
        do {
            var response = Response.redirect(to: LocalPath(try await keep.look(id, of: own)).text)
            response.headers.add("Cache-Control", "no-store")
            return response
        } catch let refusal as SavedSearchRefusal { throw Problem(.notFound, code: refusal.code) }
    }

    private func change(_ request: Request, _ body: (VisitorID, Query) async throws -> Void) async throws -> Response {
        let visitor = kit.visitors.visitor(of: request)
        try kit.visitors.checkForm(request, of: visitor)
        guard let id = visitor.id else { throw Problem(.notFound, code: SavedSearchRefusal.notThere.code) }
        do { try await body(id, request.form) } catch SavedSearchRefusal.notThere {
            throw Problem(.notFound, code: SavedSearchRefusal.notThere.code)
        } catch let refusal as SavedSearchRefusal {
            return try await page(request, refusal: refusal)
        }
        var response = Response.redirect(to: StorefrontRoutes.searches.path())
        response.headers.add("Cache-Control", "no-store")
        return response
    }
}
