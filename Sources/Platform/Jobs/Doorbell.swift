import Synchronization

/// Wakes a runner: there may be new work, or a slot has come free.
final class Doorbell: Sendable {
    private let hasNews = Atomic<Bool>(true)
    private let rings: AsyncStream<Void>
    private let ring: AsyncStream<Void>.Continuation

    init() { (rings, ring) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    /// Rings for every announcement until `wake` ends or its task is cancelled.
    func listen(to wake: AsyncStream<Void>) async {
        for await _ in wake { announceWork() }
    }

    func announceWork() {
        hasNews.store(true, ordering: .relaxed)
        ring.yield()
    }

    func announceSlot() { ring.yield() }

    /// Whether work was announced since the last call.
    func takeNews() -> Bool { hasNews.exchange(false, ordering: .relaxed) }

    /// Waits for a ring; when none comes for so long, there may be work that nobody announced.
    func wait(atMost limit: Duration) async {
        let timer = Task {
            try await Task.sleep(for: limit)
            announceWork()
        }
        for await _ in rings { break }
        timer.cancel()
    }
}

/// How many more jobs may start.
final class Slots: Sendable {
    private let free: Atomic<Int>
    init(_ count: Int) { free = Atomic(count) }

    var hasFree: Bool { free.load(ordering: .acquiring) > 0 }
    func giveBack() { free.add(1, ordering: .acquiringAndReleasing) }

    /// Called by one runner only, so a slot that is seen free stays free.
    func take() -> Bool {
        guard hasFree else { return false }
        free.subtract(1, ordering: .acquiringAndReleasing)
        return true
    }
}
