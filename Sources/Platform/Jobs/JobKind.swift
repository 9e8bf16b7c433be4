import Foundation

/// A kind of work with the shape of its payload.
package struct JobKind<Payload: Codable & Sendable>: Sendable {
    package let name: String
    /// Higher runs first.
    package let priority: Int
    /// How often a job is tried before it is dead.
    package let maxAttempts: Int

    package init(_ name: String, priority: Int = 0, maxAttempts: Int = 8) {
        self.name = name
        self.priority = priority
        self.maxAttempts = maxAttempts
    }
}

/// A claimed job.
package struct Job: Sendable {
    package let id: Int64
    package let kind: String
    package let payload: String
    /// 1 on the first try.
    package let attempt: Int
    package let maxAttempts: Int
    let lease: UUID

    /// - Throws: `JobFault.unreadable`: a payload of another shape never gets better, so the job dies.
    package func decoded<Payload: Codable & Sendable>(as kind: JobKind<Payload>) throws(JobFault) -> Payload {
        do { return try JSONDecoder().decode(Payload.self, from: Data(payload.utf8)) } catch {
            throw .unreadable("\(error)")
        }
    }
}

/// How a job ended without being done.
package enum JobFault: Error, Sendable, CustomStringConvertible {
    /// It cannot succeed: dead at once.
    case hopeless(String)
    /// Try again no sooner than this; does not count as an attempt when `isFree`.
    case later(Duration, reason: String, isFree: Bool = false)
    case unreadable(String)

    package var description: String {
        switch self {
        case .hopeless(let reason), .later(_, let reason, _): reason
        case .unreadable(let reason): "unreadable payload: \(reason)"
        }
    }
}
