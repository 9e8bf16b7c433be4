import Dispatch
import Foundation
import Glibc
import Synchronization
import Telemetry

/// One connection to Redis, on a thread of its own. What is asked meanwhile shares the next trip, so that one is enough.
///
/// Whoever asks has an answer or a fault within the command timeout. While Redis is away that is at once; the connection
/// comes back by itself. Nothing is ever sent twice.
package final class Redis: Sendable {
    private struct Call: Sendable {
        let command: RedisCommand
        let made: ContinuousClock.Instant
        let answer: CheckedContinuation<Result<RedisValue, RedisFault>, Never>
    }

    private let settings: RedisSettings
    private let log: Log
    private let state: Mutex<LinkState<Call>>
    private let wake = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// Starts connecting; until that is done, Redis is away. `close` ends the thread.
    package init(_ settings: RedisSettings, log: Log, metrics: Metrics) {
        self.settings = settings
        self.log = log
        state = Mutex(LinkState(batch: settings.batch, maxWaiting: settings.maxWaiting))
        metrics.gauge("soko_redis_away", "1 while Redis does not answer.") { [weak self] in
            self?.isAway == false ? 0 : 1
        }
        let thread = Thread { [self] in
            work()
            ended.signal()
        }
        thread.name = "redis"
        thread.stackSize = 1 << 20
        thread.start()
    }

    package var isAway: Bool { state.withLock { !$0.isPresent } }

    /// - Throws: `away` or `busy` when nothing was sent, `lost` when nobody knows, `refused` with Redis's words.
    package func run(_ command: RedisCommand) async throws(RedisFault) -> RedisValue {
        try await withCheckedContinuation { answer in
            let call = Call(command: command, made: .now, answer: answer)
            switch state.withLock({ $0.submit(call) }) {
            case .wake: wake.signal()
            case .waits: break
            case .refused(let fault): answer.resume(returning: .failure(fault))
            }
        }.get()
    }

    /// Ends the connection; what is asked after that is refused. Blocks for as long as a trip may take.
    package func close() {
        guard !state.withLock({ $0.isClosed }) else { return }
        fail(state.withLock { $0.close() }, .away("closed"))
        wake.signal()
        ended.wait()
        ended.signal()
    }

    private func work() {
        // hiredis writes without MSG_NOSIGNAL: a server that left would end this process.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        while !state.withLock({ $0.isClosed }) {
            let reason: String
            do throws(RedisFault) {
                let link = try RedisLink(settings)
                if let away = state.withLock({ $0.connected(at: .now) }) {
                    log.notice("redis is back", ["ms": .milliseconds(away)])
                }
                reason = serve(link)
            } catch {
                reason = "\(error)"
            }
            pause(because: reason)
        }
    }

    /// Works until the link breaks or `close`. Returns why.
    private func serve(_ link: RedisLink) -> String {
        while true {
            let calls = state.withLock { $0.isClosed ? [] : $0.next() }
            guard let oldest = calls.first else {
                if state.withLock({ $0.isClosed }) { return "closed" }
                wake.wait()
                continue
            }
            let answers = link.run(calls.map(\.command), until: oldest.made + settings.commandTimeout)
            if !link.isBroken { state.withLock { $0.answered() } }
            // Not in a lane: what goes on here would be handlers, and every other caller would wait for them.
            for (call, answer) in zip(calls, answers) { call.answer.resume(returning: answer) }
            if link.isBroken, case .failure(let fault)? = answers.last { return "\(fault)" }
        }
    }

    private func pause(because reason: String) {
        let (failed, pause, isNews) = state.withLock { $0.lost(reason, at: .now) }
        fail(failed, .away(reason))
        if state.withLock({ $0.isClosed }) { return }
        if isNews { log.warning("redis is away", ["reason": .text(reason)]) }
        _ = wake.wait(timeout: .now() + .microseconds(Int(pause / .microseconds(1))))
    }

    private func fail(_ calls: [Call], _ fault: RedisFault) {
        for call in calls { call.answer.resume(returning: .failure(fault)) }
    }
}
