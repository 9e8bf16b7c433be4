import Accounts
import HTTP
import RateLimits
import Vocabulary

/// Holds programs to their rate, tells them how they stand, and refuses tokens and keys that are none.
func limitingPrograms(_ doors: Doors) -> Middleware {
    let reading = Rate(name: "api", burst: doors.perMinute, perMinute: Double(doors.perMinute))
    let writing = Rate(name: "api-write", burst: doors.perMinute / 5, perMinute: Double(doors.perMinute) / 5)
    let (people, limiter) = (doors.people, doors.limiter)
    return { next in
        { request in
            guard People.sentByProgram(request) else { return try await next(request) }
            guard let person = try await people.person(of: request) else {
                // So that guessing keys is no faster than signing in.
                try admitted(
                    by: await limiter.take(Rate(name: "bad-token", burst: 20, perMinute: 20), for: request.peer))
                throw Problem(
                    .unauthorized, code: "bad-token", headers: ["WWW-Authenticate": "Bearer error=\"invalid_token\""])
            }
            let isReading = request.method == .get || request.method == .head
            let verdict = await limiter.take(isReading ? reading : writing, for: person.limitName)
            if let problem = verdict.problem { throw problem }
            var response = try await next(request)
            response.tell(verdict)
            return response
        }
    }
}

extension Person {
    /// One bucket for each session, and one for all keys of an account.
    fileprivate var limitName: String { session?.pathText ?? "key:" + account.pathText }
}
