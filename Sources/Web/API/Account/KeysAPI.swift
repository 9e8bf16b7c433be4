import Frame
import Accounts
import Flows
import HTTP
import JSON
import Vocabulary

/// Keys for programs.
struct KeysAPI: Sendable {
    let desk: AccountAPI

    static let list = Route(.get, "/api/v1/keys")
    static let issue = Route(.post, "/api/v1/keys")
    static let revocation = Route(.delete, "/api/v1/keys/{id}", APIKeyID.self)

    var endpoints: [Endpoint] {
        [
            Endpoint(
                Self.list, for: .signedIn, "Keys of one's own, living ones first", tag: "Accounts",
                returns: LockJSON.keys
            ) { request in
                let (person, _) = try await desk.resident(request)
                return LockJSON.answer(try await APIKey.all(of: person.account, in: desk.door.db))
            },
            Endpoint(
                Self.issue, for: .signedIn, "A key for a program; it is told this once", tag: "Accounts",
                body: LockJSON.keyWish, returns: LockJSON.newKey, refusals: AccountAPI.refusals, bodyLimit: 4 << 10
            ) { request in
                let form = try JSONForm(request)
                return try await desk.changing(request) { person, _ in
                    let key = try await KeysOfPrograms(db: desk.door.db).issue(
                        person.account, name: form.text("name"), scopes: try scopes(form), days: try days(form))
                    return LockJSON.issued(key)
                }
            },
            Endpoint(Self.revocation, for: .signedIn, "Take a key back", tag: "Accounts") { request, id in
                try await desk.changing(request) { person, _ in
                    try await KeysOfPrograms(db: desk.door.db).revoke(id, of: person.account)
                    return Response(.noContent)
                }
            },
        ]
    }

    private func scopes(_ form: JSONForm) throws -> Set<Scope> {
        let named = form.list("scopes") ?? []
        let scopes = Set(named.compactMap(Scope.init(rawValue:)))
        guard !scopes.isEmpty, scopes.count == Set(named).count else {
            throw Problem(.unprocessable, code: "bad-scopes", detail: "scopes are read, write or both.")
        }
        return scopes
    }

    private func days(_ form: JSONForm) throws -> Int {
        guard let days = form.number("days"), (1...APIKey.mostDays).contains(days) else {
            throw Problem(.unprocessable, code: "bad-days", detail: "A key is good for 1 to \(APIKey.mostDays) days.")
        }
        return days
    }
}
