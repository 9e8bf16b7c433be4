import Foundation
import Synchronization

/// How many of a known number of steps are done, as a bar in the terminal that errors go to; nothing elsewhere.
final class StepBar: Sendable {
    private let name: String
    private let total: Int
    private let isTerminal = isatty(2) == 1
    private let state = Mutex((done: 0, shown: Date.distantPast))

    init(_ name: String = "", of total: Int = 0) { (self.name, self.total) = (name, total) }

    func step() {
        show(
            name,
            state.withLock { state in
                state.done += 1; return state.done
            }, of: total)
    }

    /// The same of one step after the other. Draws at most ten times a second.
    func show(_ name: String, _ done: Int, of total: Int) {
        let isDue = state.withLock { state in
            guard isTerminal, done == total || Date().timeIntervalSince(state.shown) >= 0.1 else { return false }
            state.shown = Date()
            return true
        }
        if isDue { complain("\r\u{1B}[K  \(name)  \(drawnBar(done, of: total)) \(done) of \(total) ") }
    }

    /// Takes the bar away.
    func leave() { if isTerminal { complain("\r\u{1B}[K") } }
}

/// Says something beside the results.
func complain(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
