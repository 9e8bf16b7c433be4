import CMicroHTTPD
import HTTP
import Synchronization

/// Carries a streaming body from its producer's task to libmicrohttpd's thread.
///
/// At most 256 KiB wait here: then the producer does. While nothing waits, the connection is suspended.
/// The connection's pointer is used only between its suspension and its resumption, both under the lock, and
/// libmicrohttpd allows both from any thread; hence `@unchecked Sendable`.
final class BodyPipe: BodyWriter, @unchecked Sendable {
    typealias Producer = @Sendable (any BodyWriter) async throws -> Void
    private struct State {
        var waiting: [UInt8] = []
        var sent = 0
        var isSuspended = false
        var ending: Ending?
        var writers: [CheckedContinuation<Void, any Error>] = []
        /// Not started before the first byte is wanted: for HEAD, never.
        var producer: Producer?
        var task: Task<Void, Never>?

        var unsent: Int { waiting.count - sent }
    }
    private enum Ending { case finished, failed, abandoned }

    private static let room = 256 << 10
    let peer: ConnectionState
    private let core: ServerCore
    private let connection: OpaquePointer
    private let state: Mutex<State>

    private init(connection: OpaquePointer, peer: ConnectionState, core: ServerCore, producer: @escaping Producer) {
        self.connection = connection
        self.peer = peer
        self.core = core
        state = Mutex(State(producer: producer))
    }

    static func response(
        connection: OpaquePointer, peer: ConnectionState, core: ServerCore, _ producer: @escaping Producer
    ) -> OpaquePointer? {
        let pipe = BodyPipe(connection: connection, peer: peer, core: core, producer: producer)
        if !core.streams(pipe) { pipe.end(.failed) }
        let held = Unmanaged.passRetained(pipe)
        let response = MHD_create_response_from_callback(
            UInt64.max, 32 << 10,
            { context, _, buffer, room in
                guard let context, let buffer else { return -2 }
                return Unmanaged<BodyPipe>.fromOpaque(context).takeUnretainedValue().fill(buffer, room)
            }, held.toOpaque(),
            { context in
                guard let context else { return }
                Unmanaged<BodyPipe>.fromOpaque(context).takeRetainedValue().end(.abandoned)
            })
        if response == nil { held.takeRetainedValue().end(.abandoned) }
        return response
    }

    func write(_ bytes: [UInt8]) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let proceeds = state.withLock { state -> Result<Void, any Error>? in
                if state.ending != nil { return .failure(CancellationError()) }
                state.waiting += bytes
                if state.unsent > 0 { resume(&state) }
                if state.unsent < Self.room { return .success(()) }
                state.writers.append(continuation)
                return nil
            }
            if let proceeds { continuation.resume(with: proceeds) }
        }
    }

    private func fill(_ buffer: UnsafeMutablePointer<CChar>, _ room: Int) -> Int {
        let (count, writers) = state.withLock { state -> (Int, [CheckedContinuation<Void, any Error>]) in
            start(&state)
            let count = min(room, state.unsent)
            if count == 0 {
                switch state.ending {
                case .finished: return (-1, [])
                case .failed, .abandoned: return (-2, [])
                case nil:
                    state.isSuspended = true
                    MHD_suspend_connection(connection)
                    return (0, [])
                }
            }
            state.waiting.withUnsafeBytes { source in
                UnsafeMutableRawBufferPointer(start: buffer, count: count)
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[state.sent..<state.sent + count]))
            }
            state.sent += count
            // What is sent is let go of in large pieces, so that each byte moves once.
            if state.unsent == 0 || state.sent >= Self.room {
                state.waiting.removeFirst(state.sent)
                state.sent = 0
            }
            guard state.unsent < Self.room / 2 else { return (count, []) }
            defer { state.writers = [] }
            return (count, state.writers)
        }
        for writer in writers { writer.resume() }
        return count
    }

    private func start(_ state: inout State) {
        guard let producer = state.producer else { return }
        state.producer = nil
        state.task = Task {
            do {
                try await producer(self)
                end(.finished)
            } catch { end(.failed) }
        }
    }

    /// Breaks the body off, so that the client sees it is not whole: the server stops, or the client has gone.
    func breakOff() { end(.failed) }

    private func end(_ ending: Ending) {
        let (writers, task) = state.withLock { state in
            if state.ending == nil { state.ending = ending }
            if ending == .abandoned { state.isSuspended = false }
            resume(&state)
            defer { (state.writers, state.producer) = ([], nil) }
            defer { if ending != .failed { state.task = nil } }
            return (state.writers, ending == .finished ? nil : state.task)
        }
        if ending == .abandoned { core.streamed(self) }
        for writer in writers { writer.resume(throwing: CancellationError()) }
        task?.cancel()
    }

    private func resume(_ state: inout State) {
        if state.isSuspended { MHD_resume_connection(connection) }
        state.isSuspended = false
    }
}
