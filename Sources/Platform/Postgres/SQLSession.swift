/// Where statements run: a pool (`Database`), each on its own, or one `Transaction`.
package protocol SQLSession: Sendable {
    /// Runs one statement.
    /// - Throws: `PostgresFault`.
    @discardableResult
    func run(_ sql: SQL) async throws -> SQLResult
}

extension SQLSession {
    /// All rows, decoded.
    package func rows<Row: SQLRow>(_ sql: SQL, as type: Row.Type = Row.self) async throws -> [Row] {
        try await run(sql).rows(as: Row.self)
    }

    /// The first row, decoded; nil when there is none.
    package func row<Row: SQLRow>(_ sql: SQL, as type: Row.Type = Row.self) async throws -> Row? {
        try await run(sql).rows(as: Row.self).first
    }

    /// The first column of every row.
    package func values<Value: SQLDecodable>(_ sql: SQL, as type: Value.Type = Value.self) async throws -> [Value] {
        try await run(sql).rows(as: Single<Value>.self).map(\.value)
    }

    /// The first column of the first row; nil when there is no row.
    package func value<Value: SQLDecodable>(_ sql: SQL, as type: Value.Type = Value.self) async throws -> Value? {
        try await values(sql, as: type).first
    }

    /// The first column of the first row, where it may be NULL; nil then, and when there is no row.
    package func nullable<Value: SQLDecodable>(_ sql: SQL, as type: Value.Type = Value.self) async throws -> Value? {
        try await run(sql).rows(as: Nullable<Value>.self).first?.value
    }

    /// How many rows the statement touched.
    @discardableResult
    package func execute(_ sql: SQL) async throws -> Int { try await run(sql).affected }
}

private struct Nullable<Value: SQLDecodable>: SQLRow {
    let value: Value?
    init(row: inout RowReader) throws { value = try row.next(Value?.self) }
}

private struct Single<Value: SQLDecodable>: SQLRow {
    let value: Value
    init(row: inout RowReader) throws { value = try row.next() }
}
