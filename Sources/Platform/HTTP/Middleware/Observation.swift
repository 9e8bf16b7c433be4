import Telemetry

/// Counts and times every request; logs those that failed, were slow, or all when `logsAll`.
///
/// - Parameter slow: an answer that took at least this long is logged at `notice`.
package func observing(
    log: Log, metrics: Metrics, logsAll: Bool = false, slow: Duration = .milliseconds(500)
) -> Middleware {
    let seconds = metrics.histogram("soko_http_request_seconds", "Time to answer a request.")
    let byClass = (1...5).map {
        metrics.counter("soko_http_requests_total", "Requests answered.", labels: [("status", "\($0)xx")])
    }
    return { next in
        { request in
            let start = ContinuousClock.now
            let response = try await next(request)
            let elapsed = start.duration(to: .now)
            seconds.observe(elapsed)
            byClass[min(max(response.status.rawValue / 100, 1), 5) - 1].add()
            if logsAll || elapsed >= slow || response.status.rawValue >= 500 {
                log.notice(
                    "request",
                    [
                        "id": .text(request.id), "method": .text(request.method.rawValue), "path": .text(request.path),
                        "status": .int(response.status.rawValue), "ms": .milliseconds(elapsed),
                    ])
            }
            return response
        }
    }
}
