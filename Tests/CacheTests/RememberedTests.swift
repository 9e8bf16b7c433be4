import Cache
import TestSupport
import Testing

@Suite struct RememberedTests {
    @Test func `a remembered value is fetched anew when it is old, and an error is not remembered`() async throws {
        struct Broken: Error {}
        let fetched = Box(0)
        let remembered = Remembered<Int>(for: .seconds(10)) {
            let count = fetched.withLock {
                $0 += 1; return $0
            }
            if count == 2 { throw Broken() }
            return count
        }
        let start = ContinuousClock.now
        let first = try await remembered.value(at: start), same = try await remembered.value(at: start + .seconds(9))
        #expect(first == 1)
        #expect(same == 1)
        await #expect(throws: Broken.self) { try await remembered.value(at: start + .seconds(10)) }
        let third = try await remembered.value(at: start + .seconds(10))
        #expect(third == 3)
    }
}
