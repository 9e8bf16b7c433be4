import Foundation
import Synchronization
import Testing

@testable import Lanes

struct WorkbenchTests {
    private struct Broken: Error {}

    @Test func `no more pieces of work run at once than there are threads`() async throws {
        let bench = Workbench(name: "trial", threads: 3)
        let gauge = Gauge()
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for piece in 1...200 {
                group.addTask {
                    try await bench.run {
                        gauge.enter()
                        defer { gauge.leave() }
                        return (0..<1000).reduce(piece) { $0 ^ $1 ^ $1 }
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(sum == 20_100)
        #expect((1...3).contains(gauge.most))
    }

    @Test func `what the work throws arrives`() async {
        let bench = Workbench(name: "trial", threads: 1)
        await #expect(throws: Broken.self) { try await bench.run { throw Broken() } }
    }

    @Test func `a cancelled task does not begin its work`() async throws {
        let bench = Workbench(name: "trial", threads: 1)
        let gate = DispatchSemaphore(value: 0)
        let begun = Atomic(false)
        let holding = Task { try await bench.run { gate.wait() } }
        let late = Task { try await bench.run { begun.store(true, ordering: .relaxed) } }
        late.cancel()
        gate.signal()
        try await holding.value
        await #expect(throws: CancellationError.self) { try await late.value }
        let hasBegun = begun.load(ordering: .relaxed)
        #expect(!hasBegun)
    }

    @Test func `threads leave with the bench`() async throws {
        let left = DispatchSemaphore(value: 0)
        var bench: Workbench? = Workbench(name: "trial", threads: 2) { left.signal() }
        #expect(try await bench?.run { 7 } == 7)
        bench = nil
        let answer = await withCheckedContinuation { done in
            Thread.detachNewThread { done.resume(returning: left.wait(timeout: .now() + 10)) }
        }
        #expect(answer == .success)
    }
}

private final class Gauge: Sendable {
    private let state = Mutex((now: 0, most: 0))
    var most: Int { state.withLock { $0.most } }
    func enter() {
        state.withLock {
            $0.now += 1
            $0.most = max($0.most, $0.now)
        }
    }
    func leave() { state.withLock { $0.now -= 1 } }
}
