import Jobs
import Scouting

/// Holds fetches back so that no host gets more than its ceiling at once, and none while it asked for peace.
package actor HostGate {
    private var ceiling: HostCeiling<CheckedContinuation<Void, Never>>
    private var alarm: (time: ContinuousClock.Instant, task: Task<Void, Never>)?

    /// A pause up to this long is waited for; a longer one gives the job back, so that it holds no place of others.
    private static let patience: Duration = .seconds(2)

    /// - Parameter limit: fetches at once to one host, at least 1.
    package init(limit: Int) { ceiling = HostCeiling(limit: limit) }

    /// Runs `body` when the host's turn has come.
    /// - Throws: `JobFault.later`, which costs no attempt, when the host asked for a longer peace; what `body` throws.
    package func visiting<Value: Sendable>(_ host: String, _ body: @Sendable () async throws -> Value) async throws
        -> Value
    {
        if let rest = ceiling.pause(of: host, now: .now), rest > Self.patience {
            throw JobFault.later(rest * Double.random(in: 1...1.2), reason: "its host asked for peace", isFree: true)
        }
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
        guard let time = ceiling.nextResume else { return }
        // One host's long pause must not make another's short one last as long.
        if let alarm, alarm.time <= time { return }
        alarm?.task.cancel()
        let task = Task {
            do { try await Task.sleep(until: time, clock: .continuous) } catch { return }
            ring()
        }
        alarm = (time, task)
    }

    private func ring() {
        alarm = nil
        for waiting in ceiling.resume(now: .now) { waiting.resume() }
        setAlarm()
    }
}
