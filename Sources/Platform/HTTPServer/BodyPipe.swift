import CMicroHTTPD
import HTTP
import Lanes
import Synchronization

/// Carries a streaming body from its producer's task to libmicrohttpd's thread.
///
/// At most 256 KiB wait here: then the producer does. While nothing waits, the connection is suspended.
/// The connection's pointer is used only between its suspension and its resumption, which libmicrohttpd allows from any
/// thread; hence `@unchecked Sendable`.
final class BodyPipe: BodyWriter, @unchecked Sendable {
    private struct State {
        var waiting: [UInt8] = []
        var sent = 0
        var isSuspended = false
        var ending: Ending?
        var writer: CheckedContinuation<Void, any Error>?
    }
    private enum Ending { case finished, failed, abandoned }

    private static let room = 256 << 10
    private let connection: OpaquePointer
    private let state = Mutex(State())

    private init(connection: OpaquePointer) { self.connection = connection }

    static func response(
        connection: OpaquePointer, core: ServerCore, _ produce: @escaping @Sendable (any BodyWriter) async throws -> Void
    ) -> OpaquePointer? {
        let pipe = BodyPipe(connection: connection)
        core.streams(pipe)
        let task = Task {
            do {
                try await produce(pipe)
                pipe.end(.finished)
            } catch { pipe.end(.failed) }
        }
        let held = Unmanaged.passRetained(Held(pipe: pipe, task: task, core: core)).toOpaque()
        return MHD_create_response_from_callback(
            UInt64.max, 32 << 10,
            { context, _, buffer, room in
                guard let context, let buffer else { return -2 }
                return Unmanaged<Held>.fromOpaque(context).takeUnretainedValue().pipe.fill(buffer, room)
            }, held,
            { context in
                guard let context else { return }
                let held = Unmanaged<Held>.fromOpaque(context).takeRetainedValue()
                held.pipe.end(.abandoned)
                held.task.cancel()
                held.core.streamed(held.pipe)
            })
    }

    private final class Held {
        let pipe: BodyPipe
        let task: Task<Void, Never>
        let core: ServerCore
        init(pipe: BodyPipe, task: Task<Void, Never>, core: ServerCore) {
            self.pipe = pipe
            self.task = task
            self.core = core
        }
    }

    func write(_ bytes: [UInt8]) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let (resumes, proceeds) = state.withLock { state -> (Bool, Result<Void, any Error>?) in
                if state.ending != nil { return (false, .failure(CancellationError())) }
                state.waiting += bytes
                defer { state.isSuspended = false }
                if state.waiting.count - state.sent < Self.room { return (state.isSuspended, .success(())) }
                state.writer = continuation
                return (state.isSuspended, nil)
            }
            if resumes { MHD_resume_connection(connection) }
            if let proceeds { continuation.resume(with: proceeds) }
        }
    }

    private func fill(_ buffer: UnsafeMutablePointer<CChar>, _ room: Int) -> Int {
        let (count, writer) = state.withLock { state -> (Int, CheckedContinuation<Void, any Error>?) in
            let count = min(room, state.waiting.count - state.sent)
            if count == 0 {
                switch state.ending {
                case .finished: return (-1, nil)
                case .failed, .abandoned: return (-2, nil)
                case nil:
                    state.isSuspended = true
                    MHD_suspend_connection(connection)
                    return (0, nil)
                }
            }
            state.waiting.withUnsafeBytes { source in
                UnsafeMutableRawPointer(buffer).copyMemory(from: source.baseAddress! + state.sent, byteCount: count)
            }
            state.sent += count
            guard state.waiting.count - state.sent < Self.room / 2 else { return (count, nil) }
            if state.sent == state.waiting.count {
                state.waiting = []
                state.sent = 0
            }
            defer { state.writer = nil }
            return (count, state.writer)
        }
        if let writer { Lane.draining { writer.resume() } }
        return count
    }

    /// Breaks the body off, so that the client sees it is not whole: the server stops.
    func breakOff() { end(.failed) }

    private func end(_ ending: Ending) {
        let (resumes, writer) = state.withLock { state -> (Bool, CheckedContinuation<Void, any Error>?) in
            if state.ending == nil { state.ending = ending }
            defer { (state.isSuspended, state.writer) = (false, nil) }
            return (state.isSuspended && ending != .abandoned, state.writer)
        }
        if resumes { MHD_resume_connection(connection) }
        writer?.resume(throwing: CancellationError())
    }
}
