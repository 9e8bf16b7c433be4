import CMicroHTTPD
import HTTP
import Lanes
import Synchronization

/// One request on its way to its response.
///
/// libmicrohttpd calls about one connection from one thread at a time; `target`, `head` and `received` are touched by
/// those calls only, hence `@unchecked Sendable`. What the handler's task shares with them is in `state`.
final class Exchange: @unchecked Sendable {
    private struct State {
        var response: Response?
        var isSuspended = false
        var task: Task<Void, Never>?
    }

    let core: ServerCore
    private let connection: OpaquePointer
    private let target: String
    private var head: (method: HTTP.Method, headers: Headers, bodyLimit: Int)?
    private var received: [UInt8] = []
    private var isTooLarge = false
    private var isDispatched = false
    private let state = Mutex(State())

    init(core: ServerCore, connection: OpaquePointer, target: String) {
        self.core = core
        self.connection = connection
        self.target = target
    }

    /// The request's headers are whole; its body may follow.
    func begin(method: String) -> MHD_Result {
        var headers = Headers()
        withUnsafeMutablePointer(to: &headers) { soko_mhd_each_header(connection, onHeader, $0) }
        guard let method = HTTP.Method(rawValue: method) else {
            return answer(Problem(.methodNotAllowed, code: "method-not-allowed").response(requestID: ""))
        }
        let path = target.prefix { $0 != "?" }
        let limit = core.bodyLimit(method, String(path))
        head = (method, headers, limit)
        let length = headers["content-length"].flatMap(Int.init)
        if let length, length > limit { return answer(Self.tooLarge(limit)) }
        // Not answered yet, even without a body: libmicrohttpd closes a connection that is answered at its first call.
        return soko_mhd_result(1)
    }

    var hasBegun: Bool { head != nil }

    /// Takes a piece of the body. Past the limit it is counted and dropped; far past it, the connection is cut.
    func receive(_ bytes: UnsafeRawBufferPointer) -> MHD_Result {
        guard let head else { return soko_mhd_result(0) }
        if received.count + bytes.count > head.bodyLimit {
            if isTooLarge { return soko_mhd_result(0) }
            isTooLarge = true
        } else {
            received.append(contentsOf: bytes)
        }
        return soko_mhd_result(1)
    }

    /// The request is whole, or its answer is ready after a suspension.
    func proceed() -> MHD_Result {
        if let response = state.withLock({ $0.response }) { return answer(response) }
        guard !isDispatched, let head else { return soko_mhd_result(1) }
        isDispatched = true
        let connectionState = soko_mhd_context(connection).map { Unmanaged<ConnectionState>.fromOpaque($0).takeUnretainedValue() }
        connectionState?.finishedReceiving()
        if isTooLarge { return answer(Self.tooLarge(head.bodyLimit)) }
        let request = Request(head.method, target, headers: head.headers, body: received, peer: connectionState?.peer ?? "")
        received = []
        core.underWay.add(1, ordering: .relaxed)
        Lane.draining {
            let task = Task(executorPreference: LaneExecutor.shared) { [self] in
                do { finish(try await core.handler(request)) } catch { finish(Response(.internalError)) }
            }
            state.withLock { $0.task = task }
        }
        let ready = state.withLock { state -> Response? in
            if state.response == nil {
                state.isSuspended = true
                core.suspended(self)
                MHD_suspend_connection(connection)
            }
            return state.response
        }
        return ready.map(answer) ?? soko_mhd_result(1)
    }

    /// The first answer counts: the handler's, or the 503 of a server that stops.
    private func finish(_ response: Response) {
        let wasSuspended = state.withLock { state -> Bool in
            guard state.response == nil else { return false }
            state.response = response
            defer { state.isSuspended = false }
            return state.isSuspended
        }
        if wasSuspended {
            core.resumed(self)
            MHD_resume_connection(connection)
        }
    }

    func abandon() {
        finish(Response(.unavailable, headers: ["Retry-After": "5"]))
        state.withLock { $0.task }?.cancel()
    }

    /// The client has its answer, or has gone.
    func completed() {
        if isDispatched { core.underWay.subtract(1, ordering: .relaxed) }
        state.withLock { state in
            if state.response == nil { state.task?.cancel() }
            state.task = nil
        }
    }

    private func answer(_ response: Response) -> MHD_Result {
        let prepared = WireResponse(response, connection: connection, core: core)
        return prepared.queue(on: connection)
    }

    private static func tooLarge(_ limit: Int) -> Response {
        Problem(.contentTooLarge, code: "body-too-large", detail: "The body may hold \(limit) bytes.").response(requestID: "")
    }
}
