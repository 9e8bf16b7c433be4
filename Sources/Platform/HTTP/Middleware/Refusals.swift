import Telemetry

/// Turns what a handler throws into a response: a `Problem` as it is, anything else as a logged 500 (or what
/// `translate` makes of it) that says nothing of its insides.
///
/// - Parameter page: renders a problem for a browser; the API keeps the JSON form.
package func answeringErrors(
    log: Log, translate: @escaping @Sendable (any Error) -> Problem? = { _ in nil },
    page: @escaping @Sendable (Problem, Request) -> Response? = { _, _ in nil }
) -> Middleware {
    { next in
        { request in
            do {
                return try await next(request)
            } catch {
                let problem: Problem
                if let refusal = error as? Problem ?? translate(error) {
                    problem = refusal
                } else if Task.isCancelled {
                    problem = Problem(.clientGone, code: "client-gone")
                } else {
                    problem = Problem(.internalError, code: "internal-error")
                    log.error(
                        "request failed",
                        ["id": .text(request.id), "path": .text(request.path), "fault": .fault(error)])
                }
                return page(problem, request) ?? problem.response(requestID: request.id)
            }
        }
    }
}
