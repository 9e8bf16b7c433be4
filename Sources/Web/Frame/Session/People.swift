import Accounts
import Cache
import Crypto
import Foundation
import HTTP
import Postgres
import Vocabulary

/// Tells who sends a request, from its cookie or its `Authorization` header.
package struct People: Sendable {
    private let check: TokenCheck
    private let ended: EndedSessions
    private let db: Database
    private let cookies: SessionCookies
    /// API keys looked up in the last half minute.
    private let keys: LRUCache<String, Person>

    package init(check: TokenCheck, ended: EndedSessions, db: Database, cookies: SessionCookies) {
        (self.check, self.ended, self.db, self.cookies) = (check, ended, db, cookies)
        keys = LRUCache(capacity: 2_000)
    }

    /// Who has signed in with a browser or holds an access token. Asks nobody: a signature, remembered once it was seen.
    package func signedIn(_ request: Request) -> Person? {
        if let bearer = Self.bearer(request) { return bearer.hasPrefix("soko_") ? nil : person(token: bearer) }
        return cookies.access(of: request).flatMap(person(token:))
    }

    /// The same, and whose API key it is: that is looked up.
    package func person(of request: Request) async throws -> Person? {
        guard let bearer = Self.bearer(request), bearer.hasPrefix("soko_") else { return signedIn(request) }
        let name = hex(sha256(bearer.utf8))
        if let known = keys.value(for: name) { return known }
        guard let person = try await APIKey.person(for: bearer, in: db) else { return nil }
        keys.keep(person, for: name, until: .now + .seconds(30))
        return person
    }

    func person(token: String) -> Person? {
        guard let claims = try? check.verify(token, at: Date()),
            let person = Person(
                account: claims.subject, session: claims.session, grants: claims.scopes, factors: claims.factors),
            let session = person.session, !ended.contains(session)
        else { return nil }
        return person
    }

    /// A program sends its token itself; a browser's cookie comes along even when another site asked for it.
    package static func sentByProgram(_ request: Request) -> Bool { bearer(request) != nil }

    private static func bearer(_ request: Request) -> String? {
        guard let header = request.headers["authorization"], header.utf8.count <= 4200,
            header.lowercased().hasPrefix("bearer ")
        else { return nil }
        return String(header.dropFirst(7))
    }
}
