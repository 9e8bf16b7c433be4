import HTTP
import Vocabulary

/// The addresses of the desk's people, and of the log of what they did.
enum PeopleRoutes {
    static let people = Route(.get, "/admin/accounts")
    static let person = Route(.get, "/admin/accounts/{id}", AccountID.self)
    static let contacts = Route(.post, "/admin/accounts/{id}/contacts", AccountID.self)
    static let suspension = Route(.post, "/admin/accounts/{id}/suspension", AccountID.self)
    static let restoration = Route(.post, "/admin/accounts/{id}/restoration", AccountID.self)
    static let signOut = Route(.post, "/admin/accounts/{id}/sessions/end", AccountID.self)
    static let roles = Route(.post, "/admin/accounts/{id}/roles", AccountID.self)
    static let audit = Route(.get, "/admin/audit")
}
