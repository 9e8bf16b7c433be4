/// Who may ask, who waits, and when to try again, as a pure state machine: it decides, `Redis` acts.
struct LinkState<Work> {
    enum Submission { case wake, waits, refused(RedisFault) }

    private let batch: Int
    private let maxWaiting: Int
    private var waiting: [Work] = []
    /// The thread sleeps until somebody wakes it.
    private var isIdle = false
    private(set) var isPresent = false
    private(set) var isClosed = false
    private var awayBecause = "not connected yet"
    private var pause = Self.shortestPause
    /// Since when, once it was said.
    private var toldAway: ContinuousClock.Instant?

    static var shortestPause: Duration { .milliseconds(20) }
    static var longestPause: Duration { .seconds(1) }

    /// Away until `connected`.
    init(batch: Int, maxWaiting: Int) {
        self.batch = batch
        self.maxWaiting = maxWaiting
    }

    mutating func submit(_ work: Work) -> Submission {
        guard isPresent else { return .refused(.away(awayBecause)) }
        guard waiting.count < maxWaiting else { return .refused(.busy) }
        waiting.append(work)
        defer { isIdle = false }
        return isIdle ? .wake : .waits
    }

    /// What shares the next trip; when that is nothing, the thread is to sleep until it is woken.
    mutating func next() -> [Work] {
        let taken = Array(waiting.prefix(batch))
        waiting.removeFirst(taken.count)
        isIdle = taken.isEmpty
        return taken
    }

    /// - Returns: how long it was away, when that was news before.
    mutating func connected(at now: ContinuousClock.Instant) -> Duration? {
        if isClosed { return nil }
        isPresent = true
        defer { toldAway = nil }
        return toldAway.map { $0.duration(to: now) }
    }

    /// A trip went well: the next trouble is a new one. Connecting alone is no proof.
    mutating func answered() { pause = Self.shortestPause }

    /// - Returns: those who wait in vain, how long to pause before the next attempt, and whether this is news.
    mutating func lost(_ reason: String, at now: ContinuousClock.Instant) -> (
        failed: [Work], pause: Duration, isNews: Bool
    ) {
        isPresent = false
        awayBecause = reason
        defer {
            waiting = []
            pause = min(pause * 2, Self.longestPause)
            toldAway = toldAway ?? now
        }
        return (waiting, pause, toldAway == nil)
    }

    /// - Returns: those who wait in vain.
    mutating func close() -> [Work] {
        isClosed = true
        return lost("closed", at: .now).failed
    }
}
