/// Rows behind one another, whatever they are written as.
protocol RowSource: AnyObject {
    /// All names so far; more may come behind them.
    var columns: [String] { get }
    /// - Returns: nil at the end.
    /// - Throws: `TabularFault` when the rest cannot be read.
    func next() throws -> TabularRow?
}

/// CSV and its kin, the first row naming the columns.
final class SeparatedTable: RowSource {
    private var parser: CSVParser
    private var row = CSVRow()
    private(set) var columns: [String] = []

    /// - Throws: `TabularFault.empty` without a row of names.
    init(_ source: any ByteSource, delimiter: UInt8, limits: TabularLimits) throws {
        parser = CSVParser(source, delimiter: delimiter, limits: limits)
        // Some shops put remarks above the names.
        repeat {
            guard try parser.next(into: &row) else { throw TabularFault.empty }
        } while row.bytes.starts(with: "# ".utf8)
        columns = Self.named(row.fields)
    }

    func next() throws -> TabularRow? {
        do {
            guard try parser.next(into: &row) else { return nil }
            return TabularRow(line: row.line, fields: row.fields)
        } catch let fault as TabularFault {
            if case .tooBroken = fault { throw fault }
            guard let line = fault.line else { throw fault }
            return TabularRow(line: line, fields: [], fault: fault)
        }
    }

    /// Every column has a name of its own, at most 100 characters long.
    private static func named(_ fields: [String]) -> [String] {
        var seen: [String: Int] = [:]
        return fields.enumerated().map { index, field in
            let plain = String(field.filter { !$0.isNewline }.prefix(100))
            let name = plain.allSatisfy(\.isWhitespace) ? "(\(index + 1))" : plain
            seen[name, default: 0] += 1
            return seen[name] == 1 ? name : "\(name) (\(seen[name] ?? 0))"
        }
    }
}
