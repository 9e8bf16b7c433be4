/// How much a line matters; lines below the log's level are not written.
package enum LogLevel: Int, Comparable, Sendable, CaseIterable {
    case debug, info, notice, warning, error

    package var name: String { String(describing: self) }
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    package init?(name: String) {
        guard let level = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = level
    }
}
