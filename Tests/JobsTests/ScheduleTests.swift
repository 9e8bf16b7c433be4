import Foundation
import Jobs
import Postgres
import Telemetry
import TestSupport
import Testing

private struct Nothing: Codable, Sendable {}
private let tidy = JobKind<Nothing>("tidy")

@Suite struct ScheduleTests {
    private func next(_ cron: String, after text: String, in zone: String) throws -> String {
        let schedule = try #require(CronSchedule(cron))
        let zone = try #require(TimeZone(identifier: zone))
        let after = try Date(text, strategy: .iso8601)
        let found = try #require(schedule.next(after: after, in: zone))
        return found.formatted(.iso8601)
    }

    @Test func `the next time is read on the market's clocks`() throws {
        #expect(try next("30 2 * * *", after: "2026-11-20T22:20:00Z", in: "Africa/Nairobi") == "2026-11-20T23:30:00Z")
        #expect(try next("*/15 * * * *", after: "2026-11-20T22:20:00Z", in: "Africa/Tunis") == "2026-11-20T22:30:00Z")
        #expect(try next("0 9 * * 1-5", after: "2026-11-20T22:20:00Z", in: "Asia/Bangkok") == "2026-11-23T02:00:00Z")
        #expect(try next("0 0 29 2 *", after: "2026-11-20T22:20:00Z", in: "UTC") == "2028-02-29T00:00:00Z")
    }

    @Test func `either day field may match when both are restricted`() throws {
        #expect(try next("0 0 13 * 5", after: "2026-11-20T22:20:00Z", in: "UTC") == "2026-11-27T00:00:00Z")
        #expect(try next("0 0 13 * 5", after: "2026-12-12T22:20:00Z", in: "UTC") == "2026-12-13T00:00:00Z")
    }

    @Test func `a time that the clocks skip is passed over`() throws {
        #expect(try next("30 2 * * *", after: "2026-03-28T12:00:00Z", in: "Europe/Berlin") == "2026-03-30T00:30:00Z")
    }

    @Test(arguments: [
        "", "* * * *", "60 * * * *", "* * 0 * *", "*/0 * * * *", "5-1 * * * *", "a * * * *", "0 0 31 2 *",
        "* * * * * *",
    ])
    func `what is no cron expression is refused`(_ text: String) { #expect(CronSchedule(text) == nil) }

    @Test func `a due job is queued once however many look, and a missed time is made up for once`() async throws {
        try await withDatabase { db in
            let item = Recurring("tidy", cron: "0 * * * *", kind: tidy, payload: Nothing())
            let zone = try #require(TimeZone(identifier: "UTC"))
            let start = try Date("2026-11-20T22:20:00Z", strategy: .iso8601)
            func tick(_ hours: Double) async throws -> Int {
                try await Scheduler([item], zone: zone, db: db, log: .silent).tick(now: start + hours * 3600)
                return try await db.value("SELECT count(*) FROM jobs", as: Int.self) ?? -1
            }
            let first = try await tick(0)
            #expect(first == 0)
            let due = try await tick(5)
            #expect(due == 1)
            let again = try await tick(5)
            #expect(again == 1)
        }
    }
}
