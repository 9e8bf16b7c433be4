import Cache
import Testing

@Suite struct DeadlinesTests {
    private func drained(_ deadlines: consuming Deadlines) -> [UInt64] {
        var keys: [UInt64] = []
        while let soonest = deadlines.soonest() {
            keys.append(soonest.key)
            deadlines.removeSoonest()
        }
        return keys
    }

    @Test func `keys come soonest first, whatever order they were set in`() {
        var deadlines = Deadlines()
        for key in [5, 1, 4, 2, 3, 0, 6] as [UInt64] { deadlines.set(Int64(key) * 10, for: key) }
        #expect(deadlines.count == 7)
        #expect(deadlines[4] == 40)
        #expect(deadlines[7] == nil)
        #expect(drained(deadlines) == [0, 1, 2, 3, 4, 5, 6])
    }

    @Test func `a key whose time moved later comes later`() {
        var deadlines = Deadlines()
        for key in 1...4 as ClosedRange<UInt64> { deadlines.set(Int64(key) * 10, for: key) }
        deadlines.set(35, for: 1)
        deadlines.set(45, for: 2)
        deadlines.set(50, for: 2)
        #expect(deadlines.count == 4)
        #expect(drained(deadlines) == [3, 1, 4, 2])
    }

    @Test func `removing from nothing leaves nothing`() {
        var deadlines = Deadlines()
        deadlines.removeSoonest()
        #expect(deadlines.count == 0)
        #expect(deadlines.soonest() == nil)
    }
}
