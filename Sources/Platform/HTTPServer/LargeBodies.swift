import Synchronization

/// The room for what bodies hold beyond their first megabyte, all requests together: many who send large ones at once must
/// not fill the machine's memory.
final class LargeBodies: Sendable {
    /// Every request has so much without asking.
    static let free = 1 << 20
    private let left: Atomic<Int>

    /// - Parameter bytes: for all requests together.
    init(bytes: Int) { left = Atomic(bytes) }

    /// - Returns: false when there is no room; then nothing is taken.
    func take(_ bytes: Int) -> Bool {
        if left.subtract(bytes, ordering: .relaxed).newValue >= 0 { return true }
        give(bytes)
        return false
    }

    func give(_ bytes: Int) { left.add(bytes, ordering: .relaxed) }
}
