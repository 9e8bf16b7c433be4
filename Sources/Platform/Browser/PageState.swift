import Foundation
import Synchronization

/// What events have told about a page so far, and who waits for more of it.
///
/// `Waiter`s run under the lock and only look at the facts, so they cannot take it again.
final class PageState: Sendable {
    struct Facts: Sendable {
        var mainFrame = ""
        var loader = ""
        /// Lifecycle moments that the main frame's current document has reached.
        var moments: Set<String> = []
        var requests: [String: PageRequest] = [:]
        var requestOrder: [String] = []
        var consoleErrors: [String] = []
        var ending: BrowserFault?
    }
    private struct Waiter {
        let isOver: @Sendable (Facts) -> Bool
        let continuation: CheckedContinuation<BrowserFault?, Never>
    }
    private let inside = Mutex<(facts: Facts, lastID: Int, waiters: [Int: Waiter])>((Facts(), 0, [:]))
    private let clock = DispatchQueue(label: "page-deadlines")

    var facts: Facts { inside.withLock { $0.facts } }

    func change(_ edit: (inout Facts) -> Void) {
        let over = inside.withLock { inside in
            edit(&inside.facts)
            let over = inside.waiters.filter { inside.facts.ending != nil || $0.value.isOver(inside.facts) }
            for id in over.keys { inside.waiters[id] = nil }
            return over.values.map { (waiter: $0, fault: $0.isOver(inside.facts) ? nil : inside.facts.ending) }
        }
        for (waiter, fault) in over { waiter.continuation.resume(returning: fault) }
    }

    func wait(
        for what: String, until deadline: ContinuousClock.Instant, _ isOver: @escaping @Sendable (Facts) -> Bool
    ) async throws(BrowserFault) {
        let id = inside.withLock { inside in
            inside.lastID += 1
            return inside.lastID
        }
        let fault = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let known = inside.withLock { inside -> BrowserFault?? in
                    if isOver(inside.facts) { return .some(nil) }
                    if let ending = inside.facts.ending { return ending }
                    if Task.isCancelled { return .cancelled }
                    inside.waiters[id] = Waiter(isOver: isOver, continuation: continuation)
                    return nil
                }
                if let known { return continuation.resume(returning: known) }
                let left = (deadline - .now).seconds
                clock.asyncAfter(deadline: .now() + max(0, left)) { self.give(id, .deadline(waitingFor: what)) }
            }
        } onCancel: {
            give(id, .cancelled)
        }
        if let fault { throw fault }
    }

    private func give(_ id: Int, _ fault: BrowserFault) {
        inside.withLock { $0.waiters.removeValue(forKey: id) }?.continuation.resume(returning: fault)
    }
}
