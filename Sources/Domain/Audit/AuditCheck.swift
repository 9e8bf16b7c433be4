import Crypto
import Postgres

/// Walks the chain and finds its first broken link: what the database refuses, somebody with its files could still do.
package struct AuditCheck: Sendable {
    package enum Verdict: Sendable, Equatable {
        case whole(entries: Int64)
        /// The first entry that is not what its successors were chained to, or that is missing.
        case broken(seq: Int64)
    }

    package init() {}

    /// - Parameter progress: called with the number of entries seen so far.
    package func callAsFunction(in db: some SQLSession, progress: (Int64) -> Void = { _ in }) async throws -> Verdict {
        var (seq, hash) = (Int64(0), [UInt8]())
        while true {
            let entries = try await AuditLog.entries(after: seq, limit: 5_000, in: db)
            if entries.isEmpty { return .whole(entries: seq) }
            for entry in entries {
                guard entry.seq == seq + 1, entry.hash == Self.hash(of: entry, after: hash) else {
                    return .broken(seq: seq + 1)
                }
                (seq, hash) = (entry.seq, entry.hash)
            }
            progress(seq)
        }
    }

    /// As the trigger `audit_chain` computes it.
    static func hash(of entry: AuditEntry, after previous: [UInt8]) -> [UInt8] {
        let fields = [
            String(entry.seq), String(entry.micros), entry.event, entry.actor, entry.subject, entry.details,
        ]
        return sha256(previous + fields.flatMap { "\($0.utf8.count):\($0)".utf8 })
    }
}
