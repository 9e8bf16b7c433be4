import Synchronization
import Telemetry

/// How a pool connects and what it bears.
package struct DatabaseSettings: Sendable {
    /// A libpq connection string or URI.
    package var connection: String
    /// 1 to 200.
    package var connections = 8
    /// How long a statement may wait for a free connection.
    package var acquireDeadline: Duration = .seconds(2)
    /// More than so many waiting: the next is refused at once.
    package var maxWaiting = 4096
    /// How many small statements may share one trip to the server.
    package var batch = 16

    package init(connection: String) { self.connection = connection }
}

/// A pool of connections to PostgreSQL.
///
/// Statements outside transactions run on any connection, prepared once per connection, several in one trip when many
/// wait. A transaction has a connection to itself. When every connection is away, statements are refused at once; the
/// connections come back by themselves.
package final class Database: SQLSession {
    private let settings: DatabaseSettings
    private let connections: [PooledConnection]
    private let state: Mutex<PoolState<Work>>
    private let isClosed = Atomic<Bool>(false)

    /// Starts connecting; statements wait for it up to the acquire deadline.
    package init(_ settings: DatabaseSettings) {
        self.settings = settings
        connections = (0..<settings.connections).map {
            PooledConnection(index: $0, connectionString: settings.connection)
        }
        state = Mutex(PoolState(connections: settings.connections, maxWaiting: settings.maxWaiting))
        for connection in connections {
            connection.start(
                freed: { [self] in freed($0) },
                lost: { [self] in lost($0) })
        }
        Task { [weak self] in
            while let database = self, !database.isClosed.load(ordering: .relaxed) {
                database.sweep()
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    /// Ends every connection when what runs on it is done. Statements after that are refused. Blocks.
    package func close() {
        guard !isClosed.exchange(true, ordering: .sequentiallyConsistent) else { return }
        for connection in connections { connection.stop() }
        for connection in connections { connection.waitUntilEnded() }
    }

    @discardableResult
    package func run(_ sql: SQL) async throws -> SQLResult {
        try await withCheckedThrowingContinuation { continuation in
            let query = Query(sql: sql, answer: continuation)
            submit(.query(query), isSmall: query.isSmall)
        }
    }

    /// Statements waiting for a connection, and connections with nothing to do.
    package var load: (waiting: Int, idle: Int) { state.withLock { ($0.waitingCount, $0.idleCount) } }

    /// Whether no connection stands.
    package var isAway: Bool { state.withLock { $0.isAway } }

    func lease() async throws -> Lease {
        try await withCheckedThrowingContinuation { submit(.lease($0), isSmall: false) }
    }

    private func submit(_ work: Work, isSmall: Bool) {
        if isClosed.load(ordering: .relaxed) { return work.fail(.unavailable("closed")) }
        let deadline = ContinuousClock.now + settings.acquireDeadline
        switch state.withLock({ $0.submit(work, isSmall: isSmall, deadline: deadline) }) {
        case .run(let index): connections[index].give([work])
        case .waits: break
        case .refused(let fault): work.fail(fault)
        }
    }

    private func freed(_ index: Int) -> [Work] { state.withLock { $0.freed(index, batch: settings.batch) } }

    private func lost(_ index: Int) {
        for work in state.withLock({ $0.lost(index) }) { work.fail(.unavailable("connection lost")) }
    }

    private func sweep() {
        for work in state.withLock({ $0.expired(at: .now) }) { work.fail(.busy) }
    }
}
