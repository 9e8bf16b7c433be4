import Foundation
import Postgres
import Telemetry

/// A job that comes back by the clock.
package struct Recurring: Sendable {
    let name: String
    let schedule: CronSchedule
    let enqueue: @Sendable (Transaction, _ dedupe: String) async throws -> Void

    /// - Parameter cron: a literal; a wrong one is a bug.
    package init<Payload>(_ name: String, cron: String, kind: JobKind<Payload>, payload: Payload) {
        guard let schedule = CronSchedule(cron) else { preconditionFailure("\(cron) is no cron expression") }
        self.name = name
        self.schedule = schedule
        enqueue = { tx, dedupe in try await JobQueue.enqueue(kind, payload, dedupe: dedupe, in: tx) }
    }
}

/// Queues recurring jobs when they are due, once each however many workers look.
package struct Scheduler: Sendable {
    private let db: Database
    private let recurring: [Recurring]
    private let zone: TimeZone
    private let log: Log

    /// - Parameter zone: the market's time zone, in which the cron expressions are read.
    package init(_ recurring: [Recurring], zone: TimeZone, db: Database, log: Log) {
        self.recurring = recurring
        self.zone = zone
        self.db = db
        self.log = log
    }

    /// Until its task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            do { try await tick(now: Date()) } catch { log.warning("schedule failed", ["fault": .fault(error)]) }
            do { try await Task.sleep(for: .seconds(5)) } catch { return }
        }
    }

    /// Queues what is due at `now`. A time that was missed while nobody looked is made up for once.
    package func tick(now: Date) async throws {
        for item in recurring {
            guard let following = item.schedule.next(after: now, in: zone) else { continue }
            try await db.transaction { tx in
                try await tx.run(
                    "INSERT INTO schedules (name, next_run) VALUES (\(item.name), \(following)) ON CONFLICT (name) DO NOTHING"
                )
                let due = try await tx.value(
                    """
                    SELECT next_run FROM schedules WHERE name = \(item.name) AND next_run <= \(now) FOR UPDATE SKIP LOCKED
                    """, as: Date.self)
                guard due != nil else { return }
                try await item.enqueue(tx, "schedule:" + item.name)
                try await tx.run(
                    "UPDATE schedules SET next_run = \(following), last_run = \(now) WHERE name = \(item.name)")
            }
        }
    }
}
