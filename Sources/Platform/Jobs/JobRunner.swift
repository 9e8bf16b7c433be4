import Foundation
import Postgres
import Synchronization
import Telemetry

/// How one kind of job is run.
package struct JobHandler: Sendable {
    let kind: String
    /// The queue's name.
    package var queue: String { kind }
    let concurrency: Int
    let lease: Duration
    let maxAttempts: Int
    let run: @Sendable (Job, JobContext) async throws -> Void

    /// - Parameters:
    ///   - concurrency: jobs of this kind at once in this process, at least 1.
    ///   - lease: how long a dead worker's job waits for another; renewed while the job runs.
    package init<Payload>(
        _ kind: JobKind<Payload>, concurrency: Int, lease: Duration = .seconds(60),
        run: @escaping @Sendable (Payload, JobContext) async throws -> Void
    ) {
        self.kind = kind.name
        self.concurrency = concurrency
        self.lease = lease
        maxAttempts = kind.maxAttempts
        self.run = { job, context in try await run(try job.decoded(as: kind), context) }
    }
}

/// What a running job may know and say of itself.
package struct JobContext: Sendable {
    package let job: Job
    private let db: Database

    init(job: Job, db: Database) {
        self.job = job
        self.db = db
    }

    /// Whether this is the last try.
    package var isLastAttempt: Bool { job.attempt >= job.maxAttempts }

    package func report(done: Int, total: Int?) async throws {
        try await JobQueue.report(job, done: done, total: total, in: db)
    }
}

/// Runs the jobs of one kind, `concurrency` at a time, until its task is cancelled; then finishes those under way.
///
/// Claims ahead, so that a slot never waits for the database: up to twice `concurrency` jobs are held.
package struct JobRunner: Sendable {
    private let db: Database
    private let handler: JobHandler
    private let log: Log
    private let done: Counter
    private let failed: Counter
    private let seconds: Histogram

    package init(_ handler: JobHandler, db: Database, log: Log, metrics: Metrics) {
        self.db = db
        self.handler = handler
        self.log = log.with(["queue": .text(handler.kind)])
        let labels = [("queue", handler.kind)]
        done = metrics.counter("soko_jobs_done_total", "Jobs done.", labels: labels)
        failed = metrics.counter("soko_jobs_failed_total", "Attempts at jobs that failed.", labels: labels)
        seconds = metrics.histogram("soko_job_seconds", "Time a job took.", labels: labels)
    }

    /// - Parameter wake: yields when there may be new work; without it, the queue is looked at every second.
    package func run(wake: AsyncStream<Void>) async {
        let held = HeldJobs()
        // Tasks of their own: the cancellation that ends this one must not keep them from closing the books.
        let renewal = Task { await renewing(held) }
        let settlement = Task { await settling(held) }
        await working(held, wake)
        held.close()
        await settlement.value
        renewal.cancel()
    }

    private func working(_ held: HeldJobs, _ wake: AsyncStream<Void>) async {
        let doorbell = Doorbell()
        let listening = Task { await doorbell.listen(to: wake) }
        defer { listening.cancel() }
        let slots = Slots(handler.concurrency)
        var waiting: [Job] = []
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                if waiting.count < handler.concurrency, doorbell.takeNews() {
                    let limit = 2 * handler.concurrency - waiting.count
                    let claimed = await claim(limit)
                    held.add(claimed)
                    waiting += claimed
                    if claimed.count == limit { doorbell.announceWork() }
                }
                if waiting.isEmpty || !slots.hasFree { await doorbell.wait(atMost: .seconds(1)) }
                while !waiting.isEmpty, slots.take() {
                    let job = waiting.removeFirst()
                    group.addTask {
                        await perform(job, held)
                        slots.giveBack()
                        doorbell.announceSlot()
                    }
                }
            }
        }
        // Jobs that were claimed but not begun: ready at once for another, not only when their lease ends.
        for job in waiting { held.settle(.later(job)) }
    }

    private func claim(_ limit: Int) async -> [Job] {
        do { return try await JobQueue.claim(handler.kind, limit: limit, lease: handler.lease, in: db) } catch {
            log.warning("claim failed", ["fault": .fault(error)])
            try? await Task.sleep(for: .milliseconds(500))
            return []
        }
    }

    private func perform(_ job: Job, _ held: HeldJobs) async {
        let start = ContinuousClock.now
        do {
            // Shielded from the runner's cancellation: a job under way is finished.
            try await Task { try await handler.run(job, JobContext(job: job, db: db)) }.value
            seconds.observe(start.duration(to: .now))
            done.add()
            held.settle(.done(job))
        } catch {
            failed.add()
            held.settle(outcome(of: job, error))
        }
    }

    private func outcome(of job: Job, _ error: any Error) -> HeldJobs.Outcome {
        switch error as? JobFault {
        case .hopeless, .unreadable: return .dead(job, "\(error)")
        case .later(let delay, let reason, true): return .retry(job, reason, delay, countsAttempt: false)
        case .later(let delay, let reason, false) where job.attempt < job.maxAttempts:
            return .retry(job, reason, delay, countsAttempt: true)
        default:
            // The database away is no fault of the job.
            if let fault = error as? PostgresFault, fault.isOutage {
                return .retry(job, "\(error)", .seconds(2), countsAttempt: false)
            }
            log.warning("job failed", ["job": .int(job.id), "attempt": .int(job.attempt), "fault": .fault(error)])
            return job.attempt < job.maxAttempts
                ? .retry(job, "\(error)", retryDelay(afterAttempt: job.attempt), countsAttempt: true)
                : .dead(job, "\(error)")
        }
    }

    private func renewing(_ held: HeldJobs) async {
        while true {
            do { try await Task.sleep(for: handler.lease / 3) } catch { return }
            do { try await JobQueue.renew(held.current, lease: handler.lease, in: db) } catch {
                log.warning("renewal failed", ["fault": .fault(error)])
            }
        }
    }

    /// Writes what became of jobs, all that ended meanwhile at a time.
    private func settling(_ held: HeldJobs) async {
        for await _ in held.news {
            let outcomes = held.takeSettled()
            do { try await write(outcomes) } catch {
                log.warning("settling failed", ["fault": .fault(error), "jobs": .int(outcomes.count)])
                // Not lost: what is not settled is done again when its lease ends.
            }
            held.forget(outcomes)
        }
    }

    private func write(_ outcomes: [HeldJobs.Outcome]) async throws {
        var finished: [Job] = []
        for outcome in outcomes {
            switch outcome {
            case .done(let job): finished.append(job)
            case .retry(let job, let error, let delay, let counts):
                try await JobQueue.fail(job, error: error, retryAfter: delay, countsAttempt: counts, in: db)
            case .dead(let job, let error):
                log.error("job is dead", ["job": .int(job.id), "error": .text(error)])
                try await JobQueue.fail(job, error: error, retryAfter: nil, in: db)
            case .later(let job):
                try await JobQueue.fail(job, error: "worker stopped", retryAfter: .zero, countsAttempt: false, in: db)
            }
        }
        try await JobQueue.finish(finished, in: db)
    }
}
