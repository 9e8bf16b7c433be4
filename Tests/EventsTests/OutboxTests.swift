import Events
import Postgres
import TestSupport
import Testing

private struct Change: Encodable { let price: Int }
private struct Stop: Error {}

@Suite struct OutboxTests {
    private func record(_ subject: String, in db: Database) async throws {
        try await db.transaction { tx in try await Outbox.record("priced", of: subject, Change(price: 5), in: tx) }
    }

    /// What a consumer reads next. Another test's open transaction holds events back for a moment: `atLeast` are awaited.
    private func read(as consumer: String, atLeast: Int = 0, in db: Database) async throws -> [String] {
        var subjects: [String] = []
        let deadline = ContinuousClock.now + .seconds(20)
        repeat {
            _ = try await Outbox.consume(as: consumer, in: db) { events, _ in subjects += events.map(\.subject) }
        } while subjects.count < atLeast && .now < deadline
        return subjects
    }

    /// Waits until `count` events can be read.
    private func settled(_ count: Int, in db: Database) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try await db.value(
            "SELECT count(*) FROM events WHERE tx < pg_snapshot_xmin(pg_current_snapshot())", as: Int.self) != count,
            .now < deadline
        { try await Task.sleep(for: .milliseconds(5)) }
    }

    @Test func `each consumer reads every event once, in order`() async throws {
        try await withDatabase { db in
            for subject in ["a", "b", "c"] { try await record(subject, in: db) }
            let first = try await read(as: "search", atLeast: 3, in: db)
            #expect(first == ["a", "b", "c"])
            try await record("d", in: db)
            let second = try await read(as: "search", atLeast: 1, in: db)
            #expect(second == ["d"])
            let other = try await read(as: "trends", atLeast: 4, in: db)
            #expect(other == ["a", "b", "c", "d"])
        }
    }

    @Test func `an event of a transaction that was undone never was`() async throws {
        try await withDatabase { db in
            try? await db.transaction { tx in
                try await Outbox.record("priced", of: "a", Change(price: 5), in: tx)
                throw Stop()
            }
            let subjects = try await read(as: "search", in: db)
            #expect(subjects.isEmpty)
        }
    }

    @Test func `a consumer that fails reads the same events again`() async throws {
        try await withDatabase { db in
            try await record("a", in: db)
            try await settled(1, in: db)
            await #expect(throws: Stop.self) {
                _ = try await Outbox.consume(as: "search", in: db) { _, _ in throw Stop() }
            }
            let subjects = try await read(as: "search", atLeast: 1, in: db)
            #expect(subjects == ["a"])
        }
    }

    @Test func `an event that commits late is not skipped`() async throws {
        try await withDatabase { db in
            try await db.transaction { tx in
                try await Outbox.record("priced", of: "late", Change(price: 5), in: tx)
                try await record("early", in: db)
                // The first is not committed: the second, though younger, has to wait for it.
                let early = try await read(as: "search", in: db)
                #expect(early.isEmpty)
            }
            let both = try await read(as: "search", atLeast: 2, in: db)
            #expect(both == ["late", "early"])
        }
    }

    @Test func `only events that everybody has read are forgotten`() async throws {
        try await withDatabase { db in
            try await record("a", in: db)
            _ = try await read(as: "search", atLeast: 1, in: db)
            try await record("b", in: db)
            let pruned = try await Outbox.prune(olderThan: .zero, evenUnreadAfter: .seconds(60), in: db)
            #expect(pruned == 1)
            let subjects = try await read(as: "search", atLeast: 1, in: db)
            #expect(subjects == ["b"])
        }
    }

    @Test func `a consumer too far behind loses its place with the events it did not read`() async throws {
        try await withDatabase { db in
            for consumer in ["quick", "slow"] { _ = try await read(as: consumer, in: db) }
            for subject in ["a", "b"] { try await record(subject, in: db) }
            _ = try await read(as: "quick", atLeast: 2, in: db)
            try await db.run("UPDATE events SET occurred_at = now() - interval '31 days' WHERE subject = 'a'")
            try await db.run("UPDATE events SET occurred_at = now() - interval '8 days' WHERE subject = 'b'")
            let pruned = try await Outbox.prune(
                olderThan: .seconds(7 * 86_400), evenUnreadAfter: .seconds(30 * 86_400), in: db)
            #expect(pruned == 1)
            let consumers: [String] = try await db.values("SELECT consumer FROM event_positions")
            let kept: [String] = try await db.values("SELECT subject FROM events")
            #expect(consumers == ["quick"])
            #expect(kept == ["b"])
            // Nobody holds it up any more.
            let rest = try await Outbox.prune(
                olderThan: .seconds(7 * 86_400), evenUnreadAfter: .seconds(30 * 86_400), in: db)
            #expect(rest == 1)
        }
    }

    @Test func `a consumer that begins is given what happens from then on, and what had not committed`() async throws {
        try await withDatabase { db in
            try await record("before", in: db)
            try await settled(1, in: db)
            try await db.transaction { open in
                try await Outbox.record("priced", of: "open", Change(price: 5), in: open)
                try await db.transaction { try await Outbox.begin(as: "vectors", in: $0) }
            }
            try await record("after", in: db)
            let subjects = try await read(as: "vectors", atLeast: 2, in: db)
            #expect(subjects == ["open", "after"])
        }
    }

    @Test func `lag counts what a consumer would do something about; who left has none`() async throws {
        try await withDatabase { db in
            _ = try await read(as: "vectors", in: db)
            for subject in ["a", "b"] { try await record(subject, in: db) }
            try await db.run("UPDATE events SET occurred_at = now() - interval '90 seconds' WHERE subject = 'a'")
            let lag = try #require(try await Outbox.lag(of: "vectors", kinds: ["priced", "other"], in: db))
            let other = try #require(try await Outbox.lag(of: "vectors", kinds: ["other"], in: db))
            #expect(lag.events == 2)
            #expect((89..<200).contains(lag.seconds))
            #expect((other.events, other.seconds) == (0, 0))
            try await Outbox.leave(as: "vectors", in: db)
            let gone = try await Outbox.lag(of: "vectors", kinds: ["priced"], in: db)
            #expect(gone == nil)
        }
    }
}
