import CMicroHTTPD
import Foundation
import HTTP
import Lanes
import Synchronization
import Telemetry

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
    let peer: ConnectionState
    private let connection: OpaquePointer
    private let target: String
    private var head: (method: HTTP.Method, headers: Headers)?
    private var received: [UInt8] = []
    /// Takes the body instead, where its endpoint wants it so.
    private var spool: BodySpool?
    /// Bytes of the body beyond its limit: read, so that the client comes to read its answer, and dropped.
    private var excess = 0
    /// Taken from the room for large bodies.
    private var taken = 0
    private var isCrowded = false
    private var isDispatched = false
    private lazy var bodyLimit = core.bodyLimit(head?.method ?? .get, String(target.prefix { $0 != "?" }))
    private let state = Mutex(State())

    init(core: ServerCore, connection: OpaquePointer, peer: ConnectionState, target: String) {
        self.core = core
        self.connection = connection
        self.peer = peer
        self.target = target.utf8.first == UInt8(ascii: "/") ? target : Self.originForm(of: target)
    }

    /// `/a?b` of `http://host/a?b`, which a server must understand as well (RFC 9112, 3.2.2).
    private static func originForm(of target: String) -> String {
        guard let scheme = target.range(of: "://") else { return target }
        let rest = target[scheme.upperBound...].drop { $0 != "/" && $0 != "?" }
        return rest.first == "/" ? String(rest) : "/" + rest
    }

    /// The request's headers are whole; its body may follow.
    ///
    /// - Parameter needsHost: HTTP/1.1, where a request without `Host` is 400 (RFC 9112, 3.2).
    func begin(method: String, needsHost: Bool) -> MHD_Result {
        var headers = Headers()
        withUnsafeMutablePointer(to: &headers) { soko_mhd_each_header(connection, onHeader, $0) }
        guard let method = HTTP.Method(rawValue: method) else {
            core.log.notice(
                "unknown method",
                [
                    "bytes": .text(method.utf8.prefix(64).map { String($0, radix: 16) }.joined(separator: " ")),
                    "target": .text(target),
                ])
            return answer(Problem(.notImplemented, code: "unknown-method").response(requestID: ""))
        }
        head = (method, headers)
        if needsHost, headers["host"] == nil {
            return answer(Problem(.badRequest, code: "no-host").response(requestID: ""))
        }
        if let length = headers["content-length"] {
            // Two lengths, or a length beside chunks, is how one request is smuggled inside another (RFC 9112, 6.1).
            if headers["transfer-encoding"] != nil || headers.values("content-length").count > 1 {
                return answer(Problem(.badRequest, code: "two-lengths").response(requestID: ""))
            }
            if Int(length) ?? .max > bodyLimit { return answer(tooLarge()) }
            expectBody(of: Int(length) ?? 0)
        } else if headers["transfer-encoding"] != nil {
            expectBody(of: bodyLimit)
        }
        do { try openSpool(method, headers) } catch { return answer(error.response(requestID: "")) }
        // Not answered yet, even without a body: libmicrohttpd closes a connection that is answered at its first call.
        return soko_mhd_result(1)
    }

    /// Asked before the first byte of the body: whoever may not send it sends nothing.
    private func openSpool(_ method: HTTP.Method, _ headers: Headers) throws(Problem) {
        guard let spooling = core.spooling(method, String(target.prefix { $0 != "?" })) else { return }
        if let problem = spooling.refuses(Request(method, target, headers: headers, peer: peer.address)) {
            throw problem
        }
        spool = try BodySpool(spooling, expecting: headers["content-length"].flatMap { Int($0) } ?? 0, core: core)
    }

    var hasBegun: Bool { head != nil }

    private func expectBody(of bytes: Int) {
        peer.mustBeHeard(before: core.tick + core.settings.requestSeconds + bytes / ServerSettings.slowestUpload)
    }

    /// Takes a piece of the body. Past the limit it is counted and dropped; a megabyte past it, the connection is cut.
    func receive(_ bytes: UnsafeRawBufferPointer) -> MHD_Result {
        let count = (spool?.count ?? received.count) + bytes.count
        // What goes to disk takes no memory, so it needs no room there.
        if excess > 0 || count > bodyLimit || (spool == nil && !makeRoom(for: count)) {
            excess += bytes.count
            (received, spool) = ([], nil)
            giveRoomBack()
            // Who came at a bad moment has done nothing wrong and is heard out, to read that.
            return soko_mhd_result(excess > (isCrowded ? bodyLimit : 1 << 20) ? 0 : 1)
        }
        if let spool { spool.add(bytes) } else { received.append(contentsOf: bytes) }
        return soko_mhd_result(1)
    }

    /// As bytes come, not as they are promised: a promise alone must not keep others out.
    private func makeRoom(for count: Int) -> Bool {
        let more = count - LargeBodies.free - taken
        if more <= 0 { return true }
        guard core.largeBodies.take(more) else {
            isCrowded = true
            return false
        }
        taken += more
        return true
    }

    private func giveRoomBack() {
        core.largeBodies.give(taken)
        taken = 0
    }

    /// The request is whole, or its answer is ready after a suspension.
    func proceed() -> MHD_Result {
        if let response = state.withLock({ $0.response }) { return answer(response) }
        guard !isDispatched, let head else { return soko_mhd_result(1) }
        isDispatched = true
        peer.mustBeHeard(before: .max)
        if excess > 0 { return answer(isCrowded ? crowded() : tooLarge()) }
        var request = Request(head.method, target, headers: head.headers, body: received, peer: peer.address)
        do { request.spooled = try spool?.finish() } catch { return answer(error.response(requestID: "")) }
        (received, spool) = ([], nil)
        core.underWay.add(1, ordering: .relaxed)
        Lane.draining {
            let task = Task(executorPreference: LaneExecutor.shared) { [self, request] in
                do { finish(try await core.handler(request)) } catch {
                    core.log.error("a handler threw", ["path": .text(request.path), "fault": .fault(error)])
                    finish(Response(.internalError))
                }
            }
            state.withLock { $0.task = task }
        }
        let ready = state.withLock { state -> Response? in
            if state.response != nil { return state.response }
            guard core.suspended(self) else {
                state.response = Self.stopping
                state.task?.cancel()
                return state.response
            }
            state.isSuspended = true
            MHD_suspend_connection(connection)
            return nil
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
            MHD_resume_connection(connection)
            // Only now: a server that stops waits until no exchange is left between its suspension and this line.
            core.resumed(self)
        }
    }

    private static var stopping: Response { Response(.unavailable, headers: ["Retry-After": "5"]) }

    func abandon() {
        // Taken first: once it is answered, the exchange completes and forgets its task.
        let task = state.withLock { $0.task }
        finish(Self.stopping)
        task?.cancel()
    }

    func cancel() { state.withLock { $0.task }?.cancel() }

    /// The client has its answer, or has gone.
    func completed() {
        // libmicrohttpd's idle timeout rules from here; this one is for a next request whose first line drips in.
        peer.mustBeHeard(before: core.tick + core.settings.idleSeconds + core.settings.requestSeconds)
        if isDispatched { core.underWay.subtract(1, ordering: .relaxed) }
        giveRoomBack()
        state.withLock { state in
            if state.response == nil { state.task?.cancel() }
            state.task = nil
        }
    }

    private func answer(_ response: Response) -> MHD_Result {
        let prepared = WireResponse(
            response, connection: connection, peer: peer, core: core, isHead: head?.method == .head)
        return prepared.queue(on: connection)
    }

    private func crowded() -> Response {
        Problem(
            .unavailable, code: "too-many-uploads",
            detail: "Many large uploads are coming in. Please try again shortly.",
            headers: ["Retry-After": "5"]
        ).response(requestID: "")
    }

    private func tooLarge() -> Response {
        Problem(.contentTooLarge, code: "body-too-large", detail: "The body may hold \(bodyLimit) bytes.")
            .response(requestID: "")
    }
}
