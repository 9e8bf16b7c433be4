import Synchronization

/// Keeps the values used last, up to a total cost. Safe from any thread.
package final class LRUCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Entry {
        var value: Value
        var cost: Int
        var newer: Key?
        var older: Key?
        var expires: ContinuousClock.Instant?
    }
    private struct State {
        var entries: [Key: Entry] = [:]
        var newest: Key?
        var oldest: Key?
        var cost = 0
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// - Parameter capacity: the most that all values together may cost, in the caller's unit (bytes, or 1 each).
    package init(capacity: Int) { self.capacity = capacity }

    package var count: Int { state.withLock { $0.entries.count } }
    package var cost: Int { state.withLock { $0.cost } }

    package func value(for key: Key, at now: ContinuousClock.Instant = .now) -> Value? {
        state.withLock { state in
            guard let entry = state.entries[key] else { return nil }
            if key == state.newest, entry.expires == nil { return entry.value }
            unlink(key, &state)
            if let expires = entry.expires, expires <= now { return nil }
            link(key, entry, &state)
            return entry.value
        }
    }

    /// Keeps `value`; one that costs more than the whole capacity is not kept.
    package func keep(_ value: Value, for key: Key, cost: Int = 1, until expires: ContinuousClock.Instant? = nil) {
        state.withLock { state in
            // The usual case of one hot key: it stays where it is.
            if key == state.newest, expires == nil, cost == 1, let index = state.entries.index(forKey: key),
                state.entries.values[index].cost == 1
            {
                state.entries.values[index].value = value
                state.entries.values[index].expires = nil
                return
            }
            unlink(key, &state)
            guard cost <= capacity else { return }
            link(key, Entry(value: value, cost: cost, expires: expires), &state)
            while state.cost > capacity, let oldest = state.oldest { unlink(oldest, &state) }
        }
    }

    package func forget(_ key: Key) { state.withLock { unlink(key, &$0) } }

    private func link(_ key: Key, _ entry: Entry, _ state: inout State) {
        var entry = entry
        (entry.older, entry.newer) = (state.newest, nil)
        if let newest = state.newest { state.entries[newest]?.newer = key }
        state.entries[key] = entry
        state.newest = key
        if state.oldest == nil { state.oldest = key }
        state.cost += entry.cost
    }

    private func unlink(_ key: Key, _ state: inout State) {
        guard let entry = state.entries.removeValue(forKey: key) else { return }
        if let newer = entry.newer { state.entries[newer]?.older = entry.older } else { state.newest = entry.older }
        if let older = entry.older { state.entries[older]?.newer = entry.newer } else { state.oldest = entry.newer }
        state.cost -= entry.cost
    }
}
