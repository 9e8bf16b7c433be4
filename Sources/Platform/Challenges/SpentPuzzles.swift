import Cache

/// Which puzzles have been used: a bounded number, each until it expires.
struct SpentPuzzles {
    private let capacity: Int
    private var spent = Deadlines()
    /// What expires no later may have been forgotten, and counts as used.
    private var forgottenUntil = Int64.min

    init(capacity: Int) { self.capacity = capacity }

    var count: Int { spent.count }

    /// Whether this is the first use.
    ///
    /// When there is no room, the puzzle that would expire soonest is forgotten, and with it all that would have expired
    /// before: honest visitors may have to solve another one then, and nobody gets in twice.
    mutating func spend(_ key: UInt64, expires: Int64, at now: Int64) -> Bool {
        while let soonest = spent.soonest(), soonest.time <= now { spent.removeSoonest() }
        guard spent[key] == nil, expires > forgottenUntil else { return false }
        spent.set(expires, for: key)
        if spent.count > capacity, let soonest = spent.soonest() {
            forgottenUntil = max(forgottenUntil, soonest.time)
            spent.removeSoonest()
        }
        return true
    }
}
