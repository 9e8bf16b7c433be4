import Foundation

/// Plain SQL files named `0001_what.sql`, applied once each, in order, forward only.
package struct Migrations: Sendable {
    package struct Step: Sendable, Equatable {
        package let number: Int
        package let name: String
        package let sql: String
    }

    package let steps: [Step]

    /// - Throws: `MigrationFault` when a name or the numbering is off.
    package init(folder: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".sql") }.sorted()
        steps = try names.enumerated().map { index, name in
            guard let number = Int(name.prefix { $0 != "_" }), number == index + 1 else {
                throw MigrationFault.misnumbered(name: name, expected: index + 1)
            }
            return Step(
                number: number, name: name, sql: try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8))
        }
    }

    /// Applies what is missing, each file in a transaction, under a lock that holds other starters back.
    /// - Returns: the names applied now.
    @discardableResult
    package func apply(connection: String) async throws -> [String] {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try applyBlocking(connection) }) }
        }
    }

    private func applyBlocking(_ connection: String) throws -> [String] {
        let script = try Script(connection: connection)
        try script.run("SELECT pg_advisory_lock(7305)")
        try script.run(
            "CREATE TABLE IF NOT EXISTS migrations (number int PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())"
        )
        let done = try script.run("SELECT coalesce(max(number), 0) FROM migrations").flatMap { Int($0) } ?? 0
        if done > steps.count { throw MigrationFault.newerDatabase(at: done, known: steps.count) }
        for step in steps.dropFirst(done) {
            try script.run(
                "BEGIN;\n\(step.sql)\n;INSERT INTO migrations (number, name) VALUES (\(step.number), '\(step.name.replacing("'", with: "''"))');COMMIT"
            )
        }
        return steps.dropFirst(done).map(\.name)
    }
}

/// Why the schema cannot be brought up to date.
package enum MigrationFault: Error, CustomStringConvertible {
    case misnumbered(name: String, expected: Int)
    case newerDatabase(at: Int, known: Int)

    package var description: String {
        switch self {
        case .misnumbered(let name, let expected): "migration \(name) should have number \(expected)"
        case .newerDatabase(let at, let known): "the database is at migration \(at); this program knows \(known)"
        }
    }
}
