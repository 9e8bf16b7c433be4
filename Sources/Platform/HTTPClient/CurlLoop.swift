import CCurl
import Foundation
import Synchronization

/// All transfers of one client, driven by one thread of its own.
///
/// `@unchecked Sendable`: `multi` is used by that thread alone, except for `curl_multi_wakeup`, which curl documents
/// as safe from any thread; it is freed under `inbox`, after `isClosed` forbids further wake-ups.
final class CurlLoop: @unchecked Sendable {
    private struct Inbox {
        var arrived: [Transfer] = []
        var hasCancellation = false
        var isStopping = false
        var isClosed = false
    }
    static let libraryIsReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private let multi: UnsafeMutableRawPointer
    private let inbox = Mutex(Inbox())
    private var active: [ObjectIdentifier: Transfer] = [:]
    private let ended = DispatchGroup()

    init(maxConnectionsPerHost: Int, maxConnections: Int) {
        guard Self.libraryIsReady, let multi = curl_multi_init() else { preconditionFailure("libcurl does not start") }
        self.multi = multi
        curl_multi_put_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, maxConnectionsPerHost)
        curl_multi_put_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, maxConnections)
        curl_multi_put_long(multi, CURLMOPT_MAXCONNECTS, maxConnections)
        ended.enter()
        let thread = Thread { self.run() }
        thread.name = "http-client"
        thread.start()
    }

    func add(_ transfer: Transfer) {
        let isOpen = wake { inbox in
            if !inbox.isStopping { inbox.arrived.append(transfer) }
            return !inbox.isStopping
        }
        if !isOpen { transfer.end(.failure(.shutDown)) }
    }

    func cancel(_ transfer: Transfer) {
        transfer.isCancelled.store(true, ordering: .sequentiallyConsistent)
        wake { $0.hasCancellation = true }
    }

    func stop() { wake { $0.isStopping = true } }

    /// Returns once the thread is gone and every connection closed.
    func stopped() async {
        stop()
        await withCheckedContinuation { done in ended.notify(queue: .global()) { done.resume() } }
    }

    @discardableResult
    private func wake<T: Sendable>(_ change: (inout sending Inbox) -> T) -> T {
        inbox.withLock { inbox in
            let result = change(&inbox)
            if !inbox.isClosed { curl_multi_wakeup(multi) }
            return result
        }
    }

    private func run() {
        while takeInbox() {
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            collectFinished()
            let now = ContinuousClock.now
            for transfer in active.values where now >= transfer.endsBy {
                leave(transfer)
                _ = transfer.expired(at: now)
            }
            let soonest = active.values.map(\.endsBy).min() ?? now.advanced(by: .seconds(60))
            curl_multi_poll(multi, nil, 0, Int32(max(0, (soonest - now).wholeMilliseconds)), nil)
        }
        for transfer in active.values {
            leave(transfer)
            transfer.end(.failure(.shutDown))
        }
        inbox.withLock { $0.isClosed = true }
        curl_multi_cleanup(multi)
        ended.leave()
    }

    /// False when the loop is to end.
    private func takeInbox() -> Bool {
        let news = inbox.withLock { inbox in
            let news = (arrived: inbox.arrived, hasCancellation: inbox.hasCancellation, isStopping: inbox.isStopping)
            inbox.arrived = []
            inbox.hasCancellation = false
            return news
        }
        for transfer in news.arrived { begin(transfer) }
        if news.hasCancellation {
            for transfer in active.values where transfer.isCancelled.load(ordering: .sequentiallyConsistent) {
                leave(transfer)
                transfer.end(.failure(.cancelled))
            }
        }
        return !news.isStopping
    }

    private func begin(_ transfer: Transfer) {
        if transfer.isCancelled.load(ordering: .sequentiallyConsistent) { return transfer.end(.failure(.cancelled)) }
        do {
            try transfer.prepare()
            guard let easy = transfer.easy, curl_multi_add_handle(multi, easy) == CURLM_OK else {
                throw OutboundFault.connect("the transfer could not be added")
            }
            active[ObjectIdentifier(transfer)] = transfer
        } catch { transfer.end(.failure(error as? OutboundFault ?? .connect("\(error)"))) }
    }

    private func leave(_ transfer: Transfer) {
        if let easy = transfer.easy { curl_multi_remove_handle(multi, easy) }
        active[ObjectIdentifier(transfer)] = nil
    }

    private func collectFinished() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            let code = curl_message_result(message)  // the message dies with its handle's removal
            guard let transfer = active.values.first(where: { $0.easy == easy }) else { continue }
            leave(transfer)
            if transfer.hopEnded(code) { begin(transfer) }
        }
    }
}
