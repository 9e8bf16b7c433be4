import HTTP
import RateLimits
import Testing

@Suite struct VerdictTests {
    private let plenty = RateVerdict(isAllowed: true, limit: 100, remaining: 60, resetAfter: .milliseconds(1))
    private let little = RateVerdict(isAllowed: true, limit: 5, remaining: 1, resetAfter: .milliseconds(40_001))
    private let soon = RateVerdict(
        isAllowed: false, limit: 5, remaining: 0, resetAfter: .seconds(50), retryAfter: .milliseconds(1_500))
    private let late = RateVerdict(
        isAllowed: false, limit: 9, remaining: 3, resetAfter: .seconds(20), retryAfter: .seconds(20))

    @Test func `the strictest is the longest refusal, else the fewest left, else the last to fill`() {
        #expect([plenty, soon, little, late].strictest == late)
        #expect([late, soon, plenty].strictest == late)
        #expect([plenty, soon, little].strictest == soon)
        #expect([little, plenty].strictest == little)
        let slower = RateVerdict(isAllowed: true, limit: 5, remaining: 1, resetAfter: .seconds(41))
        #expect([slower, little].strictest == slower)
        #expect([RateVerdict]().strictest == nil)
    }

    @Test func `an answer tells of the strictest limit, in seconds rounded up`() {
        var response = Response.text("karibu")
        response.headers["RateLimit-Limit"] = "1"
        response.tell(plenty, little)
        #expect(response.status == .ok)
        #expect(response.headers.values("RateLimit-Limit") == ["5"])
        #expect(response.headers["RateLimit-Remaining"] == "1")
        #expect(response.headers["RateLimit-Reset"] == "41")
        #expect(response.headers["Retry-After"] == nil)
        #expect(response.bytes == Array("karibu".utf8))
    }

    @Test func `a refusal is a problem that says when to come back`() throws {
        let problem = try #require(soon.problem)
        let response = problem.response(requestID: "")
        #expect(response.status.rawValue == 429)
        #expect(problem.code == "too-many-requests")
        #expect(response.headers["Retry-After"] == "2")
        #expect(response.headers["RateLimit-Limit"] == "5")
        #expect(response.headers["RateLimit-Remaining"] == "0")
        #expect(response.headers["RateLimit-Reset"] == "50")
        #expect(little.problem == nil)
    }

    @Test func `only who every limit allows is admitted`() throws {
        #expect(try admitted(by: plenty, little) == little)
        #expect(try admitted() == nil)
        let refusal = #expect(throws: Problem.self) { try admitted(by: plenty, soon, late) }
        #expect(refusal?.headers["Retry-After"] == "20")
    }

    @Test func `nobody is told to come back in no time`() {
        let hair = RateVerdict(
            isAllowed: false, limit: 5, remaining: 0, resetAfter: .microseconds(1), retryAfter: .zero)
        #expect(hair.problem?.headers["Retry-After"] == "1")
        #expect(hair.problem?.headers["RateLimit-Reset"] == "1")
    }
}
