/// Views that wait to be written: equal ones counted, different ones at most `limit`.
package struct FootfallBatch: Sendable {
    private let limit: Int
    private(set) var views: [PageView: Int] = [:]

    package init(limit: Int) { self.limit = limit }

    package var isEmpty: Bool { views.isEmpty }
    /// How many different ones.
    package var count: Int { views.count }
    /// How many there are in all.
    package var total: Int { views.values.reduce(0, +) }

    /// O(1).
    /// - Returns: false when there is no room for another.
    package mutating func add(_ view: PageView, times: Int = 1) -> Bool {
        guard let index = views.index(forKey: view) else {
            if views.count >= limit { return false }
            views[view] = times
            return true
        }
        views.values[index] += times
        return true
    }

    /// - Returns: how many views found no room.
    package mutating func add(_ other: FootfallBatch) -> Int {
        if views.isEmpty, other.count <= limit {
            views = other.views
            return 0
        }
        return other.views.reduce(0) { $0 + (add($1.key, times: $1.value) ? 0 : $1.value) }
    }
}
