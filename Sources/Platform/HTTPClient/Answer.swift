import Synchronization

/// Hands one result to the one task that waits for it.
final class Answer: Sendable {
    typealias Outcome = Result<OutboundReply, OutboundFault>
    private let waiting = Mutex<CheckedContinuation<Outcome, Never>?>(nil)

    /// Called before the transfer starts, so `give` always finds it.
    func expect(_ continuation: CheckedContinuation<Outcome, Never>) { waiting.withLock { $0 = continuation } }

    @Sendable func give(_ outcome: Outcome) {
        let continuation = waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }
        continuation?.resume(returning: outcome)
    }
}
