import Synchronization

/// The faults that are on, and how often each has struck. Counted, so that a test sees the same every time.
package final class FaultBook: Sendable {
    private struct Entry {
        let fault: Fault
        var matched = 0
        var struck = 0
    }
    private struct State {
        var entries: [Entry] = []
        var deletedAnswer = DeletedAnswer.notFound
    }
    private let state = Mutex(State())

    package init(_ faults: [Fault] = []) { set(faults) }

    /// Turns these on and all others off.
    package func set(_ faults: [Fault]) { state.withLock { $0.entries = faults.map { Entry(fault: $0) } } }

    package var deletedAnswer: DeletedAnswer {
        get { state.withLock { $0.deletedAnswer } }
        set { state.withLock { $0.deletedAnswer = newValue } }
    }

    /// Each fault with how often it has struck.
    package var counts: [(fault: Fault, struck: Int)] { state.withLock { $0.entries.map { ($0.fault, $0.struck) } } }

    /// Counts one request and tells what strikes it, in the order in which the faults were set.
    func striking(_ page: Fault.Page, product: String?) -> [Fault] {
        state.withLock { state in
            var striking: [Fault] = []
            for at in state.entries.indices {
                let fault = state.entries[at].fault
                guard fault.page == page, fault.ids.isEmpty || product.map(fault.ids.contains) ?? false,
                    fault.times.map({ state.entries[at].struck < $0 }) ?? true
                else { continue }
                let before = (Double(state.entries[at].matched) * fault.share).rounded(.down)
                state.entries[at].matched += 1
                // The small addition undoes what 0.1 + 0.1 + … loses.
                let after = (Double(state.entries[at].matched) * fault.share + 1e-9).rounded(.down)
                guard after > before else { continue }
                state.entries[at].struck += 1
                striking.append(fault)
            }
            return striking
        }
    }
}
