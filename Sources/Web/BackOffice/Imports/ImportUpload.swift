import Accounts
import Catalog
import Flows
import Frame
import HTTP
import JSON
import Postgres
import Sellers
import Vocabulary

/// Takes a file of up to a gigabyte: from a form, or dropped on the page and sent as it is.
struct ImportUpload: Sendable {
    let door: DeskDoor
    let folder: ImportFolder
    let currency: Currency
    private var routes: ImportRoutes { ImportRoutes(area: door.area) }

    /// A gigabyte and a form around it.
    static let largest = (1 << 30) + (64 << 10)

    func endpoint(_ audience: Audience) -> Endpoint {
        let (visitors, route) = (door.kit.visitors, routes.file)
        return Endpoint(
            route, for: audience, bodyLimit: Self.largest,
            spooling: Spooling(into: folder.path) { request in
                let ticket = route.values(in: request.path).flatMap { UploadTicket($0, by: visitors) }
                return ticket == nil ? Self.refused : nil
            }
        ) { request, ticket in try await take(request, ticket) }
    }

    private static var refused: Problem {
        Problem(.forbidden, code: "form-expired", detail: "Reload the page and try once more.")
    }

    /// Whose goods they are: at the market's desk, the seller that the form names.
    static func owner(_ work: DeskWork, _ slug: String?) async throws -> SellerID? {
        if let seller = work.hand.seller { return seller }
        guard let slug = slug.flatMap(Slug.init(pathText:)) else { return nil }
        return try await Seller.find(slug: slug, in: work.db)?.id
    }

    private func take(_ request: Request, _ ticket: String) async throws -> Response {
        let work = try await door.work(request)
        try door.kit.visitors.checkOrigin(request)
        guard UploadTicket(ticket, by: door.kit.visitors)?.account == work.person.account else { throw Self.refused }
        do {
            let sent = try sent(request)
            guard let seller = try await Self.owner(work, sent.seller) else { throw ImportRunRefusal.notThere }
            let id = try await BeginImport(db: work.db, folder: folder, currency: currency)(
                named: sent.name, content: sent.content, for: seller, by: work.hand
            ) { try sent.body.keep(as: $0) }
            return sent.isForm ? work.done(routes.one.path(id)) : answer(routes.one.path(id), .created)
        } catch let refusal as ImportRunRefusal {
            let said = ImportSaid.refusal(refusal)[work.language]
            if request.headers["content-type"]?.hasPrefix("multipart/") == true {
                return work.done(routes.all.path(), saying: said)
            }
            throw Problem(.unprocessable, code: refusal.code, detail: said)
        }
    }

    private struct Sent {
        let body: SpooledBody
        let name: String
        let content: Range<Int>
        let seller: String?
        let isForm: Bool
    }

    private func sent(_ request: Request) throws -> Sent {
        guard let body = request.spooled, body.count > 0 else { throw ImportRunRefusal.noFile }
        let type = request.headers["content-type"] ?? ""
        if type.lowercased().hasPrefix("multipart/") {
            guard let form = SpooledForm(contentType: type, body: body) else { throw ImportRunRefusal.noFile }
            return Sent(
                body: body, name: form.fileName, content: form.file, seller: form.fields["seller"], isForm: true)
        }
        return Sent(
            body: body, name: request.query["name"] ?? "", content: 0..<body.count, seller: request.query["seller"],
            isForm: false)
    }

    private func answer(_ url: String, _ status: Status) -> Response {
        var json = JSONWriter()
        json.object { $0.member("url", url) }
        var response = Response.json(json.bytes, status: status)
        response.headers.add("Cache-Control", "no-store")
        return response
    }
}
