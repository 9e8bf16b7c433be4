import Accounts
import Foundation
import Postgres
import Synchronization
import Vocabulary

/// Sessions that ended while their access tokens still live: every serving process knows them, so that signing out is at
/// once, without asking the database on each request.
package final class EndedSessions: Sendable {
    /// Longer than an access token lives.
    private static let memory: TimeInterval = 20 * 60
    private let known = Mutex<[SessionID: Date]>([:])

    package init() {}

    package func contains(_ session: SessionID) -> Bool { known.withLock { $0[session] != nil } }

    package func add(_ sessions: [SessionID], at now: Date = Date()) {
        known.withLock { known in
            for session in sessions { known[session] = now }
            if known.count > 10_000 { known = known.filter { now.timeIntervalSince($0.value) < Self.memory } }
        }
    }

    /// Hears of sessions that end, in whatever process, until its task is cancelled. After every reconnection it reads what
    /// it may have missed.
    package func follow(_ events: AsyncStream<Listener.Event>, db: Database) async {
        for await event in events {
            switch event {
            case .listening: await catchUp(db)
            case .notified(_, let payload): add([SessionID(pathText: payload)].compactMap { $0 })
            }
        }
    }

    private func catchUp(_ db: Database) async {
        let since = Date(timeIntervalSinceNow: -Self.memory)
        // Away again already: the listener will say when it is back.
        if let sessions = try? await Session.ended(since: since, in: db) { add(sessions) }
    }
}
