import Scouting

/// Holds fetches back so that no host gets more than its ceiling at once, and none while it asked for peace.
package actor HostGate {
    private var ceiling: HostCeiling<CheckedContinuation<Void, Never>>
    private var alarm: Task<Void, Never>?

    /// - Parameter limit: fetches at once to one host, at least 1.
    package init(limit: Int) { ceiling = HostCeiling(limit: limit) }

    /// Runs `body` when the host's turn has come.
    package func visiting<Value: Sendable>(_ host: String, _ body: @Sendable () async throws -> Value) async rethrows -> Value {
        await withCheckedContinuation { continuation in
            if ceiling.enter(continuation, host: host, now: .now) { continuation.resume() } else { setAlarm() }
        }
        defer { for waiting in ceiling.leave(host: host, now: .now) { waiting.resume() } }
        return try await body()
    }

    /// Nothing new starts at that host for so long.
    package func pause(_ host: String, for duration: Duration) {
        ceiling.pause(host: host, until: .now + duration)
        setAlarm()
    }

    private func setAlarm() {
        guard alarm == nil, let time = ceiling.nextResume else { return }
        alarm = Task {
            try? await Task.sleep(until: time, clock: .continuous)
            ring()
        }
    }

    private func ring() {
        alarm = nil
        for waiting in ceiling.resume(now: .now) { waiting.resume() }
        setAlarm()
    }
}
