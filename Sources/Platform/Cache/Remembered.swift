import Synchronization

/// A value that is costly to find and may be a little old: fetched by one asker at a time, everybody else takes the last.
package final class Remembered<Value: Sendable>: Sendable {
    private struct State {
        var value: Value?
        var fetched: ContinuousClock.Instant?
        var isFetching = false
    }

    private let age: Duration
    private let state = Mutex(State())
    private let fetch: @Sendable () async throws -> Value

    /// - Parameter age: how old the value may be.
    package init(for age: Duration, fetch: @escaping @Sendable () async throws -> Value) {
        self.age = age
        self.fetch = fetch
    }

    /// The value, at most `age` old, or older while somebody else is fetching it anew.
    package func value(at now: ContinuousClock.Instant = .now) async throws -> Value {
        let known = state.withLock { state -> Value? in
            guard let value = state.value, let fetched = state.fetched else { return nil }
            if fetched.duration(to: now) < age || state.isFetching { return value }
            state.isFetching = true
            return nil
        }
        if let known { return known }
        do {
            let value = try await fetch()
            state.withLock { $0 = State(value: value, fetched: now) }
            return value
        } catch {
            state.withLock { $0.isFetching = false }
            throw error
        }
    }
}
