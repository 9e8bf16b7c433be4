import Testing

@testable import Challenges

@Suite struct SpentPuzzlesTests {
    /// Puzzles 1, 2, 3 …, which expire at 10, 20, 30 …
    private func spend(_ keys: ClosedRange<UInt64>, at now: Int64 = 0, in spent: inout SpentPuzzles) -> [Bool] {
        keys.map { spent.spend($0, expires: Int64($0) * 10, at: now) }
    }

    @Test func `what has expired is forgotten`() {
        var spent = SpentPuzzles(capacity: 10)
        let first = spend(1...5, in: &spent)
        #expect(first == [true, true, true, true, true])
        let again = spend(5...5, at: 30, in: &spent)
        #expect(again == [false])
        #expect(spent.count == 2)
    }

    @Test func `when memory is full nobody gets in twice, and later puzzles still count`() {
        var spent = SpentPuzzles(capacity: 3)
        let first = spend(1...4, in: &spent)
        #expect(first == [true, true, true, true])
        #expect(spent.count == 3)
        let again = spend(1...4, in: &spent)
        #expect(again == [false, false, false, false])
        let old = spent.spend(9, expires: 10, at: 0), new = spent.spend(10, expires: 45, at: 0)
        #expect(old == false)
        #expect(new)
        #expect(spent.count == 3)
    }
}
