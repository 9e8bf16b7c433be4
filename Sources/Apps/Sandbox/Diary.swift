import Synchronization

/// What was asked of the sandbox: counts by kind of page, and the latest requests.
package final class Diary: Sendable {
    package struct Line: Sendable {
        package let kind: String
        package let method: String
        package let path: String
        package let status: Int
        package let userAgent: String
    }
    private struct State {
        var counts: [String: Int] = [:]
        var latest: [Line] = []
    }
    private static let room = 500
    private let state = Mutex(State())

    package init() {}

    /// By kind: `catalogue`, `more`, `product`, `picture`, `other`.
    package var counts: [String: Int] { state.withLock { $0.counts } }
    /// Oldest first, 500 at most.
    package var latest: [Line] { state.withLock { Array($0.latest.suffix(Self.room)) } }
    package func clear() { state.withLock { $0 = State() } }

    func note(_ line: Line) {
        state.withLock { state in
            state.counts[line.kind, default: 0] += 1
            state.latest.append(line)
            if state.latest.count > 2 * Self.room { state.latest.removeFirst(Self.room) }
        }
    }

    static func kind(of path: String) -> String {
        if path.hasPrefix("/c/") { return path.hasSuffix("/more") ? "more" : "catalogue" }
        if path.hasPrefix("/p/") { return "product" }
        return path.hasPrefix("/v/") ? "picture" : "other"
    }
}
