import CMicroHTTPD
import Foundation
import Synchronization

/// One TCP connection.
final class ConnectionState: Sendable {
    /// The peer's address without its port.
    let address: String
    private let descriptor: Int32
    private let lastTick: Atomic<Int>
    private let isOpen = Mutex(true)

    init(_ connection: OpaquePointer, heardBefore tick: Int) {
        descriptor = soko_mhd_socket(connection)
        address = soko_mhd_peer(connection).map(PeerAddress.text) ?? ""
        lastTick = Atomic(tick)
    }

    /// The client has until `tick` of the server's clock to bring what it began.
    func mustBeHeard(before tick: Int) { lastTick.store(tick, ordering: .relaxed) }

    func shutIfLate(now: Int) {
        if now > lastTick.load(ordering: .relaxed) {
            isOpen.withLock { if $0 { shutdown(descriptor, Int32(SHUT_RDWR)) } }
        }
    }

    /// libmicrohttpd is about to close the descriptor, whose number may then be another connection's.
    func willClose() { isOpen.withLock { $0 = false } }

    /// Whether the client has closed its side. One that only says it will send no more looks the same: its request is
    /// cancelled too, as other servers do.
    var hasGone: Bool {
        isOpen.withLock { isOpen in
            guard isOpen else { return true }
            var query = pollfd(fd: descriptor, events: Int16(0x2000 /* POLLRDHUP */), revents: 0)
            return poll(&query, 1, 0) > 0
        }
    }
}
