import Testing

@testable import Redis

@Suite struct LinkStateTests {
    private let now = ContinuousClock.now
    private func state(connected: Bool = true) -> LinkState<Int> {
        var state = LinkState<Int>(batch: 3, maxWaiting: 5)
        if connected { _ = state.connected(at: now) }
        return state
    }

    @Test func `nothing is taken in before there is a connection`() {
        var state = state(connected: false)
        #expect(state.submit(1).name == "away(\"not connected yet\")")
        #expect(state.next() == [])
    }

    @Test func `what waits goes in order, so many to a trip, and only a sleeping thread is woken`() {
        var state = state()
        #expect(state.next() == [])
        #expect(state.submit(1).name == "wake")
        for number in 2...5 { #expect(state.submit(number).name == "waits") }
        #expect(state.submit(6).name == "busy")
        #expect(state.next() == [1, 2, 3])
        #expect(state.next() == [4, 5])
        #expect(state.submit(7).name == "waits")
        #expect(state.next() == [7])
        #expect(state.next() == [])
    }

    @Test func `a loss fails those who wait, is news once, and is said to be over once`() {
        var state = state()
        _ = state.submit(1)
        let first = state.lost("cut", at: now)
        #expect(first.failed == [1])
        #expect(first.isNews)
        #expect(state.submit(2).name == "away(\"cut\")")
        let second = state.lost("refused", at: now + .seconds(1))
        #expect(second.failed == [])
        #expect(second.isNews == false)
        #expect(state.connected(at: now + .seconds(3)) == .seconds(3))
        #expect(state.connected(at: now + .seconds(4)) == nil)
        #expect(state.submit(3).name == "waits")
    }

    @Test func `pauses double up to a second until a trip goes well`() {
        var state = state(connected: false)
        let pauses = (0..<8).map { _ in state.lost("no", at: now).pause }
        #expect(pauses == [20, 40, 80, 160, 320, 640, 1000, 1000].map { .milliseconds($0) })
        _ = state.connected(at: now)
        #expect(state.lost("slow", at: now).pause == .seconds(1))
        state.answered()
        #expect(state.lost("slow", at: now).pause == .milliseconds(20))
    }

    @Test func `a closed one stays closed`() {
        var state = state()
        _ = state.submit(1)
        #expect(state.close() == [1])
        #expect(state.connected(at: now) == nil)
        #expect(state.submit(2).name == "away(\"closed\")")
        #expect(state.isClosed)
    }
}

extension LinkState.Submission {
    fileprivate var name: String {
        switch self {
        case .wake: "wake"
        case .waits: "waits"
        case .refused(let fault): "\(fault)"
        }
    }
}
