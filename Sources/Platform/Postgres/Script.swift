import CPostgres

/// A blocking connection for several statements in one text: migrations, the tests' databases. Own text only.
package struct Script: ~Copyable {
    private let pointer: OpaquePointer

    /// - Throws: `PostgresFault.unavailable`.
    package init(connection: String) throws {
        guard let pointer = PQconnectdb(connection) else { throw PostgresFault.unavailable("out of memory") }
        guard PQstatus(pointer) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(pointer)).split(separator: "\n").first.map(String.init) ?? ""
            PQfinish(pointer)
            throw PostgresFault.unavailable(reason)
        }
        PQsetNoticeProcessor(pointer, { _, _ in }, nil)
        self.pointer = pointer
    }

    deinit { PQfinish(pointer) }

    /// Runs the statements. Returns the first column of the first row of the last one, as text.
    @discardableResult
    package func run(_ text: String) throws -> String? {
        guard let result = PQexec(pointer, text) else { throw PostgresFault.unavailable("out of memory") }
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_TUPLES_OK where PQntuples(result) > 0: return String(cString: PQgetvalue(result, 0, 0))
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK: return nil
        default:
            let state = PQresultErrorField(result, 67).map { String(cString: $0) } ?? "XX000"
            throw PostgresFault.refused(
                state: state, message: String(cString: PQresultErrorMessage(result)), constraint: nil)
        }
    }
}
