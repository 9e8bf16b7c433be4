import HTTP
import Postgres

/// What a fault of the world becomes for a client; nil leaves it a 500.
package func problem(of error: any Error) -> Problem? {
    switch error {
    case let fault as PostgresFault where fault.isOutage:
        Problem(
            .unavailable, code: "database-away", detail: "The market's database is away. Try again shortly.",
            headers: ["Retry-After": "5"])
    case is CancellationError: Problem(.unavailable, code: "cancelled", headers: ["Retry-After": "1"])
    default: nil
    }
}
