/// How strictly a transaction is kept apart from others.
package enum Isolation: Sendable { case readCommitted, repeatableRead, serializable }

/// Statements that succeed together or not at all. Made by `Database.transaction`; not to be kept past its body.
package final class Transaction: SQLSession {
    private let lease: Lease

    fileprivate init(lease: Lease) { self.lease = lease }

    @discardableResult
    package func run(_ sql: SQL) async throws -> SQLResult { try await lease.run(sql) }

    /// Runs `body`; when it throws, undoes only what it did, and rethrows.
    package func savepoint<Value>(_ body: () async throws -> Value) async throws -> Value {
        try await run("SAVEPOINT inner_step")
        do {
            let value = try await body()
            try await run("RELEASE SAVEPOINT inner_step")
            return value
        } catch {
            try await run("ROLLBACK TO SAVEPOINT inner_step")
            try await run("RELEASE SAVEPOINT inner_step")
            throw error
        }
    }

    /// Sends rows through `COPY … FROM STDIN`, the fast way in.
    /// - Parameter sql: the COPY statement, naming its columns; no binds.
    /// - Returns: the number of rows.
    @discardableResult
    package func copy(_ sql: SQL, rows: some Sequence<[SQLValue]>) async throws -> Int {
        precondition(sql.binds.isEmpty, "COPY takes no parameters")
        return try await lease.copy(sql, rows.map(CopyText.line)).affected
    }
}

extension Database {
    /// Runs `body` in one transaction, again from the start when it lost against another (at most `attempts` times).
    ///
    /// `body` must have no effect outside the transaction. Calls to the outside world happen after commit.
    package func transaction<Value>(
        _ isolation: Isolation = .readCommitted, attempts: Int = 5, _ body: (Transaction) async throws -> Value
    ) async throws -> Value {
        var attempt = 1
        while true {
            do { return try await once(isolation, body) } catch let fault as PostgresFault
                where fault.isSerializationFailure && attempt < attempts
            {
                try await Task.sleep(for: .milliseconds(Int.random(in: 0..<(5 << attempt))))
                attempt += 1
            }
        }
    }

    private func once<Value>(_ isolation: Isolation, _ body: (Transaction) async throws -> Value) async throws -> Value
    {
        let lease = try await lease()
        defer { lease.release() }
        let transaction = Transaction(lease: lease)
        switch isolation {
        case .readCommitted: try await lease.run("BEGIN")
        case .repeatableRead: try await lease.run("BEGIN ISOLATION LEVEL REPEATABLE READ")
        case .serializable: try await lease.run("BEGIN ISOLATION LEVEL SERIALIZABLE")
        }
        do {
            let value = try await body(transaction)
            try await lease.run("COMMIT")
            return value
        } catch {
            do { try await lease.run("ROLLBACK") } catch is PostgresFault {
                // The connection is gone, and the transaction with it; the first error is the one to tell.
            }
            throw error
        }
    }
}

/// COPY's text format.
enum CopyText {
    static func line(_ values: [SQLValue]) -> [UInt8] {
        var line: [UInt8] = []
        for (index, value) in values.enumerated() {
            if index > 0 { line.append(UInt8(ascii: "\t")) }
            switch value {
            case .null: line += Array("\\N".utf8)
            case .text(let text): for byte in text.utf8 { escape(byte, into: &line) }
            case .bytes(let bytes):
                line += Array("\\\\x".utf8)
                for byte in bytes { line += Array((byte < 16 ? "0" : "").utf8) + Array(String(byte, radix: 16).utf8) }
            }
        }
        line.append(UInt8(ascii: "\n"))
        return line
    }

    private static func escape(_ byte: UInt8, into line: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\\"): line += Array("\\\\".utf8)
        case UInt8(ascii: "\t"): line += Array("\\t".utf8)
        case UInt8(ascii: "\n"): line += Array("\\n".utf8)
        case UInt8(ascii: "\r"): line += Array("\\r".utf8)
        default: line.append(byte)
        }
    }
}
