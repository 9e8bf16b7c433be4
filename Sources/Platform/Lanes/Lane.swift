import CLane
import Dispatch

/// The queue of ready jobs that one thread is draining.
///
/// A request hops between threads only where it waits: the server's thread runs it up to its first
/// wait, the database connection's thread runs it on from there. Each such thread opens a lane around
/// the call that may make jobs ready, and runs them when that call has returned, so that no lock of
/// the caller is held and no stack grows.
package final class Lane {
    private var jobs: [UnownedJob] = []

    /// Runs `body`, then every job that became ready on this thread meanwhile, until none is left.
    package static func draining<Value>(_ body: () throws -> Value) rethrows -> Value {
        if soko_lane_get() != nil { return try body() }
        let lane = Lane()
        soko_lane_set(Unmanaged.passUnretained(lane).toOpaque())
        defer {
            lane.drain()
            soko_lane_set(nil)
        }
        return try body()
    }

    private func drain() {
        var next = 0
        while next < jobs.count {
            let job = jobs[next]
            next += 1
            // A job that makes the next one ready, again and again, must not make the queue grow.
            if next == jobs.count {
                jobs.removeAll(keepingCapacity: true)
                next = 0
            }
            job.runSynchronously(on: LaneExecutor.shared.asUnownedTaskExecutor())
        }
    }

    fileprivate static func push(_ job: UnownedJob) -> Bool {
        guard let pointer = soko_lane_get() else { return false }
        Unmanaged<Lane>.fromOpaque(pointer).takeUnretainedValue().jobs.append(job)
        return true
    }
}

/// Runs a task on the thread that made it ready when that thread drains a lane, else on a shared pool.
///
/// For request handlers: they compute briefly between waits. Work that computes for long belongs on
/// its own pool (`Images`, `Learning`).
package final class LaneExecutor: TaskExecutor {
    package static let shared = LaneExecutor()
    private let pool = DispatchQueue(label: "soko.lanes", attributes: .concurrent)

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if Lane.push(job) { return }
        pool.async { Lane.draining { job.runSynchronously(on: self.asUnownedTaskExecutor()) } }
    }
}
