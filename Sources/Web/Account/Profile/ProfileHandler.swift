import Accounts
import Flows
import Frame
import HTTP
import Vocabulary

/// One's own picture, and what one wants to hear of.
struct ProfileHandler: Sendable {
    private let lobby: Lobby
    private let limits: DoorLimits
    private let room: RoomHandler
    private let change: ChangePicture

    init(_ lobby: Lobby, limits: DoorLimits) {
        (self.lobby, self.limits) = (lobby, limits)
        room = RoomHandler(lobby)
        change = ChangePicture(db: lobby.door.db, pictures: lobby.pictures)
    }

    var endpoints: [Endpoint] {
        [
            Endpoint(AccountRoutes.picture, for: .signedIn, bodyLimit: BroughtPictures.bodyLimit) { request in
                try await bring(request)
            },
            Endpoint(AccountRoutes.pictureRemoval, for: .signedIn, bodyLimit: 4 << 10) { request in
                let person = try await sender(request)
                try await change.remove(of: person.account)
                return saved(showing: nil)
            },
            Endpoint(AccountRoutes.notifications, for: .signedIn, bodyLimit: 8 << 10) { request in
                let person = try await sender(request)
                let form = request.form
                let wanted = NotificationChoice.all.filter { form[$0.field] != nil }
                try await ChangeNotifications(db: lobby.door.db)(person.account) {
                    $0 = NotificationChoices(Set(wanted))
                }
                return .redirect(to: AccountRoutes.room.path() + "?saved=1")
            },
        ]
    }

    private func bring(_ request: Request) async throws -> Response {
        let person = try await sender(request)
        do {
            guard let file = request.files("file").first else { throw ProfileRefusal.noPicture }
            return saved(showing: try await change(person.account, file.bytes))
        } catch let refusal as ProfileRefusal {
            return try await room.room(request, pictureFault: refusal)
        }
    }

    private func sender(_ request: Request) async throws -> Person {
        let person = try lobby.owner(of: try lobby.sender(of: request))
        try await limits.admit(.profile, contact: person.account.pathText, from: request.peer)
        return person
    }

    private func saved(showing picture: String?) -> Response {
        var response = Response.redirect(to: AccountRoutes.room.path() + "?saved=1")
        response.headers.add("Set-Cookie", lobby.kit.visitors.showing(picture: picture))
        return response
    }
}
