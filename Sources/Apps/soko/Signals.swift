import Foundation

/// Waiting for somebody to end the process.
enum Signals {
    /// Blocks SIGINT and SIGTERM in every thread; call before any is made. SIGPIPE is ignored: writes say it themselves.
    static func hold() {
        signal(SIGPIPE, SIG_IGN)
        var set = ending
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Waits for SIGINT or SIGTERM. Blocks.
    static func waitForEnd() {
        var set = ending
        var received: Int32 = 0
        sigwait(&set, &received)
    }

    /// Whether one has come already, waiting at most so long.
    static func hasEnded(within milliseconds: Int) -> Bool {
        var set = ending
        var limit = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
        return sigtimedwait(&set, nil, &limit) > 0
    }

    private static var ending: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        sigaddset(&set, SIGTERM)
        return set
    }
}

/// Waits for asynchronous work. Only for the main thread of a command.
func blocking<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
    let done = DispatchSemaphore(value: 0)
    let slot = Slot<Value>()
    Task {
        slot.set(await work())
        done.signal()
    }
    done.wait()
    return slot.take()
}

/// The same, until somebody ends the command: then the work is cancelled.
/// - Throws: what the work throws; `CommandFault` with `excuse` when it was ended.
func untilEnded(_ excuse: String, _ work: @escaping @Sendable () async throws -> Void) throws {
    let done = DispatchSemaphore(value: 0)
    let slot = Slot<Result<Void, any Error>>()
    let task = Task {
        do { slot.set(.success(try await work())) } catch { slot.set(.failure(error)) }
        done.signal()
    }
    while done.wait(timeout: .now()) == .timedOut {
        guard Signals.hasEnded(within: 50) else { continue }
        task.cancel()
        done.wait()
        throw CommandFault(excuse)
    }
    try slot.take().get()
}

/// The same for work that may fail.
func blocking<Value: Sendable>(throwing work: @escaping @Sendable () async throws -> Value) throws -> Value {
    try blocking { () async -> Result<Value, any Error> in
        do { return .success(try await work()) } catch { return .failure(error) }
    }.get()
}
