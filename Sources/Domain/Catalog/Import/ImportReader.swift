import Foundation
import Vocabulary

/// Reads the rows of one file in order. Pure: what a row says depends on the rows before it only where they name the same
/// product, or a file writes an option's name once for several rows.
package struct ImportReader: Sendable {
    private let guide: ImportGuide
    /// Field and column of each place in a row.
    private var places: [(field: ImportField, column: String)?] = []
    private var columns: [String] = []

    package init(_ guide: ImportGuide) { self.guide = guide }

    /// One row.
    ///
    /// - Parameters:
    ///   - fields: in the order of `columns`; missing ones are empty.
    /// - Throws: `ImportComplaint` in a `Result`: the first thing that is wrong.
    package mutating func read(_ fields: [String], columns: [String], line: Int) -> Result<ImportedRow, ImportStop> {
        if columns != self.columns { place(columns) }
        if fields.count > columns.count, fields[columns.count...].contains(where: { !$0.isEmpty }) {
            return .failure(ImportStop(ImportComplaint(line: line, .tooManyCells, value: fields[columns.count])))
        }
        var cells = ImportCells(line: line)
        for (index, place) in places.enumerated() {
            guard let place else { continue }
            cells.add(index < fields.count ? fields[index] : "", as: place.field, of: place.column)
        }
        do { return .success(try ImportRowBuilder(cells: cells, guide: guide).row()) } catch {
            return .failure(error)
        }
    }

    private mutating func place(_ columns: [String]) {
        self.columns = columns
        places = columns.map { column in guide.mapping[column].map { ($0, column) } }
    }
}

/// Ends the reading of a row.
package struct ImportStop: Error, Sendable, Equatable {
    package let complaint: ImportComplaint
    package init(_ complaint: ImportComplaint) { self.complaint = complaint }
}

/// The cells of one row by what they hold.
struct ImportCells {
    let line: Int
    /// Of several columns for one field all that are not empty, in the file's order.
    private var values: [ImportField: (texts: [String], column: String)] = [:]

    init(line: Int) { self.line = line }

    mutating func add(_ text: String, as field: ImportField, of column: String) {
        // A feed's repeated elements stand in one cell. Lists keep their line ends, which separate.
        let isList = [.pictures, .oem, .cross, .fitments].contains(field)
        let texts = text.split(separator: "\u{1E}").map { isList ? String($0) : $0.trimmingBlanks }
            .filter { !$0.allSatisfy(\.isWhitespace) }
        if values[field] == nil { values[field] = (texts, column) } else { values[field]?.texts += texts }
    }

    /// The first value; empty when all are, nil when no column holds the field.
    subscript(field: ImportField) -> String? { values[field].map { $0.texts.first ?? "" } }

    func all(_ field: ImportField) -> [String]? { values[field]?.texts }
    func column(_ field: ImportField) -> String { values[field]?.column ?? "" }

    var options: [(name: String, value: String)] {
        values.compactMap { field, value in
            if case .option(let name) = field, let text = value.texts.first { (name, text) } else { nil }
        }
    }

    var attributes: [(code: String, text: String)] {
        values.compactMap { field, value in
            if case .attribute(let code) = field, let text = value.texts.first { (code, text) } else { nil }
        }
    }

    func stop(_ field: ImportField, _ refusal: ImportRefusal) -> ImportStop {
        ImportStop(ImportComplaint(line: line, column: column(field), refusal, value: self[field] ?? ""))
    }
}
