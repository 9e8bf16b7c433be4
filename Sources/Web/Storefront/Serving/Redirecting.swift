import Merchandising
import Postgres

/// Where a path leads at which nothing is: one statement, and only then.
package func redirecting(_ db: Database) -> @Sendable (String) async throws -> String? {
    { path in
        guard Redirect.isPath(path), path.utf8.count <= 300 else { return nil }
        return try await Redirect.target(
            of: path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path, in: db)
    }
}
