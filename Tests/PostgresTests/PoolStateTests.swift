@testable import Postgres
import Testing

@Suite struct PoolStateTests {
    private let later = ContinuousClock.now + .seconds(60)

    private func submit(_ work: Int, to pool: inout PoolState<Int>, isSmall: Bool = true) -> String {
        switch pool.submit(work, isSmall: isSmall, deadline: later) {
        case .run(let connection): "run on \(connection)"
        case .waits: "waits"
        case .refused(let fault): "\(fault)"
        }
    }

    @Test func `work goes to an idle connection, else it waits its turn`() {
        var pool = PoolState<Int>(connections: 2, maxWaiting: 10)
        #expect(pool.freed(0, batch: 8) == [])
        #expect(submit(1, to: &pool) == "run on 0")
        #expect(submit(2, to: &pool) == "waits")
        #expect(submit(3, to: &pool) == "waits")
        #expect(pool.freed(0, batch: 1) == [2])
        #expect(pool.freed(1, batch: 1) == [3])
    }

    @Test func `when many small statements wait, a free connection takes a fair share of them`() {
        var pool = PoolState<Int>(connections: 2, maxWaiting: 100)
        for work in 0..<10 { #expect(submit(work, to: &pool) == "waits") }
        #expect(pool.freed(0, batch: 4) == [0, 1, 2, 3])
        #expect(pool.freed(1, batch: 8) == [4, 5, 6])
    }

    @Test func `large work does not share a trip`() {
        var pool = PoolState<Int>(connections: 1, maxWaiting: 100)
        for work in 0..<6 { #expect(submit(work, to: &pool, isSmall: work != 2) == "waits") }
        #expect(pool.freed(0, batch: 8) == [0, 1])
        #expect(pool.freed(0, batch: 8) == [2])
        #expect(pool.freed(0, batch: 8) == [3, 4, 5])
    }

    @Test func `too many waiting are refused at once`() {
        var pool = PoolState<Int>(connections: 1, maxWaiting: 1)
        #expect(submit(1, to: &pool) == "waits")
        #expect(submit(2, to: &pool) == "database busy")
    }

    @Test func `when the last connection breaks, the waiting are told and the next refused until one is back`() {
        var pool = PoolState<Int>(connections: 2, maxWaiting: 10)
        #expect(submit(1, to: &pool) == "waits")
        #expect(pool.lost(0) == [])
        #expect(pool.lost(1) == [1])
        #expect(submit(2, to: &pool) == "database unavailable: no connection")
        #expect(pool.freed(1, batch: 8) == [])
        #expect(submit(3, to: &pool) == "run on 1")
    }

    @Test func `who waits past the deadline is told, in order`() {
        var pool = PoolState<Int>(connections: 1, maxWaiting: 10)
        let now = ContinuousClock.now
        for (work, wait) in [(1, 1), (2, 2), (3, 30)] {
            _ = pool.submit(work, isSmall: true, deadline: now + .seconds(wait))
        }
        #expect(pool.expired(at: now + .seconds(2)) == [1, 2])
        #expect(pool.freed(0, batch: 8) == [3])
    }
}
