import Foundation
import Synchronization

/// How many of a known number of steps are done, as a bar in the terminal that errors go to; nothing elsewhere.
final class StepBar: Sendable {
    private static let width = 30
    private let name: String
    private let total: Int
    private let isTerminal = isatty(2) == 1
    private let state = Mutex((done: 0, shown: Date.distantPast))

    init(_ name: String, of total: Int) { (self.name, self.total) = (name, total) }

    /// Draws at most ten times a second.
    func step() {
        let done: Int? = state.withLock { state in
            state.done += 1
            guard isTerminal, Date().timeIntervalSince(state.shown) >= 0.1 else { return nil }
            state.shown = Date()
            return state.done
        }
        guard let done else { return }
        let filled = done * Self.width / max(1, total)
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: Self.width - filled)
        complain("\r  \(name)  [\(bar)] \(done) of \(total) ")
    }

    /// Takes the bar away.
    func leave() { if isTerminal { complain("\r\u{1B}[K") } }
}

/// Says something beside the results.
func complain(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
