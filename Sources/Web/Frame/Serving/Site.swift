import HTTP
import Network
import Telemetry

/// Every endpoint of the market behind what all requests pass: ids, counting, headers, compression, ETags, refusals.
///
/// One value, so that tests ask the same chain that the server runs, without a socket.
package struct Site: Sendable {
    package let router: Router
    package let handler: Handler

    /// - Parameters:
    ///   - redirect: where a path leads at which nothing is; nil: nowhere.
    ///   - doors: who is who; without it, only endpoints that are open to everyone can be served.
    ///   - isSecure: whether the market is reached over TLS.
    ///   - pictureHosts: further origins that pictures may come from, for the policy that browsers enforce.
    ///   - captchaHosts: origins that a captcha needs, for the same policy.
    ///   - shared: other origins whose pages may use the API.
    ///   - proxies: of ours, whose word on where a request came from is taken.
    ///   - logsAll: log every request, not only slow and failed ones.
    package init(
        _ endpoints: [Endpoint], kit: PageKit,
        redirect: @escaping @Sendable (String) async throws -> String? = { _ in nil }, doors: Doors? = nil,
        isSecure: Bool, pictureHosts: [String] = [],
        captchaHosts: [String] = [], shared: SharedOrigins? = nil, proxies: [AddressRange] = [],
        logsAll: Bool = false, log: Log, metrics: Metrics
    ) {
        let router =
            doors.map { Router(endpoints, admission: DoorCheck(people: $0.people).callAsFunction) }
            ?? Router(endpoints)
        self.router = router
        handler = wrapped(
            router.respond,
            in: [
                forwarding(by: proxies), identifyingRequests, observing(log: log, metrics: metrics, logsAll: logsAll),
                guarding(isSecure: isSecure, pictureHosts: pictureHosts, captchaHosts: captchaHosts),
                compressing(keeping: 16 << 20), conditional,
            ] + [shared.map(sharing), doors.map { renewing($0, kit.visitors) }].compactMap { $0 } + [
                answeringErrors(log: log, translate: problem, page: kit.troublePage)
            ] + [doors.map(limitingPrograms)].compactMap { $0 } + [leading(redirect)])
    }
}

/// Sends whoever asks for a page that is not there to where it is now. What is there needs no statement for it.
private func leading(_ redirect: @escaping @Sendable (String) async throws -> String?) -> Middleware {
    { next in
        { request in
            do { return try await next(request) } catch let problem as Problem {
                guard problem.status == .notFound || problem.status == .gone, [.get, .head].contains(request.method),
                    !request.path.hasPrefix("/api/"), !request.path.hasPrefix("/img/"),
                    let target = try await redirect(request.path)
                else { throw problem }
                return .redirect(to: LocalPath(target).text, .movedPermanently)
            }
        }
    }
}
