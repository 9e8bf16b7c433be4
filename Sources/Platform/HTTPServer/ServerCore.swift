import CMicroHTTPD
import Foundation
import HTTP
import Synchronization
import Telemetry

/// What libmicrohttpd's callbacks share.
final class ServerCore: Sendable {
    let handler: Handler
    let bodyLimit: @Sendable (HTTP.Method, String) -> Int
    let spooling: @Sendable (HTTP.Method, String) -> Spooling?
    /// Bodies that are on their way to disk.
    let spools = Atomic<Int>(0)
    let settings: ServerSettings
    let log: Log
    let largeBodies: LargeBodies
    let underWay = Atomic<Int>(0)
    let isDraining = Atomic<Bool>(false)
    private let connections = Mutex<[ObjectIdentifier: ConnectionState]>([:])
    private let waiting = Mutex(Waiting())
    private let sweeping = Atomic<Bool>(false)
    private let seconds = Atomic<Int>(0)

    /// Connections that libmicrohttpd does not look at until we resume them: it must not stop while there is one.
    private struct Waiting {
        var exchanges: [ObjectIdentifier: Exchange] = [:]
        var pipes: [ObjectIdentifier: BodyPipe] = [:]
        /// From then on nothing may be suspended.
        var isClosed = false
    }

    init(
        handler: @escaping Handler, bodyLimit: @escaping @Sendable (HTTP.Method, String) -> Int,
        spooling: @escaping @Sendable (HTTP.Method, String) -> Spooling?, settings: ServerSettings, log: Log
    ) {
        self.handler = handler
        self.bodyLimit = bodyLimit
        self.spooling = spooling
        self.settings = settings
        largeBodies = LargeBodies(bytes: settings.bodyMemory)
        self.log = log
    }

    /// Seconds since the server started: a clock that costs a request nothing.
    var tick: Int { seconds.load(ordering: .relaxed) }

    func opened(_ connection: ConnectionState) {
        connections.withLock { $0[ObjectIdentifier(connection)] = connection }
    }
    func closed(_ connection: ConnectionState) {
        _ = connections.withLock { $0.removeValue(forKey: ObjectIdentifier(connection)) }
    }

    /// - Returns: false when the server has stopped waiting: the exchange must not be suspended.
    func suspended(_ exchange: Exchange) -> Bool {
        waiting.withLock { waiting in
            if waiting.isClosed { return false }
            waiting.exchanges[ObjectIdentifier(exchange)] = exchange
            return true
        }
    }
    func resumed(_ exchange: Exchange) {
        _ = waiting.withLock { $0.exchanges.removeValue(forKey: ObjectIdentifier(exchange)) }
    }

    /// - Returns: false when the server has stopped waiting: the pipe must end at once.
    func streams(_ pipe: BodyPipe) -> Bool {
        waiting.withLock { waiting in
            if waiting.isClosed { return false }
            waiting.pipes[ObjectIdentifier(pipe)] = pipe
            return true
        }
    }
    func streamed(_ pipe: BodyPipe) { _ = waiting.withLock { $0.pipes.removeValue(forKey: ObjectIdentifier(pipe)) } }

    /// Answers 503 for every request that still waits, and breaks streams off. Afterwards nothing is suspended.
    func abandonSuspended() {
        let (exchanges, pipes) = waiting.withLock { waiting in
            waiting.isClosed = true
            return (Array(waiting.exchanges.values), Array(waiting.pipes.values))
        }
        for exchange in exchanges { exchange.abandon() }
        for pipe in pipes { pipe.breakOff() }
        while waiting.withLock({ !$0.exchanges.isEmpty }) { usleep(1_000) }
    }

    /// Once a second: shuts connections that have been sending one request for too long (libmicrohttpd's own timeout
    /// starts anew with every byte, so a client that drips bytes would stay for ever), and cancels what was asked for
    /// by clients that have gone (libmicrohttpd does not look at a suspended connection).
    func startSweeping() {
        sweeping.store(true, ordering: .relaxed)
        Thread.detachNewThread { [self] in
            while sweeping.load(ordering: .relaxed) {
                sleep(1)
                let now = seconds.add(1, ordering: .relaxed).newValue
                connections.withLock { connections in
                    for connection in connections.values { connection.shutIfLate(now: now) }
                }
                cancelForThoseWhoLeft()
            }
        }
    }

    private func cancelForThoseWhoLeft() {
        let (exchanges, pipes) = waiting.withLock { (Array($0.exchanges.values), Array($0.pipes.values)) }
        for exchange in exchanges where exchange.peer.hasGone { exchange.cancel() }
        for pipe in pipes where pipe.peer.hasGone { pipe.breakOff() }
    }

    func stopSweeping() { sweeping.store(false, ordering: .relaxed) }
}
