import Dispatch
import Foundation
import Synchronization

/// A fixed number of threads for C code that computes or blocks, apart from Swift's cooperative pool.
///
/// On Linux the cooperative pool shares its threads with Dispatch's global queues, so a busy queue there would starve
/// every other task of the process; these threads are the bench's own. They start with the first piece of work.
package final class Workbench: Sendable {
    private let core: Core

    /// - Parameters:
    ///   - threads: how many pieces of work run at once, at least 1.
    ///   - leave: runs on each thread as it ends, for libraries that keep memory per thread.
    package init(name: String, threads: Int, leave: @escaping @Sendable () -> Void = {}) {
        precondition(threads >= 1, "a workbench has at least one thread")
        core = Core(name: name, threads: threads, leave: leave)
    }

    deinit { core.close() }

    /// Runs `work` on one of the threads, in order of arrival, and waits without holding a thread of the caller.
    ///
    /// - Throws: what `work` throws, or `CancellationError` when the task was cancelled before its turn came.
    package func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try Task.checkCancellation()
        let cancelled = Atomic(false)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (waiting: CheckedContinuation<Value, any Error>) in
                core.add {
                    guard !cancelled.load(ordering: .relaxed) else {
                        return waiting.resume(throwing: CancellationError())
                    }
                    waiting.resume(with: Result { try work() })
                }
            }
        } onCancel: {
            cancelled.store(true, ordering: .relaxed)
        }
    }
}

/// What the threads hold on to: it outlives the bench until the last of them has left.
private final class Core: Sendable {
    private struct State {
        var work: [@Sendable () -> Void] = []
        var next = 0
        var threads = 0
        var idle = 0
        var isClosed = false
    }
    private let state = Mutex(State())
    private let waiting = DispatchSemaphore(value: 0)
    private let name: String
    private let limit: Int
    private let leave: @Sendable () -> Void

    init(name: String, threads: Int, leave: @escaping @Sendable () -> Void) {
        (self.name, limit, self.leave) = (name, threads, leave)
    }

    func add(_ work: @escaping @Sendable () -> Void) {
        let needsThread = state.withLock { state in
            state.work.append(work)
            guard state.idle < state.work.count - state.next, state.threads < limit else { return false }
            state.threads += 1
            state.idle += 1
            return true
        }
        if needsThread { startThread() }
        waiting.signal()
    }

    func close() {
        let threads = state.withLock { state in
            state.isClosed = true
            return state.threads
        }
        for _ in 0..<threads { waiting.signal() }
    }

    private func startThread() {
        let thread = Thread { [self] in
            while let work = take() {
                work()
                state.withLock { $0.idle += 1 }
            }
            leave()
        }
        thread.name = name
        thread.stackSize = 4 << 20
        thread.start()
    }

    /// The next piece of work; nil when the bench is gone and nothing is left to do.
    private func take() -> (@Sendable () -> Void)? {
        waiting.wait()
        return state.withLock { state in
            guard state.next < state.work.count else { return nil }
            let work = state.work[state.next]
            // Let go at once: the closure holds a whole picture.
            state.work[state.next] = {}
            state.next += 1
            state.idle -= 1
            if state.next > 256, state.next * 2 > state.work.count {
                state.work.removeFirst(state.next)
                state.next = 0
            } else if state.next == state.work.count {
                state.work.removeAll(keepingCapacity: true)
                state.next = 0
            }
            return work
        }
    }
}
