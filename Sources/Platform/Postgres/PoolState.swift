/// Who gets which connection, as a pure state machine: it decides, `Database` acts.
///
/// Work waits in order of arrival. A connection that comes free takes the first of it, or several small queries at
/// once when many wait: they share one trip to the server.
struct PoolState<Work> {
    enum Submission { case run(on: Int), waits, refused(PostgresFault) }

    private struct Waiter {
        let work: Work
        let deadline: ContinuousClock.Instant
        let isSmall: Bool
    }

    private let connectionCount: Int
    private let maxWaiting: Int
    private var idle: [Int] = []
    private var waiting: [Waiter] = []
    private var head = 0
    private var away: Set<Int> = []

    /// No connection is idle until `freed` says so.
    init(connections: Int, maxWaiting: Int) {
        connectionCount = connections
        self.maxWaiting = maxWaiting
    }

    var waitingCount: Int { waiting.count - head }
    var idleCount: Int { idle.count }
    var isAway: Bool { away.count == connectionCount }

    /// - Parameter isSmall: may share a trip with others.
    mutating func submit(_ work: Work, isSmall: Bool, deadline: ContinuousClock.Instant) -> Submission {
        if let connection = idle.popLast() { return .run(on: connection) }
        if isAway { return .refused(.unavailable("no connection")) }
        if waitingCount >= maxWaiting { return .refused(.busy) }
        waiting.append(Waiter(work: work, deadline: deadline, isSmall: isSmall))
        return .waits
    }

    /// The connection is free. It gets what is returned, or is idle when that is empty.
    mutating func freed(_ connection: Int, batch: Int) -> [Work] {
        away.remove(connection)
        guard waitingCount > 0 else {
            idle.append(connection)
            return []
        }
        var taken = [pop()]
        // A fair share: what waits is spread over the connections, so that no batch delays what others could do now.
        let share = min(batch, 1 + waitingCount / connectionCount)
        while taken.count < share, waitingCount > 0, taken.last?.isSmall == true, waiting[head].isSmall {
            taken.append(pop())
        }
        return taken.map(\.work)
    }

    /// The connection broke. When it was the last, nobody can serve those who wait: they are returned.
    mutating func lost(_ connection: Int) -> [Work] {
        away.insert(connection)
        idle.removeAll { $0 == connection }
        guard isAway else { return [] }
        defer { (waiting, head) = ([], 0) }
        return waiting[head...].map(\.work)
    }

    /// Those whose deadline has passed.
    mutating func expired(at now: ContinuousClock.Instant) -> [Work] {
        var late: [Work] = []
        while waitingCount > 0, waiting[head].deadline <= now { late.append(pop().work) }
        return late
    }

    private mutating func pop() -> Waiter {
        let waiter = waiting[head]
        head += 1
        if head > 256, head * 2 > waiting.count {
            waiting.removeFirst(head)
            head = 0
        }
        return waiter
    }
}
