import RateLimits
import TestSupport
import Testing

/// What every keeper of limits keeps, in real time.
@Suite(.timeLimit(.minutes(2))) struct RateLimiterTests {
    @Test(arguments: Keeper.installed) func `a burst is allowed and the next is told when to come back`(
        _ keeper: Keeper
    )
        async throws
    {
        try await keeper.visit { limits in
            let rate = Rate(name: "sign-in", burst: 3, perMinute: 1)
            for left in [2, 1, 0] {
                let verdict = await limits.take(rate, for: "amani")
                #expect(verdict.isAllowed)
                #expect(verdict.limit == 3)
                #expect(verdict.remaining == left)
                #expect(verdict.retryAfter == nil)
                let full = Duration.seconds(60 * (3 - left))
                #expect(verdict.resetAfter <= full)
                #expect(verdict.resetAfter > full - .seconds(30))
            }
            let refused = await limits.take(rate, for: "amani")
            #expect(refused.isAllowed == false)
            #expect(refused.remaining == 0)
            let retry = try #require(refused.retryAfter)
            #expect(retry <= .seconds(60))
            #expect(retry > .seconds(30))
            // Two more tokens to be full than to be let in again.
            #expect(refused.resetAfter - retry == .seconds(120))
        }
    }

    @Test(arguments: Keeper.installed) func `subjects and rates have buckets of their own`(_ keeper: Keeper)
        async throws
    {
        try await keeper.visit { limits in
            let one = Rate(name: "one", burst: 1, perMinute: 1), other = Rate(name: "other", burst: 1, perMinute: 1)
            var allowed: [Bool] = []
            for (rate, subject) in [(one, "amani"), (one, "dala"), (other, "amani"), (one, "amani"), (one, "")] {
                allowed.append(await limits.take(rate, for: subject).isAllowed)
            }
            #expect(allowed == [true, true, true, false, true])
        }
    }

    @Test(arguments: Keeper.installed) func `a refused cost takes nothing, and none at all only looks`(_ keeper: Keeper)
        async throws
    {
        try await keeper.visit { limits in
            let rate = Rate(name: "upload", burst: 10, perMinute: 0.1)
            var seen: [Int] = []
            for cost in [0, 4, 7, 0, 6, 0, 1, 50] {
                let verdict = await limits.take(rate, for: "amani", cost: cost)
                seen.append(verdict.isAllowed ? verdict.remaining : -verdict.remaining - 1)
            }
            #expect(seen == [10, 6, -7, 6, 0, 0, -1, -1])
        }
    }

    @Test(arguments: Keeper.installed) func `tokens come back when they were promised`(_ keeper: Keeper) async throws {
        try await keeper.visit { limits in
            let rate = Rate(name: "fast", burst: 2, perMinute: 200)
            let both = await limits.take(rate, for: "amani", cost: 2)
            #expect(both.isAllowed)
            let early = await limits.take(rate, for: "amani", cost: 2)
            let wait = try #require(early.retryAfter)
            #expect(wait > .milliseconds(300))
            try await Task.sleep(for: wait + .milliseconds(2))
            let late = await limits.take(rate, for: "amani", cost: 2)
            #expect(late.isAllowed)
        }
    }

    @Test(arguments: Keeper.installed) func `of many at once exactly the burst is allowed`(_ keeper: Keeper)
        async throws
    {
        try await keeper.visit { limits in
            let rate = Rate(name: "rush", burst: 37, perMinute: 0.1)
            let allowed = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<500 { group.addTask { await limits.take(rate, for: "amani").isAllowed } }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(allowed == 37)
        }
    }
}
