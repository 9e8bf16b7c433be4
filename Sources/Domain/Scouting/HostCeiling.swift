/// How many fetches may be under way to one host, and which of them waits: a state machine without clock or I/O.
///
/// The caller fetches for the tickets that it is given, and says when it is done with each.
package struct HostCeiling<Ticket: Sendable>: Sendable {
    private struct Host: Sendable {
        var inFlight = 0
        var waiting: [Ticket] = []
        var pausedUntil: ContinuousClock.Instant?
    }
    /// At least 1.
    package let limit: Int
    private var hosts: [String: Host] = [:]

    package init(limit: Int) {
        precondition(limit >= 1, "a ceiling of 0 lets nothing through")
        self.limit = limit
    }

    /// True: fetch now. False: it waits its turn and comes out of `leave` or `resume` later.
    package mutating func enter(_ ticket: Ticket, host: String, now: ContinuousClock.Instant) -> Bool {
        var state = hosts[host] ?? Host()
        defer { hosts[host] = state }
        guard state.inFlight < limit, state.waiting.isEmpty, !Self.isPaused(state, now) else {
            state.waiting.append(ticket)
            return false
        }
        state.inFlight += 1
        return true
    }

    /// One fetch to that host is over.
    /// - Returns: tickets whose turn it is, oldest first.
    package mutating func leave(host: String, now: ContinuousClock.Instant) -> [Ticket] {
        guard var state = hosts[host], state.inFlight > 0 else {
            preconditionFailure("left a host that was not entered")
        }
        state.inFlight -= 1
        hosts[host] = state
        return admit(host, now)
    }

    /// The host asked for peace (429 with Retry-After): nothing new starts before then.
    package mutating func pause(host: String, until: ContinuousClock.Instant) {
        let known = hosts[host]?.pausedUntil
        hosts[host, default: Host()].pausedUntil = known.map { max($0, until) } ?? until
    }

    /// How much of the host's pause is left; nil when it has none.
    package func pause(of host: String, now: ContinuousClock.Instant) -> Duration? {
        hosts[host]?.pausedUntil.flatMap { now < $0 ? now.duration(to: $0) : nil }
    }

    /// Tickets of hosts whose pause is over.
    package mutating func resume(now: ContinuousClock.Instant) -> [Ticket] {
        hosts.keys.sorted().flatMap { admit($0, now) }
    }

    /// When `resume` is worth calling; nil when nothing waits for a pause to end.
    package var nextResume: ContinuousClock.Instant? {
        hosts.values.filter { !$0.waiting.isEmpty }.compactMap(\.pausedUntil).min()
    }
    package func inFlight(host: String) -> Int { hosts[host]?.inFlight ?? 0 }
    package func waiting(host: String) -> Int { hosts[host]?.waiting.count ?? 0 }

    private mutating func admit(_ host: String, _ now: ContinuousClock.Instant) -> [Ticket] {
        guard var state = hosts[host], !Self.isPaused(state, now) else { return [] }
        state.pausedUntil = nil
        let count = min(limit - state.inFlight, state.waiting.count)
        let admitted = Array(state.waiting.prefix(count))
        state.waiting.removeFirst(count)
        state.inFlight += count
        hosts[host] = state.inFlight == 0 ? nil : state
        return admitted
    }
    private static func isPaused(_ state: Host, _ now: ContinuousClock.Instant) -> Bool {
        state.pausedUntil.map { now < $0 } ?? false
    }
}
