import Accounts
import Flows
import Frame
import HTML
import HTTP
import Trust
import Vocabulary

/// One's own room: profile, and what keeps others out of it.
package struct RoomHandler: Sendable {
    private let lobby: Lobby

    package init(_ lobby: Lobby) { self.lobby = lobby }

    package var endpoints: [Endpoint] {
        [
            Endpoint(AccountRoutes.room, for: .signedIn) { request in try await room(request) },
            Endpoint(AccountRoutes.profile, for: .signedIn, bodyLimit: 8 << 10) { request in try await profile(request)
            },
            Endpoint(AccountRoutes.export, for: .signedIn) { request in try await export(request) },
            Endpoint(AccountRoutes.erasure, for: .signedIn, bodyLimit: 4 << 10) { request in try await erase(request) },
        ]
    }

    func room(_ request: Request, fault: AccountRefusal? = nil, pictureFault: ProfileRefusal? = nil) async throws
        -> Response
    {
        let visitor = lobby.kit.visitors.visitor(of: request)
        let person = try lobby.owner(of: visitor)
        guard let account = try await Account.find(person.account, in: lobby.door.db) else {
            throw Problem(.unauthorized, code: "sign-in-needed")
        }
        let page = RoomPage(
            lobby.kit.frame(request, visitor), account: account, trust: try await trust(of: account),
            languages: lobby.kit.market.languages,
            isSaved: request.query["saved"] == "1", fault: fault, pictureFault: pictureFault)
        return lobby.page(page.rendered(), fault == nil && pictureFault == nil ? .ok : .unprocessable, to: request)
    }

    private func trust(of account: Account) async throws -> TrustView {
        TrustView(
            score: try await ScoreTrust.current(account.id, in: lobby.door.db) ?? TrustScore(TrustFacts()),
            history: try await TrustEntry.latest(of: account.id, limit: 40, in: lobby.door.db), since: account.createdAt
        )
    }

    private func profile(_ request: Request) async throws -> Response {
        let person = try lobby.owner(of: try lobby.sender(of: request))
        // Only these two: a form that brings more changes nothing else.
        let form = request.form
        let language = form["language"].flatMap(Language.init(tag:)) ?? .english
        do {
            try await ChangeProfile(db: lobby.door.db)(person.account, name: form["name"] ?? "", language: language)
            return .redirect(to: AccountRoutes.room.path() + "?saved=1")
        } catch let refusal as AccountRefusal {
            return try await room(request, fault: refusal)
        }
    }

    private func export(_ request: Request) async throws -> Response {
        let person = try lobby.owner(of: lobby.kit.visitors.visitor(of: request))
        let archive = try await lobby.export(person.account)
        var response = Response(headers: ["Content-Type": "application/zip"], body: .bytes(archive))
        response.headers.add("Content-Disposition", "attachment; filename=\"my-data.zip\"")
        response.headers.add("Cache-Control", "private, no-store")
        return response
    }

    private func erase(_ request: Request) async throws -> Response {
        let person = try lobby.owner(of: try lobby.sender(of: request))
        do {
            try await CloseAccount(lobby.door)(person.account, password: request.form["password"] ?? "")
        } catch let refusal as AccountRefusal {
            return try await room(request, fault: refusal)
        }
        var response = Response.redirect(to: "/")
        for cookie in lobby.cookies.cleared + lobby.kit.visitors.forgetting {
            response.headers.add("Set-Cookie", cookie)
        }
        return response
    }
}
