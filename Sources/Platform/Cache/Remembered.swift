import Synchronization

/// A value that is costly to find and may be a little old: fetched by one asker at a time, everybody else takes the last, and
/// waits where there is none yet.
///
/// What takes long is fetched less often: at most a twentieth of the time goes into it, however large the market.
package final class Remembered<Value: Sendable>: Sendable {
    private struct State {
        var value: Value?
        var isOldAt: ContinuousClock.Instant?
        var isFetching = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }
    private enum Turn {
        case known(Value)
        case fetch, wait
    }

    private let age: Duration
    private let state = Mutex(State())
    private let fetch: @Sendable () async throws -> Value

    /// - Parameter age: how old the value may be, unless fetching it takes more than a twentieth of that. Zero: it is fetched
    ///   for each who asks, but for those who ask meanwhile.
    package init(for age: Duration, fetch: @escaping @Sendable () async throws -> Value) {
        self.age = age
        self.fetch = fetch
    }

    /// The value, at most `age` old, or older while somebody else is fetching it anew.
    ///
    /// - Throws: what fetching throws, to who fetched; who waited tries in turn.
    package func value(at now: ContinuousClock.Instant = .now) async throws -> Value {
        while true {
            switch turn(at: now) {
            case .known(let value): return value
            case .fetch: return try await fetched(at: now)
            case .wait:
                await withCheckedContinuation { waiter in
                    let isOver = state.withLock { state in
                        if state.isFetching { state.waiting.append(waiter) }
                        return !state.isFetching
                    }
                    if isOver { waiter.resume() }
                }
            }
        }
    }

    private func turn(at now: ContinuousClock.Instant) -> Turn {
        state.withLock { state in
            if let value = state.value, state.isFetching || state.isOldAt.map({ now < $0 }) == true {
                return .known(value)
            }
            if state.isFetching { return .wait }
            state.isFetching = true
            return .fetch
        }
    }

    private func fetched(at now: ContinuousClock.Instant) async throws -> Value {
        defer {
            let waiting = state.withLock { state in
                defer { (state.isFetching, state.waiting) = (false, []) }
                return state.waiting
            }
            for waiter in waiting { waiter.resume() }
        }
        let began = ContinuousClock.now
        let value = try await fetch()
        let took = began.duration(to: .now)
        let kept = age == .zero ? .zero : max(age, took * 20)
        state.withLock { ($0.value, $0.isOldAt) = (value, now + kept) }
        return value
    }
}
