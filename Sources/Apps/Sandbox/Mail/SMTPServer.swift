import Foundation
import Synchronization

/// A mail server on loopback that takes everything and sends nothing on. One thread for each client, 50 at most.
package final class SMTPServer: Sendable {
    static let maxClients = 50
    /// A client that says nothing for so long is left, and every client after so long in all.
    static let silence = 30
    static let patience = Duration.seconds(300)

    package let port: Int
    private let life = Life()

    /// `smtp://127.0.0.1:port`
    package var address: String { "smtp://127.0.0.1:\(port)" }

    /// Clients that are connected now.
    var clients: Int { life.state.withLock { $0.open.count } }

    /// Outlives the server until its last thread is gone: a descriptor is closed and forgotten in one step.
    private final class Life: Sendable {
        struct State {
            var open: Set<Int32> = []
            var listener: Int32?
        }
        let state = Mutex(State())

        /// False when there are too many.
        func admit(_ descriptor: Int32) -> Bool {
            state.withLock { state in
                guard state.listener != nil, state.open.count < SMTPServer.maxClients else { return false }
                state.open.insert(descriptor)
                return true
            }
        }
        func end(_ descriptor: Int32) {
            state.withLock {
                $0.open.remove(descriptor)
                close(descriptor)
            }
        }
    }

    /// - Parameters:
    ///   - port: 0 lets the system choose.
    ///   - objection: what `RCPT` answers instead of 250, for an address; may block its client for a while.
    /// - Throws: `MailPortTaken`.
    init(
        port: Int, objection: @escaping @Sendable (String) -> String?, take: @escaping @Sendable (ArrivedMail) -> Void
    ) throws {
        let listener = try LoopbackSocket.listening(port)
        self.port = LoopbackSocket.port(of: listener)
        let life = life
        life.state.withLock { $0.listener = listener }
        Thread.detachNewThread {
            while true {
                let descriptor = accept(listener, nil, nil)
                // A client that left while it waited is no reason to stop; a listener that was shut down is.
                if descriptor < 0 {
                    guard errno == ECONNABORTED || errno == EINTR || errno == EMFILE else { break }
                    usleep(10_000)
                    continue
                }
                guard life.admit(descriptor) else {
                    Self.say("421 4.3.2 too many clients\r\n", to: descriptor)
                    close(descriptor)
                    continue
                }
                Thread.detachNewThread {
                    Self.talk(descriptor, SMTPSession(objection: objection), take)
                    life.end(descriptor)
                }
            }
            close(listener)
        }
    }

    deinit { stop() }

    /// Takes no new clients and hangs up on those that are there.
    package func stop() {
        life.state.withLock { state in
            if let listener = state.listener { shutdown(listener, Int32(SHUT_RDWR)) }
            state.listener = nil
            for descriptor in state.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }

    private static func talk(_ descriptor: Int32, _ session: SMTPSession, _ take: (ArrivedMail) -> Void) {
        var limit = timeval(tv_sec: silence, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        var session = session
        let until = ContinuousClock.now + patience
        var piece = [UInt8](repeating: 0, count: 16_384)
        guard say(SMTPSession.greeting, to: descriptor) else { return }
        while !session.isOver, .now < until {
            let count = recv(descriptor, &piece, piece.count, 0)
            guard count > 0 else { return }
            let answer = session.receive(piece[..<count])
            for mail in session.takeArrived() { take(mail) }
            guard say(answer, to: descriptor) else { return }
        }
    }

    @discardableResult
    private static func say(_ text: String, to descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
