import HTTP
import Telemetry

/// Every endpoint of the market behind what all requests pass: ids, counting, headers, compression, ETags, refusals.
///
/// One value, so that tests ask the same chain that the server runs, without a socket.
package struct Site: Sendable {
    package let router: Router
    package let handler: Handler

    /// - Parameters:
    ///   - isSecure: whether the market is reached over TLS.
    ///   - pictureHosts: further origins that pictures may come from, for the policy that browsers enforce.
    ///   - logsAll: log every request, not only slow and failed ones.
    package init(
        _ endpoints: [Endpoint], kit: PageKit, isSecure: Bool, pictureHosts: [String] = [], logsAll: Bool = false,
        log: Log,
        metrics: Metrics
    ) {
        let router = Router(endpoints)
        self.router = router
        handler = wrapped(
            router.respond,
            in: [
                identifyingRequests, observing(log: log, metrics: metrics, logsAll: logsAll),
                guarding(isSecure: isSecure, pictureHosts: pictureHosts), compressing(keeping: 16 << 20), conditional,
                answeringErrors(log: log, translate: problem, page: kit.troublePage),
            ])
    }
}
