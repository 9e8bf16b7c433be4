import CXML2

/// A catalogue feed: RSS 2.0 items or Atom entries whose elements are columns, as Google Merchant and Meta read them.
///
/// Namespaces are passed over (`g:price` and `price` are one column), nested elements have names with dots, repeated ones
/// stand in one field with `TabularRow.repetition` between them. A document type is refused, nothing is fetched.
final class XMLFeed: RowSource {
    private final class Input {
        let source: any ByteSource
        var fault: (any Error)?
        init(_ source: any ByteSource) { self.source = source }
    }

    private let reader: xmlTextReaderPtr
    private let input: Input
    private let limits: TabularLimits
    private(set) var columns: [String] = []
    private var index: [String: Int] = [:]
    private var hasItems = false

    private static let startLibrary: Void = xmlInitParser()

    init(_ source: any ByteSource, limits: TabularLimits) throws {
        Self.startLibrary
        (input, self.limits) = (Input(source), limits)
        let read: xmlInputReadCallback = { context, buffer, count in
            guard let context, let buffer else { return -1 }
            let input = Unmanaged<Input>.fromOpaque(context).takeUnretainedValue()
            do {
                return Int32(
                    try input.source.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))))
            } catch {
                input.fault = error
                return -1
            }
        }
        guard let reader = soko_xml_open(read, Unmanaged.passUnretained(input).toOpaque()) else {
            throw TabularFault.unreadable("libxml2 did not start")
        }
        self.reader = reader
    }

    deinit { xmlFreeTextReader(reader) }

    func next() throws -> TabularRow? {
        while try step() {
            switch xmlTextReaderNodeType(reader) {
            case 10: throw TabularFault.documentType
            case 1 where ["item", "entry"].contains(name): return try item()
            default: break
            }
        }
        if !hasItems { throw TabularFault.empty }
        return nil
    }

    private var name: String { soko_xml_name(reader).map { String(cString: $0) } ?? "" }
    /// Of the node, which counts to 65,534; from there on of the parser, which is a little ahead.
    private var line: Int {
        let own = soko_xml_line(reader)
        return own > 0 && own < 65_535 ? Int(own) : parserLine
    }
    private var parserLine: Int { max(1, Int(xmlTextReaderGetParserLineNumber(reader))) }
    private var isEmptyElement: Bool { xmlTextReaderIsEmptyElement(reader) == 1 }

    private func step() throws -> Bool {
        let result = xmlTextReaderRead(reader)
        if let fault = input.fault { throw fault }
        guard result >= 0 else { throw TabularFault.brokenXML(line: parserLine) }
        return result == 1
    }

    private func item() throws -> TabularRow {
        hasItems = true
        let line = line, depth = xmlTextReaderDepth(reader)
        var fields: [String?] = []
        var path: [String] = []
        var text = ""
        var size = 0
        if isEmptyElement { return TabularRow(line: line, fields: []) }
        while try step() {
            switch xmlTextReaderNodeType(reader) {
            case 1:
                path.append(name)
                text = ""
                let href = attribute()
                if isEmptyElement {
                    try keep(href ?? "", at: path, &fields, line)
                    path.removeLast()
                }
            case 3, 4, 14:
                let piece = soko_xml_value(reader).map { String(cString: $0) } ?? ""
                size += piece.utf8.count
                guard size <= limits.row, piece.utf8.count <= limits.field else {
                    throw TabularFault.fieldTooLong(line: line)
                }
                text += piece
            case 15:
                if xmlTextReaderDepth(reader) == depth {
                    return TabularRow(line: line, fields: fields.map { $0 ?? "" })
                }
                try keep(text, at: path, &fields, line)
                text = ""
                if !path.isEmpty { path.removeLast() }
            default: break
            }
        }
        throw TabularFault.brokenXML(line: line)
    }

    /// Atom's links stand in an attribute.
    private func attribute() -> String? {
        guard let href = soko_xml_href(reader) else { return nil }
        defer { soko_xml_free(href) }
        return String(cString: href)
    }

    private func keep(_ text: String, at path: [String], _ fields: inout [String?], _ line: Int) throws {
        let text = text.trimmed
        // What only holds others has no text of its own.
        if text.isEmpty, !isEmptyElement { return }
        let column = try column(path.joined(separator: "."), line)
        while fields.count <= column { fields.append(nil) }
        if let before = fields[column], before != text {
            fields[column] = before + String(TabularRow.repetition) + text
        } else {
            fields[column] = text
        }
    }

    private func column(_ name: String, _ line: Int) throws -> Int {
        if let known = index[name] { return known }
        guard columns.count < limits.columns, name.utf8.count <= 200 else {
            throw TabularFault.tooManyColumns(line: line)
        }
        columns.append(name)
        index[name] = columns.count - 1
        return columns.count - 1
    }
}

extension String {
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
