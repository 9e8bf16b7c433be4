import CPostgres
import Foundation
import Synchronization

/// Hears NOTIFY on a connection and a thread of its own.
package final class Listener: Sendable {
    package enum Event: Sendable, Equatable {
        /// The connection stands, anew: what was said meanwhile was not heard, so look for yourself.
        case listening
        case notified(channel: String, payload: String)
    }

    private let isStopping = Atomic<Bool>(false)

    package init() {}

    /// Everything said on `channels`; ends after `stop`. Connects again by itself when the connection breaks.
    /// - Parameter channels: plain lower-case identifiers that the program owns.
    package func events(on channels: [String], connection: String) -> AsyncStream<Event> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1024)) { continuation in
            let thread = Thread { [self] in
                while !isStopping.load(ordering: .relaxed) {
                    listen(channels, connection, continuation)
                    if !isStopping.load(ordering: .relaxed) { usleep(250_000) }
                }
                continuation.finish()
            }
            thread.name = "postgres-listen"
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    /// Ends the stream within a quarter of a second.
    package func stop() { isStopping.store(true, ordering: .relaxed) }

    private func listen(_ channels: [String], _ connection: String, _ continuation: AsyncStream<Event>.Continuation) {
        guard let link = PQconnectdb(connection) else { return }
        defer { PQfinish(link) }
        PQsetNoticeProcessor(link, { _, _ in }, nil)
        for channel in channels {
            let result = PQexec(link, "LISTEN \"\(channel)\"")
            PQclear(result)
        }
        guard PQstatus(link) == CONNECTION_OK else { return }
        continuation.yield(.listening)
        while !isStopping.load(ordering: .relaxed) {
            var descriptor = pollfd(fd: PQsocket(link), events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, 250) >= 0 || errno == EINTR else { return }
            guard descriptor.revents == 0 || PQconsumeInput(link) == 1 else { return }
            while let notice = PQnotifies(link) {
                continuation.yield(
                    .notified(
                        channel: String(cString: notice.pointee.relname), payload: String(cString: notice.pointee.extra)
                    ))
                PQfreemem(notice)
            }
        }
    }
}
