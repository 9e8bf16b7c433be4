import CMicroHTTPD
import Foundation
import HTTP
import Lanes
import Synchronization
import Telemetry

/// Serves one handler over HTTP/1.1.
///
/// libmicrohttpd's epoll threads read requests and write answers. A handler runs on the thread that read its request
/// until it first waits; its connection is then suspended, and resumed when the answer is there.
package final class HTTPServer: Sendable {
    package let port: Int
    private let core: ServerCore
    private let daemon: Daemon
    private let settings: ServerSettings
    private let stopped = Atomic<Bool>(false)

    /// Starts listening.
    ///
    /// - Parameters:
    ///   - bodyLimit: the largest body in bytes for a method and path; a larger one gets 413 and is not read.
    ///   - spooling: where the body of a method and path goes instead of memory.
    ///   - handler: must not throw; `answeringErrors` sees to that. A throw is answered with a bare 500.
    /// - Throws: `ListenFault`.
    package init(
        _ settings: ServerSettings, log: Log = .silent,
        bodyLimit: @escaping @Sendable (Method, String) -> Int = { _, _ in 1 << 20 },
        spooling: @escaping @Sendable (Method, String) -> Spooling? = { _, _ in nil },
        handler: @escaping Handler
    ) throws {
        self.settings = settings
        let socket = try ListeningSocket(address: settings.address, port: settings.port)
        port = socket.port
        core = ServerCore(handler: handler, bodyLimit: bodyLimit, spooling: spooling, settings: settings, log: log)
        let context = Unmanaged.passUnretained(core).toOpaque()
        guard
            let daemon = soko_mhd_start(
                socket.descriptor, UInt32(settings.threads), UInt32(settings.maxConnections),
                UInt32(settings.idleSeconds),
                16 << 10, context, onRequest, onRequestLine, onCompleted, onConnection)
        else {
            close(socket.descriptor)
            throw ListenFault.failed("libmicrohttpd did not start")
        }
        self.daemon = Daemon(pointer: daemon)
        core.startSweeping()
    }

    /// Finds out whether a port could be listened on.
    /// - Throws: `ListenFault` when not.
    package static func checkFree(address: String, port: Int) throws(ListenFault) {
        close(try ListeningSocket(address: address, port: port).descriptor)
    }

    /// Requests being answered now.
    package var requestsUnderWay: Int { core.underWay.load(ordering: .relaxed) }

    /// Takes no new connection, answers what is under way for up to `settings.drain`, then answers the rest with 503,
    /// cancels it and closes. Blocks; call it from a thread that may wait.
    package func stop() {
        guard !stopped.exchange(true, ordering: .sequentiallyConsistent) else { return }
        core.isDraining.store(true, ordering: .sequentiallyConsistent)
        let listening = MHD_quiesce_daemon(daemon.pointer)
        // Refuses the next at once; the number is given back only when no thread of libmicrohttpd can use it any more.
        if listening >= 0 { shutdown(listening, Int32(SHUT_RDWR)) }
        waitUntilIdle(atMost: settings.drain)
        core.abandonSuspended()
        // For the 503s to be sent.
        waitUntilIdle(atMost: .seconds(1))
        MHD_stop_daemon(daemon.pointer)
        if listening >= 0 { close(listening) }
        core.stopSweeping()
    }

    private func waitUntilIdle(atMost limit: Duration) {
        let deadline = ContinuousClock.now + limit
        while core.underWay.load(ordering: .sequentiallyConsistent) > 0, .now < deadline { usleep(5_000) }
    }

    /// libmicrohttpd's threads must not outlive what they call.
    deinit { stop() }
}

/// libmicrohttpd's daemon. Its functions used here are thread-safe, hence `@unchecked Sendable`.
private struct Daemon: @unchecked Sendable {
    let pointer: OpaquePointer
}
