import HTTP
import Telemetry

/// Every endpoint of the market behind what all requests pass: ids, counting, headers, compression, ETags, refusals.
///
/// One value, so that tests ask the same chain that the server runs, without a socket.
package struct Site: Sendable {
    package let router: Router
    package let handler: Handler

    /// - Parameters:
    ///   - doors: who is who; without it, only endpoints that are open to everyone can be served.
    ///   - isSecure: whether the market is reached over TLS.
    ///   - pictureHosts: further origins that pictures may come from, for the policy that browsers enforce.
    ///   - captchaHosts: origins that a captcha needs, for the same policy.
    ///   - shared: other origins whose pages may use the API.
    ///   - logsAll: log every request, not only slow and failed ones.
    package init(
        _ endpoints: [Endpoint], kit: PageKit, doors: Doors? = nil, isSecure: Bool, pictureHosts: [String] = [],
        captchaHosts: [String] = [], shared: SharedOrigins? = nil, logsAll: Bool = false, log: Log, metrics: Metrics
    ) {
        let router =
            doors.map { Router(endpoints, admission: DoorCheck(people: $0.people).callAsFunction) }
            ?? Router(endpoints)
        self.router = router
        handler = wrapped(
            router.respond,
            in: [
                identifyingRequests, observing(log: log, metrics: metrics, logsAll: logsAll),
                guarding(isSecure: isSecure, pictureHosts: pictureHosts, captchaHosts: captchaHosts),
                compressing(keeping: 16 << 20), conditional,
            ] + [shared.map(sharing), doors.map { renewing($0, kit.visitors) }].compactMap { $0 } + [
                answeringErrors(log: log, translate: problem, page: kit.troublePage)
            ] + [doors.map(limitingPrograms)].compactMap { $0 })
    }
}
