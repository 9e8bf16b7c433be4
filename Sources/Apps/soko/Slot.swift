import Synchronization

/// Hands one value from a task to the thread that waits for it.
final class Slot<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    func set(_ new: Value) { value.withLock { $0 = new } }
    func take() -> Value {
        guard let value = value.withLock({ $0 }) else { preconditionFailure("taken before it was set") }
        return value
    }
}
