import CPostgres

/// The rows of one answer, as libpq holds them.
///
/// Read-only once made, and freed with the last reference; hence `@unchecked Sendable`.
package final class SQLResult: @unchecked Sendable {
    private let pointer: OpaquePointer
    package let rowCount: Int
    let columnCount: Int32
    /// Types by column: asked for with every field.
    private let types: [UInt32]

    /// Takes over `pointer`.
    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        rowCount = Int(PQntuples(pointer))
        let columnCount = PQnfields(pointer)
        self.columnCount = columnCount
        types = (0..<columnCount).map { PQftype(pointer, $0) }
    }

    deinit { PQclear(pointer) }

    /// Rows touched by INSERT, UPDATE, DELETE or COPY.
    package var affected: Int {
        guard let text = PQcmdTuples(pointer) else { return 0 }
        return Int(String(cString: text)) ?? 0
    }

    /// Every row decoded in order.
    package func rows<Row: SQLRow>(as type: Row.Type = Row.self) throws -> [Row] {
        var rows: [Row] = []
        rows.reserveCapacity(rowCount)
        for index in 0..<Int32(rowCount) {
            var reader = RowReader(result: self, row: index)
            rows.append(try Row(row: &reader))
        }
        return rows
    }

    func type(_ column: Int32) -> UInt32 { types[Int(column)] }
    func name(_ column: Int32) -> String { PQfname(pointer, column).map { String(cString: $0) } ?? "?" }

    func field(_ row: Int32, _ column: Int32) -> SQLField? {
        let count = Int(PQgetlength(pointer, row, column))
        // NULL has no length either.
        if count == 0, PQgetisnull(pointer, row, column) == 1 { return nil }
        let bytes = UnsafeRawBufferPointer(start: PQgetvalue(pointer, row, column), count: count)
        return SQLField(type: types[Int(column)], bytes: bytes)
    }
}

/// A value decoded from one row, its columns read in the order that the statement names them.
package protocol SQLRow {
    init(row: inout RowReader) throws
}

/// A column that does not hold what the program reads from it: a bug in a statement, or a schema that is not ours.
package struct DecodingFault: Error, CustomStringConvertible {
    package let column: String
    package let reason: String
    package var description: String { "column \(column) \(reason)" }
}
