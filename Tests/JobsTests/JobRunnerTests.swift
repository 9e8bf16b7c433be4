import Foundation
import Jobs
import Postgres
import Synchronization
import Telemetry
import TestSupport
import Testing

private struct Number: Codable, Sendable { let value: Int }
private let count = JobKind<Number>("count", maxAttempts: 3)
private struct Broken: Error {}

@Suite struct JobRunnerTests {
    /// Runs the runner until `isEnough`, at most a minute.
    private func run(
        _ handler: JobHandler, in db: Database, until isEnough: @escaping @Sendable () async throws -> Bool
    ) async throws {
        let (wake, ring) = AsyncStream<Void>.makeStream()
        let runner = JobRunner(handler, db: db, log: .silent, metrics: Metrics())
        let running = Task { await runner.run(wake: wake) }
        ring.yield()
        let deadline = ContinuousClock.now + .seconds(60)
        while try await !isEnough(), .now < deadline { try await Task.sleep(for: .milliseconds(10)) }
        running.cancel()
        await running.value
    }

    private func left(_ db: Database) async throws -> Int {
        try await db.value("SELECT count(*) FROM jobs", as: Int.self) ?? -1
    }

    @Test func `every job is run once and no more at a time than allowed`() async throws {
        try await withDatabase { db in
            try await JobQueue.enqueue(count, (0..<200).map { (Number(value: $0), nil) }, in: db)
            let seen = Box<[Int]>([])
            let atOnce = Box((now: 0, most: 0))
            let handler = JobHandler(count, concurrency: 8) { number, _ in
                atOnce.withLock {
                    $0.now += 1; $0.most = max($0.most, $0.now)
                }
                try await Task.sleep(for: .milliseconds(2))
                seen.withLock { $0.append(number.value) }
                atOnce.withLock { $0.now -= 1 }
            }
            try await run(handler, in: db) { try await left(db) == 0 }
            #expect(seen.current.sorted() == Array(0..<200))
            #expect(atOnce.current.most == 8)
        }
    }

    @Test func `a long job does not hold back the short ones queued after it`() async throws {
        try await withDatabase { db in
            try await JobQueue.enqueue(count, Number(value: -1), in: db)
            let release = Box(false)
            let seen = Box<[Int]>([])
            let handler = JobHandler(count, concurrency: 2) { number, _ in
                if number.value < 0 { while !release.current { try await Task.sleep(for: .milliseconds(5)) } }
                seen.withLock { $0.append(number.value) }
                if number.value == 2 { release.withLock { $0 = true } }
            }
            let feeding = Task {
                try await Task.sleep(for: .milliseconds(100))
                for value in 0..<3 { try await JobQueue.enqueue(count, Number(value: value), in: db) }
            }
            try await run(handler, in: db) { seen.current.count == 4 }
            try await feeding.value
            #expect(seen.current == [0, 1, 2, -1])
        }
    }

    @Test func `a job that fails is tried again later, and one that cannot succeed dies at once`() async throws {
        try await withDatabase { db in
            try await JobQueue.enqueue(count, [(Number(value: 1), nil), (Number(value: 2), nil)], in: db)
            let handler = JobHandler(count, concurrency: 2) { number, _ in
                if number.value == 1 { throw Broken() }
                throw JobFault.hopeless("never")
            }
            try await run(handler, in: db) {
                try await db.value(
                    """
                    SELECT (SELECT count(*) FROM jobs WHERE lease IS NULL AND last_error IS NOT NULL) + (SELECT count(*) FROM dead_jobs)
                    """, as: Int.self) == 2
            }
            let waiting = try await db.value("SELECT last_error FROM jobs WHERE run_at > created_at", as: String.self)
            #expect(waiting == "Broken()")
            let dead = try await DeadJob.latest(limit: 5, in: db)
            #expect(dead.map(\.error) == ["never"])
        }
    }

    @Test func `a wait that is nobody's fault costs no attempt`() async throws {
        try await withDatabase { db in
            try await JobQueue.enqueue(count, Number(value: 1), in: db)
            let handler = JobHandler(count, concurrency: 1) { _, _ in
                throw JobFault.later(.seconds(60), reason: "host is busy", isFree: true)
            }
            try await run(handler, in: db) {
                try await db.value("SELECT count(*) FROM jobs WHERE last_error = 'host is busy'", as: Int.self) == 1
            }
            let attempts = try await db.value("SELECT attempts FROM jobs", as: Int.self)
            #expect(attempts == 0)
        }
    }

    @Test func `a runner that is stopped finishes what is under way and hands back what it only held`() async throws {
        try await withDatabase { db in
            try await JobQueue.enqueue(count, (0..<4).map { (Number(value: $0), nil) }, in: db)
            let started = Box(0)
            let finished = Box(0)
            let handler = JobHandler(count, concurrency: 2, lease: .seconds(600)) { _, _ in
                started.withLock { $0 += 1 }
                try await Task.sleep(for: .milliseconds(200))
                finished.withLock { $0 += 1 }
            }
            try await run(handler, in: db) { started.current == 2 }
            #expect(finished.current == 2)
            let ready = try await db.value(
                "SELECT count(*) FROM jobs WHERE run_at <= now() AND lease IS NULL", as: Int.self)
            #expect(ready == 2)
        }
    }

    @Test func `a lease is renewed while its job runs, now and then and not all the time`() async throws {
        try await withDatabase { db in
            try await JobQueue.enqueue(count, Number(value: 1), in: db)
            let stolen = Box(0)
            let handler = JobHandler(count, concurrency: 1, lease: .seconds(6)) { _, _ in
                // Longer than the lease.
                for _ in 0..<70 {
                    try await Task.sleep(for: .milliseconds(100))
                    let taken = try await JobQueue.claim("count", limit: 1, lease: .seconds(60), in: db).count
                    stolen.withLock { $0 += taken }
                }
            }
            try await run(handler, in: db) { try await left(db) == 0 }
            #expect(stolen.current == 0)
            // Counted by PostgreSQL, which tells a second later: one claim and about four renewals.
            try await Task.sleep(for: .milliseconds(1200))
            let updates = try await db.value(
                "SELECT n_tup_upd FROM pg_stat_user_tables WHERE relname = 'jobs'", as: Int.self)
            #expect((3...25).contains(updates ?? 0), "\(updates ?? 0) updates")
        }
    }
}
