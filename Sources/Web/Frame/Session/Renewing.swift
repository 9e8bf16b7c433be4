import Crypto
import HTTP
import RateLimits

/// A session just renewed.
package struct RenewedSession: Sendable {
    package let access: String
    package let refresh: String
    /// The account's picture as it is now: changed on another device, this one learns of it here.
    package let picture: String?

    package init(access: String, refresh: String, picture: String?) {
        (self.access, self.refresh, self.picture) = (access, refresh, picture)
    }
}

/// Who is who, and how sessions stay alive.
package struct Doors: Sendable {
    package let people: People
    package let cookies: SessionCookies
    package let limiter: any RateLimiter
    /// Requests that a key or session may send in a minute; a fifth of them may write.
    package let perMinute: Int
    /// Turns a refresh token into the next session tokens; nil when it is good for nothing, and the cookies go.
    package let renew: @Sendable (String) async throws -> RenewedSession?

    package init(
        people: People, cookies: SessionCookies, limiter: any RateLimiter, perMinute: Int = 300,
        renew: @escaping @Sendable (String) async throws -> RenewedSession?
    ) {
        (self.people, self.cookies, self.limiter) = (people, cookies, limiter)
        (self.perMinute, self.renew) = (perMinute, renew)
    }
}

/// Gives a browser whose access token has run out the next one, on whatever page it asks for.
func renewing(_ doors: Doors, _ visitors: Visitors) -> Middleware {
    let (people, cookies) = (doors.people, doors.cookies)
    return { next in
        { request in
            guard let refresh = cookies.refresh(of: request), !isAsset(request.path),
                !People.sentByProgram(request), people.signedIn(request) == nil
            else { return try await next(request) }
            let renewed: RenewedSession?
            // While the database is away, who has signed in sees what strangers see, and keeps the cookies.
            do { renewed = try await doors.renew(refresh) } catch { return try await next(request) }
            var response = try await next(renewed.map { cookies.carrying($0.access, request) } ?? request)
            let set =
                renewed.map {
                    cookies.set(access: $0.access, refresh: $0.refresh) + [visitors.showing(picture: $0.picture)]
                } ?? cookies.cleared
            // A page that signs in or out has the last word.
            if response.headers.values("set-cookie").contains(where: { $0.contains("soko_access=") }) {
                return response
            }
            for cookie in set { response.headers.add("Set-Cookie", cookie) }
            response.headers["Cache-Control"] = "private, no-store"
            return response
        }
    }
}

private func isAsset(_ path: String) -> Bool {
    path.hasPrefix("/assets/") || path.hasPrefix("/img/") || path == "/metrics" || path == "/health"
}
