import Foundation
import Lanes
import Synchronization
import TestSupport
import Testing

struct LaneTests {
    /// Runs `body` on a thread of its own, outside of Swift's pool, and returns when the thread has done it.
    func onOwnThread(_ body: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { done in
            Thread.detachNewThread {
                body()
                done.resume()
            }
        }
    }

    @Test func `a task begun in a lane runs on that thread before the lane closes`() async {
        let seen = Box<[String]>([])
        await onOwnThread {
            let here = pthread_self()
            Lane.draining {
                Task(executorPreference: LaneExecutor.shared) {
                    seen.withLock { $0.append("task \(pthread_equal(here, pthread_self()) != 0)") }
                }
                seen.withLock { $0.append("body") }
            }
            seen.withLock { $0.append("after") }
        }
        #expect(seen.current == ["body", "task true", "after"])
    }

    @Test func `jobs run in the order in which they became ready, those of an inner lane with them`() async {
        let seen = Box<[Int]>([])
        await onOwnThread {
            Lane.draining {
                for number in 0..<100 {
                    Task(executorPreference: LaneExecutor.shared) { seen.withLock { $0.append(number) } }
                }
                Lane.draining { _ = Task(executorPreference: LaneExecutor.shared) { seen.withLock { $0.append(100) } } }
                seen.withLock { $0.append(-1) }
            }
        }
        #expect(seen.current == [-1] + Array(0...100))
    }

    @Test func `a hundred thousand ready jobs need no stack`() async {
        let count = Box(0)
        await onOwnThread {
            Lane.draining {
                for _ in 0..<100_000 { Task(executorPreference: LaneExecutor.shared) { count.withLock { $0 += 1 } } }
            }
        }
        #expect(count.current == 100_000)
    }

    @Test func `a chain of a hundred thousand jobs, each begun by the last, needs no stack either`() async {
        let count = Box(0)
        @Sendable func next() {
            if count.withLock({
                $0 += 1; return $0
            }) < 100_000 {
                Task(executorPreference: LaneExecutor.shared) { next() }
            }
        }
        await onOwnThread { Lane.draining { next() } }
        #expect(count.current == 100_000)
    }

    @Test func `a continuation resumed by a foreign thread goes on in that thread's lane`() async {
        let waiting = Box<CheckedContinuation<Void, Never>?>(nil)
        let seen = Box<[String]>([])
        await onOwnThread {
            Lane.draining {
                _ = Task(executorPreference: LaneExecutor.shared) {
                    await withCheckedContinuation { continuation in waiting.withLock { $0 = continuation } }
                    seen.withLock { $0.append("thread \(pthread_self())") }
                }
            }
        }
        await withCheckedContinuation { done in
            let thread = Thread {
                Lane.draining {
                    waiting.current?.resume()
                    seen.withLock { $0.append("resumed on \(pthread_self())") }
                }
                seen.withLock { $0.append("closed") }
                done.resume()
            }
            thread.start()
        }
        let foreign = seen.current[0].drop { !$0.isNumber }
        #expect(seen.current == ["resumed on \(foreign)", "thread \(foreign)", "closed"])
    }

    @Test func `a continuation resumed by a thread without a lane goes on in the pool`() async {
        let value = await withCheckedContinuation { done in
            Task(executorPreference: LaneExecutor.shared) {
                let given = await withCheckedContinuation { continuation in
                    Thread.detachNewThread { continuation.resume(returning: 7) }
                }
                done.resume(returning: given)
            }
        }
        #expect(value == 7)
    }

    @Test func `a lane gives back what its body gives, or throws what it throws, and closes`() async {
        struct Stop: Error {}
        await onOwnThread {
            #expect(Lane.draining { 5 } == 5)
            #expect(throws: Stop.self) { try Lane.draining { throw Stop() } }
            let ran = Box(false)
            Lane.draining { _ = Task(executorPreference: LaneExecutor.shared) { ran.withLock { $0 = true } } }
            #expect(ran.current)
        }
    }
}
