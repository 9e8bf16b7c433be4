/// Fetches from the outside world: many requests at once, connections reused, every bound enforced.
///
/// One thread drives them all, so nothing blocks Swift's cooperative pool. Copies share the same connections; the
/// thread ends with the last copy or with `shutdown`.
package struct HTTPClient: Sendable {
    private let networkGuard: NetworkGuard
    private let userAgent: String
    private let lifeline: Lifeline

    /// - Parameters:
    ///   - guard: which servers may be talked to.
    ///   - maxConnectionsPerHost: further requests to that host wait, within their deadline.
    ///   - maxConnections: to all hosts together, also how many idle ones are kept.
    package init(
        guard networkGuard: NetworkGuard, maxConnectionsPerHost: Int = 20, maxConnections: Int = 100,
        userAgent: String = "Soko/1"
    ) {
        self.networkGuard = networkGuard
        self.userAgent = userAgent
        lifeline = Lifeline(CurlLoop(maxConnectionsPerHost: maxConnectionsPerHost, maxConnections: maxConnections))
    }

    /// Sends, follows redirects (each hop checked anew) and reads the whole reply.
    ///
    /// Cancelling the task ends the transfer at once.
    /// - Throws: `OutboundFault`; a reply of any status is returned.
    package func send(_ request: OutboundRequest) async throws(OutboundFault) -> OutboundReply {
        try await send(request, part: nil)
    }

    /// - Parameter part: takes the body of a 200 or 206, which is then not in the reply.
    func send(_ request: OutboundRequest, part: PartFile?) async throws(OutboundFault) -> OutboundReply {
        let answer = Answer()
        let transfer = try Transfer(
            request, part: part, networkGuard: networkGuard, userAgent: userAgent, finish: answer.give)
        return try await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                answer.expect(continuation)
                lifeline.loop.add(transfer)
            }
        } onCancel: {
            lifeline.loop.cancel(transfer)
        }.get()
    }

    /// Ends requests under way with `.shutDown` and returns when the thread is gone.
    package func shutdown() async { await lifeline.loop.stopped() }
}

/// Stops the thread when the last copy of the client goes away.
private final class Lifeline: Sendable {
    let loop: CurlLoop
    init(_ loop: CurlLoop) { self.loop = loop }
    deinit { loop.stop() }
}
