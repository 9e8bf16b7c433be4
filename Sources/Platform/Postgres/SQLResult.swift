import CPostgres

/// The rows of one answer, as libpq holds them.
///
/// Read-only once made, and freed with the last reference; hence `@unchecked Sendable`.
@usableFromInline
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

    func isNull(_ row: Int32, _ column: Int32) -> Bool { PQgetisnull(pointer, row, column) == 1 }

    /// A field's bytes; nil when it is NULL.
    @usableFromInline
    func utf8(_ row: Int32, _ column: Int32) -> UnsafeBufferPointer<UInt8>? {
        let count = Int(PQgetlength(pointer, row, column))
        // NULL has no length either.
        if count == 0, isNull(row, column) { return nil }
        guard let start = PQgetvalue(pointer, row, column) else { return nil }
        return UnsafeBufferPointer(start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
    }

    /// A whole number of 1 to 8 bytes; nil when it is NULL.
    func bigEndian(_ row: Int32, _ column: Int32) -> Int64? {
        guard let bytes = utf8(row, column) else { return nil }
        let start = UnsafeRawPointer(bytes.baseAddress)
        switch bytes.count {
        case 8: return start.map { Int64(bigEndian: $0.loadUnaligned(as: Int64.self)) }
        case 4: return start.map { Int64(Int32(bigEndian: $0.loadUnaligned(as: Int32.self))) }
        case 2: return start.map { Int64(Int16(bigEndian: $0.loadUnaligned(as: Int16.self))) }
        case 1: return bytes.first.map(Int64.init)
        default: preconditionFailure("no whole number has \(bytes.count) bytes")
        }
    }

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
