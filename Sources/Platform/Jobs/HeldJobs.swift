import Synchronization

/// The jobs that a runner holds a lease on, and what became of those that ended.
final class HeldJobs: Sendable {
    enum Outcome: Sendable {
        case done(Job), retry(Job, String, Duration, countsAttempt: Bool), dead(Job, String), later(Job)

        var job: Job {
            switch self {
            case .done(let job), .retry(let job, _, _, _), .dead(let job, _), .later(let job): job
            }
        }
    }

    private struct State {
        var held: [Int64: Job] = [:]
        var settled: [Outcome] = []
    }

    private let state = Mutex(State())
    /// Yields when something was settled; ends when the runner does.
    let news: AsyncStream<Void>
    private let announce: AsyncStream<Void>.Continuation

    init() {
        (news, announce) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    var current: [Job] { state.withLock { Array($0.held.values) } }

    func add(_ jobs: [Job]) { state.withLock { state in for job in jobs { state.held[job.id] = job } } }

    func settle(_ outcome: Outcome) {
        state.withLock { $0.settled.append(outcome) }
        announce.yield()
    }

    func takeSettled() -> [Outcome] {
        state.withLock { state in
            defer { state.settled = [] }
            return state.settled
        }
    }

    func forget(_ outcomes: [Outcome]) {
        state.withLock { state in for outcome in outcomes { state.held[outcome.job.id] = nil } }
    }

    func close() {
        announce.yield()
        announce.finish()
    }
}
