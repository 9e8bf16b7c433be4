import Dispatch
import Foundation
import Lanes
import Synchronization

/// A statement and whom to tell.
struct Query: Sendable {
    let sql: SQL
    let answer: CheckedContinuation<SQLResult, any Error>

    /// Whether it may share a trip: its values are small enough never to fill the socket while answers wait unread.
    var isSmall: Bool { sql.binds.allSatisfy { $0.byteCount < 2048 } }
}

/// What a pool hands to a connection.
enum Work: Sendable {
    case query(Query)
    case lease(CheckedContinuation<Lease, any Error>)

    func fail(_ fault: PostgresFault) {
        switch self {
        case .query(let query): query.answer.resume(throwing: fault)
        case .lease(let continuation): continuation.resume(throwing: fault)
        }
    }
}

/// What a leased connection is told.
enum LeaseOrder: Sendable {
    case query(Query)
    case copy(SQL, [[UInt8]], CheckedContinuation<SQLResult, any Error>)
    case release
}

/// A connection with a thread of its own, on which libpq may block.
final class PooledConnection: Sendable {
    let index: Int
    private let connectionString: String
    private let work = Mailbox<[Work]>()
    private let orders = Mailbox<LeaseOrder>()
    private let isStopping = Atomic<Bool>(false)
    private let ended = DispatchSemaphore(value: 0)

    init(index: Int, connectionString: String) {
        self.index = index
        self.connectionString = connectionString
    }

    func give(_ work: [Work]) { self.work.put(work) }
    func order(_ order: LeaseOrder) { orders.put(order) }

    /// - Parameters:
    ///   - freed: says that this connection is free, and returns what it shall do next.
    ///   - lost: says that it broke.
    func start(freed: @escaping @Sendable (Int) -> [Work], lost: @escaping @Sendable (Int) -> Void) {
        let thread = Thread { [self] in
            while !isStopping.load(ordering: .relaxed) {
                guard let link = connect(lost) else { break }
                serve(link, freed)
            }
            ended.signal()
        }
        thread.name = "postgres-\(index)"
        thread.stackSize = 1 << 20
        thread.start()
    }

    func stop() {
        isStopping.store(true, ordering: .relaxed)
        work.put([])
    }

    func waitUntilEnded() { ended.wait() }

    private func connect(_ lost: (Int) -> Void) -> Link? {
        var pause = 50_000 as UInt32
        while !isStopping.load(ordering: .relaxed) {
            if let link = try? Link(connectionString) { return link }
            lost(index)
            usleep(pause + UInt32.random(in: 0..<20_000))
            pause = min(pause * 2, 1_000_000)
        }
        return nil
    }

    /// Works until the link breaks or the pool stops.
    private func serve(_ link: Link, _ freed: (Int) -> [Work]) {
        while !link.isBroken {
            var next = freed(index)
            if next.isEmpty { next = work.take() }
            if next.isEmpty, isStopping.load(ordering: .relaxed) { return }
            var queries: [Query] = []
            for item in next {
                switch item {
                case .query(let query): queries.append(query)
                case .lease(let continuation): serveLease(link, continuation)
                }
            }
            if !queries.isEmpty { run(queries, on: link) }
        }
    }

    private func run(_ queries: [Query], on link: Link) {
        let results = link.run(queries.map(\.sql))
        Lane.draining {
            for (query, result) in zip(queries, results) {
                query.answer.resume(with: result.mapError { $0 as any Error })
            }
        }
    }

    private func serveLease(_ link: Link, _ continuation: CheckedContinuation<Lease, any Error>) {
        Lane.draining { continuation.resume(returning: Lease(connection: self)) }
        while true {
            switch orders.take() {
            case .query(let query): run([query], on: link)
            case .copy(let sql, let lines, let answer):
                let result = link.copy(sql, lines)
                Lane.draining { answer.resume(with: result.mapError { $0 as any Error }) }
            case .release: return
            }
        }
    }
}

/// The exclusive use of one connection until `release`.
final class Lease: SQLSession {
    private let connection: PooledConnection

    init(connection: PooledConnection) { self.connection = connection }

    @discardableResult
    func run(_ sql: SQL) async throws -> SQLResult {
        try await withCheckedThrowingContinuation { connection.order(.query(Query(sql: sql, answer: $0))) }
    }

    func copy(_ sql: SQL, _ lines: [[UInt8]]) async throws -> SQLResult {
        try await withCheckedThrowingContinuation { connection.order(.copy(sql, lines, $0)) }
    }

    func release() { connection.order(.release) }
}

/// Hands values to one waiting thread, in order.
final class Mailbox<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])
    private let count = DispatchSemaphore(value: 0)

    func put(_ value: Value) {
        values.withLock { $0.append(value) }
        count.signal()
    }

    func take() -> Value {
        count.wait()
        return values.withLock { $0.removeFirst() }
    }
}
