import Accounts
import HTTP

/// Lets a person through to the endpoints that are theirs.
package struct DoorCheck: Sendable {
    private let people: People

    package init(people: People) { self.people = people }

    /// - Throws: `Problem` 401 for nobody in particular, 403 for somebody else.
    package func callAsFunction(_ request: Request, _ endpoint: Endpoint) async throws {
        guard let audience = endpoint.audience as? Audience else {
            throw Problem(.forbidden, code: "not-yours")
        }
        let person = try await people.person(of: request)
        if let scopes = person?.scopes {
            let needed: Scope = request.method == .get || request.method == .head ? .read : .write
            guard scopes.contains(needed) else {
                throw Problem(.forbidden, code: "scope-missing", detail: "This key may not \(needed.rawValue).")
            }
        }
        if audience.includes(person) { return }
        guard let person else {
            throw Problem(.unauthorized, code: "sign-in-needed", headers: ["WWW-Authenticate": "Bearer"])
        }
        let lacksFactor = !person.hasSecondFactor && !person.roles.isDisjoint(with: [.staff, .admin])
        throw Problem(
            .forbidden, code: lacksFactor ? "second-factor-needed" : "not-yours",
            detail: lacksFactor ? "Turn on a second step of signing in first." : nil)
    }
}
