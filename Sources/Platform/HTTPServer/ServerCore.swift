import CMicroHTTPD
import Foundation
import HTTP
import Synchronization
import Telemetry

/// What libmicrohttpd's callbacks share.
final class ServerCore: Sendable {
    let handler: Handler
    let bodyLimit: @Sendable (HTTP.Method, String) -> Int
    let log: Log
    let underWay = Atomic<Int>(0)
    let isDraining = Atomic<Bool>(false)
    private let requestSeconds: Int
    private let connections = Mutex<[ObjectIdentifier: ConnectionState]>([:])
    private let suspended = Mutex<[ObjectIdentifier: Exchange]>([:])
    private let streaming = Mutex<[ObjectIdentifier: BodyPipe]>([:])
    private let sweeping = Atomic<Bool>(false)

    init(
        handler: @escaping Handler, bodyLimit: @escaping @Sendable (HTTP.Method, String) -> Int, requestSeconds: Int, log: Log
    ) {
        self.handler = handler
        self.bodyLimit = bodyLimit
        self.requestSeconds = requestSeconds
        self.log = log
    }

    func opened(_ connection: ConnectionState) { connections.withLock { $0[ObjectIdentifier(connection)] = connection } }
    func closed(_ connection: ConnectionState) { _ = connections.withLock { $0.removeValue(forKey: ObjectIdentifier(connection)) } }
    func suspended(_ exchange: Exchange) { suspended.withLock { $0[ObjectIdentifier(exchange)] = exchange } }
    func resumed(_ exchange: Exchange) { _ = suspended.withLock { $0.removeValue(forKey: ObjectIdentifier(exchange)) } }
    func streams(_ pipe: BodyPipe) { streaming.withLock { $0[ObjectIdentifier(pipe)] = pipe } }
    func streamed(_ pipe: BodyPipe) { _ = streaming.withLock { $0.removeValue(forKey: ObjectIdentifier(pipe)) } }

    /// Answers 503 for every request still waiting: libmicrohttpd must not stop with a suspended connection.
    func abandonSuspended() {
        for exchange in suspended.withLock({ Array($0.values) }) { exchange.abandon() }
        for pipe in streaming.withLock({ Array($0.values) }) { pipe.breakOff() }
    }

    /// libmicrohttpd's own timeout starts anew with every byte, so a client that drips bytes would stay for ever.
    /// Once a second, connections that have been sending one request for too long are shut.
    func startSweeping() {
        sweeping.store(true, ordering: .relaxed)
        Thread.detachNewThread { [self] in
            while sweeping.load(ordering: .relaxed) {
                sleep(1)
                let now = ContinuousClock.now
                // Under the lock: `closed` waits for it, so the descriptor cannot be another connection's yet.
                connections.withLock { connections in
                    for connection in connections.values { connection.shutIfReceiving(longerThan: requestSeconds, now: now) }
                }
            }
        }
    }

    func stopSweeping() { sweeping.store(false, ordering: .relaxed) }
}

/// One TCP connection.
final class ConnectionState: Sendable {
    let peer: String
    private let descriptor: Int32
    private let receivingSince: Mutex<ContinuousClock.Instant?>

    init(_ connection: OpaquePointer) {
        descriptor = soko_mhd_socket(connection)
        peer = soko_mhd_peer(connection).map(PeerAddress.text) ?? ""
        receivingSince = Mutex(.now)
    }

    func startedReceiving() { receivingSince.withLock { $0 = .now } }
    func finishedReceiving() { receivingSince.withLock { $0 = nil } }

    fileprivate func shutIfReceiving(longerThan seconds: Int, now: ContinuousClock.Instant) {
        let since = receivingSince.withLock { $0 }
        if let since, since.duration(to: now) > .seconds(seconds) { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
}
