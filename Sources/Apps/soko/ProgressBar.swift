import Foundation
import Synchronization

/// A bar in the terminal, or a line now and then where there is none.
final class ProgressBar: Sendable {
    private struct Shown {
        var at = Date.distantPast
        var label = ""
    }

    private let name: String
    private let isTerminal = isatty(1) == 1
    private let shown = Mutex(Shown())

    init(_ name: String) { self.name = name }

    /// Draws at most ten times a second.
    func show(done: Int, total: Int, label: String) {
        let isDue = shown.withLock { shown in
            let age = Date().timeIntervalSince(shown.at)
            guard isTerminal ? age >= 0.1 || done == total : age >= 5 && label != shown.label else { return false }
            shown = Shown(at: Date(), label: label)
            return true
        }
        guard isDue else { return }
        guard isTerminal else { return say(name, "\(done)/\(total), \(label)") }
        let title = name.padding(toLength: 12, withPad: " ", startingAt: 0)
        tell("\r  \(title) \(drawnBar(done, of: total)) \(done)/\(total)  \(label)  ")
    }

    func finish(_ label: String) {
        if isTerminal { tell("\r\u{1B}[K") }
        say(name, label)
    }
}
