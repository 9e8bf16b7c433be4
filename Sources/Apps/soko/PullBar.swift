import Foundation
import HTTPClient
import Synchronization

/// One file's progress: a bar in the terminal, elsewhere a line when it has come.
final class PullBar: Sendable {
    private let name: String
    private let isTerminal = isatty(1) == 1
    private let shown = Mutex(Date.distantPast)

    init(_ name: String) { self.name = name }

    /// Draws at most ten times a second.
    func show(_ progress: DownloadProgress) {
        guard isTerminal else { return }
        let isDue = shown.withLock { shown in
            guard Date().timeIntervalSince(shown) >= 0.1 else { return false }
            shown = Date()
            return true
        }
        guard isDue else { return }
        guard let total = progress.total, total > 0 else {
            return tell("\r  \(name)  \(Self.megabytes(progress.bytes)) ")
        }
        let bar = drawnBar(progress.bytes, of: total)
        tell("\r  \(name)  \(bar) \(Self.megabytes(progress.bytes)) of \(Self.megabytes(total)) ")
    }

    func finish(_ file: DownloadedFile) {
        leave()
        let before = file.resumedAt > 0 ? ", \(Self.megabytes(file.resumedAt)) of it from before" : ""
        tell("  \(name)  \(Self.megabytes(file.bytes))\(before)\n")
    }

    /// Takes the bar away.
    func leave() { if isTerminal { tell("\r\u{1B}[K") } }

    private static func megabytes(_ bytes: Int) -> String { String(format: "%.1f MB", Double(bytes) / 1_000_000) }
}
