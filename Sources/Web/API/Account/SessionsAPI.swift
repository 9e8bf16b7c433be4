import Frame
import Accounts
import Flows
import HTTP
import JSON
import Vocabulary

/// The devices that are signed in.
struct SessionsAPI: Sendable {
    let desk: AccountAPI

    static let list = Route(.get, "/api/v1/sessions")
    static let one = Route(.delete, "/api/v1/sessions/{id}", SessionID.self)
    static let others = Route(.delete, "/api/v1/sessions")

    var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.list, for: .signedIn, "Devices that are signed in, the one used last first", tag: "Accounts",
                returns: LockJSON.sessions
            ) { request in
                let (person, current) = try await desk.resident(request)
                return LockJSON.answer(try await Session.living(of: person.account, in: desk.door.db), current)
            },
            Endpoint(Self.one, for: .signedIn, "Sign one of them out", tag: "Accounts") { request, id in
                try await desk.changing(request) { person, _ in
                    let own = try await Session.living(of: person.account, in: desk.door.db)
                    guard own.contains(where: { $0.id == id }) else { throw AccountRefusal.notThere }
                    try await SignOut(db: desk.door.db)(person.account, only: id)
                    return Response(.noContent)
                }
            },
            Endpoint(Self.others, for: .signedIn, "Sign all but this one out", tag: "Accounts") { request in
                try await desk.changing(request) { person, current in
                    try await SignOut(db: desk.door.db)(person.account, except: current)
                    return Response(.noContent)
                }
            },
        ]
    }
}
