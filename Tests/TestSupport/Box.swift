import Synchronization

/// A shared value for tests: what a closure saw, counted or was told.
package final class Box<Value: Sendable>: Sendable {
    private let value: Mutex<Value>
    package init(_ value: Value) { self.value = Mutex(value) }
    package var current: Value { value.withLock { $0 } }
    @discardableResult
    package func withLock<Result: Sendable>(_ body: (inout sending Value) -> sending Result) -> Result {
        value.withLock(body)
    }
}
