import Postgres
import TestSupport
import Testing

/// What the worker does of itself, by the product's own schedule.
struct ScheduleTests {
    @Test func `what told past visitors apart is forgotten, their number stays`() async throws {
        try await withMarket { market in
            let db = market.db
            try await db.run(
                "INSERT INTO visitor_salts (day, salt) VALUES ('2026-01-01', decode(repeat('ab', 32), 'hex'))")
            try await db.run(
                "INSERT INTO visitor_marks (day, seller_id, mark) VALUES ('2026-01-01', 0, decode(repeat('cd', 16), 'hex'))"
            )
            try await db.run(
                "INSERT INTO footfall_days (day, seller_id, views, visitors) VALUES ('2026-01-01', 0, 3, 1)")
            // Missed while no worker ran: made up for at once.
            try await db.run(
                "INSERT INTO schedules (name, next_run) VALUES ('tidy-footfall', now() - interval '1 minute')")
            try await market.work(
                while: "SELECT (SELECT count(*) FROM visitor_salts) + (SELECT count(*) FROM visitor_marks)")
            let salts = try await Cast.count("visitor_salts", in: db),
                marks = try await Cast.count("visitor_marks", in: db)
            #expect(salts == 0 && marks == 0)
            let left: String? = try await db.value("SELECT views || ' ' || visitors FROM footfall_days")
            #expect(left == "3 1")
        }
    }
}
