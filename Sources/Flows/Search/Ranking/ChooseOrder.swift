import Audit
import Foundation
import Postgres
import Search

/// Somebody decides what orders: the weights set by hand, or what was learned.
package struct ChooseOrder: Sendable {
    private let db: Database
    private let now: @Sendable () -> Date

    package init(db: Database, now: @escaping @Sendable () -> Date = { Date() }) { (self.db, self.now) = (db, now) }

    /// The weights set by hand, until somebody lets what is learned order again. Saying what stands there already changes
    /// nothing and is no entry in the log.
    package func byHand(by actor: AuditActor) async throws {
        try await choose(nil, isHeld: true, by: actor)
    }

    /// The newest that was good enough; while there is none the next that is.
    package func learned(by actor: AuditActor) async throws {
        let latest = try await KeptRanker.latestUsable(in: db)
        try await choose(latest?.id, isHeld: false, by: actor)
    }

    private func choose(_ ranker: Int64?, isHeld: Bool, by actor: AuditActor) async throws {
        try await db.transaction { tx in
            let standing = try await SearchOrder.locked(in: tx)
            if standing == (ranker, isHeld) { return }
            try await SearchOrder.choose(ranker, isHeld: isHeld, at: now(), in: tx)
            let name = ranker.map { String($0) } ?? (isHeld ? "by hand" : "by hand, until one is learned")
            try await AuditLog.record(.rankerChosen, by: actor, on: "search-order", [("ranker", name)], in: tx)
        }
    }
}
