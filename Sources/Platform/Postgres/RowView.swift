/// One row whose values are read where PostgreSQL's answer holds them, when they are asked for and as often.
///
/// For hot lists whose values go straight out again: nothing is copied, and only the row counts a reference. It keeps the
/// whole answer in memory. Columns are numbered from 0; `SQLResult.views` has checked their kinds.
@usableFromInline
package struct RowView: Sendable {
    @usableFromInline let result: SQLResult
    @usableFromInline let row: Int32

    /// What a column must be.
    package enum Kind: Sendable { case text, integer, bool, timestamp }

    /// A text, as the valid UTF-8 that the database holds only; nil when it is NULL.
    @inlinable
    package func text<Value>(_ column: Int32, _ body: (Span<UInt8>) -> Value) -> Value? {
        guard let bytes = result.utf8(row, column) else { return nil }
        defer { withExtendedLifetime(result) {} }
        return body(bytes.span)
    }

    package func isNull(_ column: Int32) -> Bool { result.isNull(row, column) }

    /// Nil when it is NULL. So are all the others.
    package func integer(_ column: Int32) -> Int64? {
        result.bigEndian(row, column)
    }

    package func bool(_ column: Int32) -> Bool? { integer(column).map { $0 != 0 } }

    /// Microseconds since 1970.
    package func timestamp(_ column: Int32) -> Int64? {
        // PostgreSQL counts from 2000-01-01.
        integer(column).map { $0 + 946_684_800_000_000 }
    }
}

extension SQLResult {
    /// The rows, unread.
    /// - Parameter kinds: what the columns must be, in their order.
    /// - Throws: `DecodingFault` when one is of another type or there are fewer.
    package func views(_ kinds: [RowView.Kind]) throws -> [RowView] {
        for (column, kind) in kinds.enumerated() {
            guard column < columnCount else { throw DecodingFault(column: "\(column)", reason: "is not there") }
            let type = type(Int32(column))
            guard kind.fits(type) else {
                throw DecodingFault(column: name(Int32(column)), reason: "(type \(type)) is no \(kind)")
            }
        }
        return (0..<Int32(rowCount)).map { RowView(result: self, row: $0) }
    }
}

extension RowView.Kind {
    fileprivate func fits(_ type: UInt32) -> Bool {
        switch self {
        case .text: SQLField(type: type, bytes: UnsafeRawBufferPointer(start: nil, count: 0)).isText
        case .integer: [20, 21, 23].contains(type)
        case .bool: type == 16
        case .timestamp: type == 1184 || type == 1114
        }
    }
}
