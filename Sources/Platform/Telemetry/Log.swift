import Foundation
import Synchronization

/// JSON lines, one event each: `time`, `level`, `event`, then the fields of the event.
///
/// Values that name people are masked by the caller; nothing here guesses.
package struct Log: Sendable {
    package typealias Fields = KeyValuePairs<String, LogValue>

    private let level: LogLevel
    private let fixed: [(String, LogValue)]
    private let write: @Sendable ([UInt8]) -> Void

    package init(level: LogLevel, write: @escaping @Sendable ([UInt8]) -> Void) {
        self.init(level: level, fixed: [], write: write)
    }

    private init(level: LogLevel, fixed: [(String, LogValue)], write: @escaping @Sendable ([UInt8]) -> Void) {
        self.level = level
        self.fixed = fixed
        self.write = write
    }

    /// Writes whole lines to standard error; one `write` a line keeps lines of several processes apart.
    package static func standardError(level: LogLevel) -> Log {
        Log(level: level) { line in
            line.withUnsafeBytes { _ = Foundation.write(2, $0.baseAddress, $0.count) }
        }
    }

    /// Drops every line.
    package static let silent = Log(level: .error) { _ in }

    /// The same log with fields that stand in every line from here on.
    package func with(_ fields: Fields) -> Log {
        Log(level: level, fixed: fixed + fields.map { ($0.key, $0.value) }, write: write)
    }

    package func debug(_ event: StaticString, _ fields: Fields = [:]) { emit(.debug, event, fields) }
    package func info(_ event: StaticString, _ fields: Fields = [:]) { emit(.info, event, fields) }
    package func notice(_ event: StaticString, _ fields: Fields = [:]) { emit(.notice, event, fields) }
    package func warning(_ event: StaticString, _ fields: Fields = [:]) { emit(.warning, event, fields) }
    package func error(_ event: StaticString, _ fields: Fields = [:]) { emit(.error, event, fields) }

    private func emit(_ level: LogLevel, _ event: StaticString, _ fields: Fields) {
        guard level >= self.level else { return }
        var line = LogLine(time: Date(), level: level, event: event)
        for (name, value) in fixed { line.add(name, value) }
        for (name, value) in fields { line.add(name, value) }
        write(line.finished())
    }
}

/// A field's value.
package enum LogValue: Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
    case text(String), integer(Int64), number(Double), flag(Bool)

    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(booleanLiteral value: Bool) { self = .flag(value) }

    package static func int(_ value: some BinaryInteger) -> LogValue { .integer(Int64(clamping: value)) }
    package static func fault(_ error: any Error) -> LogValue { .text(String(describing: error)) }
    package static func milliseconds(_ duration: Duration) -> LogValue {
        let parts = duration.components
        return .number((Double(parts.seconds) * 1e6 + Double(parts.attoseconds) / 1e12).rounded() / 1e3)
    }
}
