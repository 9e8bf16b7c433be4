import Foundation
import Jobs
import Postgres
import Telemetry
import TestSupport
import Testing

private struct Greeting: Codable, Sendable, Equatable { let name: String }
private let greet = JobKind<Greeting>("greet", maxAttempts: 3)

@Suite struct JobQueueTests {
    @Test func `a job with the same key is queued once while it waits`() async throws {
        try await withDatabase { db in
            let first = try await JobQueue.enqueue(greet, Greeting(name: "Amina"), dedupe: "a", in: db)
            let second = try await JobQueue.enqueue(greet, Greeting(name: "Amina"), dedupe: "a", in: db)
            let other = try await JobQueue.enqueue(greet, Greeting(name: "Juma"), dedupe: "b", in: db)
            #expect([first, second, other] == [true, false, true])
        }
    }

    @Test func `a claimed job is nobody else's until its lease ends`() async throws {
        try await withDatabase { db in
            try await JobQueue.enqueue(greet, Greeting(name: "Amina"), in: db)
            let mine = try await JobQueue.claim("greet", limit: 5, lease: .seconds(60), in: db)
            let theirs = try await JobQueue.claim("greet", limit: 5, lease: .seconds(60), in: db)
            #expect(mine.count == 1)
            #expect(theirs.isEmpty)
            let payload = try mine[0].decoded(as: greet)
            #expect(payload == Greeting(name: "Amina"))
        }
    }

    @Test func `a dead worker's job is taken over, and the dead cannot finish it any more`() async throws {
        try await withDatabase { db in
            try await JobQueue.enqueue(greet, Greeting(name: "Amina"), in: db)
            let dead = try await JobQueue.claim("greet", limit: 1, lease: .zero, in: db)
            let heir = try await JobQueue.claim("greet", limit: 1, lease: .seconds(60), in: db)
            #expect(heir.map(\.attempt) == [2])
            try await JobQueue.finish(dead, in: db)
            let left = try await db.value("SELECT count(*) FROM jobs", as: Int.self)
            #expect(left == 1)
            try await JobQueue.finish(heir, in: db)
            let none = try await db.value("SELECT count(*) FROM jobs", as: Int.self)
            #expect(none == 0)
        }
    }

    @Test func `higher priority goes first, then older`() async throws {
        try await withDatabase { db in
            let urgent = JobKind<Greeting>("greet", priority: 5)
            for name in ["a", "b"] { try await JobQueue.enqueue(greet, Greeting(name: name), in: db) }
            try await JobQueue.enqueue(urgent, Greeting(name: "c"), in: db)
            var order: [String] = []
            for _ in 0..<3 {
                let job = try #require(try await JobQueue.claim("greet", limit: 1, lease: .seconds(60), in: db).first)
                order.append(try job.decoded(as: greet).name)
            }
            #expect(order == ["c", "a", "b"])
        }
    }

    @Test func `a job dies after its last attempt and an operator can raise it`() async throws {
        try await withDatabase { db in
            try await JobQueue.enqueue(greet, Greeting(name: "Amina"), dedupe: "a", in: db)
            let job = try #require(try await JobQueue.claim("greet", limit: 1, lease: .seconds(60), in: db).first)
            try await JobQueue.fail(job, error: "no voice", retryAfter: nil, in: db)
            let dead = try await DeadJob.latest(limit: 10, in: db)
            #expect(dead.map(\.error) == ["no voice"])
            let depth = try await QueueDepth.all(in: db)
            #expect(depth.map(\.dead) == [1])
            let found1 = try await DeadJob.retry(kind: "other", in: db)
            #expect(found1 == 0)
            let raised = try await DeadJob.retry(id: dead[0].id, in: db)
            #expect(raised == 1)
            let again = try await JobQueue.claim("greet", limit: 1, lease: .seconds(60), in: db)
            #expect(again.map(\.attempt) == [1])
        }
    }

    @Test func `the delay doubles up to ten minutes and is shortened by at most a half`() {
        #expect(
            (1...5).map { retryDelay(afterAttempt: $0) { $0.upperBound } } == [1, 2, 4, 8, 16].map { .seconds($0) })
        #expect(retryDelay(afterAttempt: 60) { $0.upperBound } == .seconds(600))
        #expect(retryDelay(afterAttempt: 3) { $0.lowerBound } == .seconds(2))
    }
}
