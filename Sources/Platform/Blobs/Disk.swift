import Dispatch

/// Runs blocking file work away from the cooperative pool, a few at a time.
package enum Disk {
    private static let queue = DispatchQueue(label: "soko.disk", attributes: .concurrent)

    package static func work(_ body: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { continuation in
            queue.async {
                body()
                continuation.resume()
            }
        }
    }

    package static func work<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try body() }) }
        }
    }
}
