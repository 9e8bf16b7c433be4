import Accounts
import Challenges
import Flows
import Foundation
import HTTP
import Postgres
import RateLimits
import Synchronization
import TestSupport
import Testing

/// Ten thousand passwords against one account.
@Suite(.timeLimit(.minutes(5))) struct PasswordFloodTests {
    private static func sent(_ password: String, _ challenge: String = "") -> String {
        #"{"contact": "amina@example.com", "password": "\#(password)", "challenge": "\#(challenge)"}"#
    }

    @Test func `ten thousand wrong passwords, from one address and from a thousand: never in, and the owner still is`()
        async throws
    {
        try await withDatabase { db in
            let limits = MovableLimits()
            let doors = try MarketDoors(db, limiter: limits) { _ in Difficulty(bits: 4, waitSeconds: 1) }
            let amina = try await doors.member("Amina")
            let page = try await doors.ask(.get, "/")
            #expect(page.status == .ok)
            let slowest = Box(Duration.zero)
            let outcomes = try await withThrowingTaskGroup(of: [Status: Int].self) { group in
                for lane in 0..<8 {
                    group.addTask { try await Self.lane(lane, doors, slowest) }
                }
                return try await group.reduce(into: [:]) { all, some in all.merge(some) { $0 + $1 } }
            }
            #expect(outcomes.values.reduce(0, +) == 10_000)
            #expect(Set(outcomes.keys) == [.unprocessable, .tooManyRequests])
            // Of one address twenty were looked at, of the account five passwords.
            let tried = try await db.value(
                "SELECT count(*) FROM audit_log WHERE event = 'sign-in-failed' AND subject = \(amina.id.subject)",
                as: Int.self)
            #expect(tried == 5)
            #expect(outcomes[.tooManyRequests] ?? 0 >= 4_980)
            let sessions = try await Session.living(of: amina.id, in: db)
            #expect(sessions.count == 1)
            let wait = slowest.current
            #expect(wait < .seconds(5))

            // A minute later the owner works for it, and another minute later waits for it.
            limits.wait(.seconds(60))
            let work = try await Self.solution(doors, "192.0.2.7")
            let first = try await doors.send(
                .post, "/api/v1/sessions", Self.sent(MarketDoors.password, work), peer: "192.0.2.7")
            #expect(first.status == .created)
            var guest = Guest(doors)
            guest.peer = "192.0.2.8"
            let refused = try await guest.signIn("amina@example.com")
            let puzzle = try #require(refused.puzzle)
            try await Task.sleep(for: .milliseconds(1_100))
            let patient = try await guest.send(
                "/sign-in", from: refused,
                [("contact", "amina@example.com"), ("password", MarketDoors.password), ("challenge", puzzle)])
            #expect(patient.status == .seeOther)
        }
    }

    /// An eighth of them: half of the lanes come from one address; of the others' tries, every twentieth works for it.
    private static func lane(_ lane: Int, _ doors: MarketDoors, _ slowest: Box<Duration>) async throws -> [Status: Int]
    {
        var outcomes: [Status: Int] = [:]
        for number in 0..<1_250 {
            let peer = lane < 4 ? "203.0.113.66" : "198.51.\(lane).\(number / 5)"
            let works = lane >= 4 && number.isMultiple(of: 20)
            let challenge = works ? try await solution(doors, peer) : ""
            let answer = try await doors.send(
                .post, "/api/v1/sessions", sent("guess number \(number)", challenge), peer: peer)
            outcomes[answer.status, default: 0] += 1
            guard number.isMultiple(of: 125) else { continue }
            let begun = ContinuousClock.now
            let page = try await doors.ask(.get, "/")
            #expect(page.status == .ok)
            let took = begun.duration(to: .now)
            slowest.withLock { $0 = max($0, took) }
        }
        return outcomes
    }

    private static func solution(_ doors: MarketDoors, _ peer: String) async throws -> String {
        let wish = #"{"for": "sign-in", "contact": "amina@example.com"}"#
        return solved(
            try #require(try await doors.send(.post, "/api/v1/challenges", wish, peer: peer).member("challenge")))
    }
}

/// Limits whose clock a test moves.
final class MovableLimits: RateLimiter {
    private let limits = LocalLimits()
    private let now = Mutex(ContinuousClock.now)

    func wait(_ time: Duration) { now.withLock { $0 += time } }

    func take(_ rate: Rate, for subject: String, cost: Int) async -> RateVerdict {
        limits.take(rate, for: subject, cost: cost, at: now.withLock { $0 })
    }
}

/// Limits that never refuse, where something else is to be seen.
struct NoLimits: RateLimiter {
    func take(_ rate: Rate, for subject: String, cost: Int) async -> RateVerdict {
        RateVerdict(isAllowed: true, limit: rate.burst, remaining: rate.burst, resetAfter: .zero)
    }
}
