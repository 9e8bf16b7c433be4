import Frame
import HTML
import HTTP
import JSON
import Synchronization
import Tabular

/// Where the rows of a table go when a file of them is wanted instead of a page.
final class TableSink: Sendable {
    struct Rows: Sendable {
        let heads: [TableHead]
        let rows: [TableRow]
        let next: Link?
    }
    private let held = Mutex<Rows?>(nil)

    func take(_ heads: [TableHead], _ rows: [TableRow], next: Link?) {
        held.withLock { $0 = Rows(heads: heads, rows: rows, next: next) }
    }

    /// What the last page left here.
    func empty() -> Rows? {
        held.withLock { held in
            defer { held = nil }
            return held
        }
    }
}

/// Every table of a desk as a file: `format=csv` or `format=jsonl` behind its address. The file holds what the table shows, with
/// its filters, order and columns, and all pages of it: each is asked of the page's own handler and sent on, so the file costs
/// no memory, and nobody finds in it what their table would not show.
enum TableExport {
    enum Format: String, CaseIterable {
        case csv, jsonl

        var name: String { self == .csv ? "CSV" : "JSON Lines" }
        var type: String { self == .csv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8" }
    }

    static func exporting(_ endpoint: Endpoint) -> Endpoint {
        guard endpoint.method == .get else { return endpoint }
        return endpoint.within { request, page in
            guard let format = request.query["format"].flatMap(Format.init(rawValue:)) else {
                return try await page(request)
            }
            return try await file(request, format, of: page)
        }
    }

    private static func file(_ request: Request, _ format: Format, of page: @escaping Endpoint.Handler) async throws
        -> Response
    {
        let sink = TableSink()
        var first = request
        first.enclosure = sink
        let response = try await page(first)
        guard response.status == .ok else { return response }
        guard let table = sink.empty() else { throw Problem(.notFound, code: "no-table-here") }
        let name = request.path.split(separator: "/").last.map(String.init) ?? "table"
        return Response(
            .ok,
            headers: [
                "Content-Type": format.type, "Cache-Control": "private, no-store",
                "Content-Disposition": "attachment; filename=\"\(name).\(format.rawValue)\"",
            ],
            body: .stream { writer in
                var out = TableWriter(format, heads: table.heads)
                var last = table
                while true {
                    for row in last.rows { out.add(row) }
                    try await writer.write(out.take())
                    guard let next = last.next else { return }
                    var following = Request(
                        .get, next.address, headers: request.headers, id: request.id, peer: request.peer)
                    following.enclosure = sink
                    _ = try await page(following)
                    guard let rows = sink.empty() else { return }
                    last = rows
                }
            })
    }
}

/// Writes a table's rows as they stand there, but for the grouping of whole numbers.
struct TableWriter {
    private let heads: [TableHead]
    private var csv: CSVWriter?
    private var bytes: [UInt8] = []

    init(_ format: TableExport.Format, heads: [TableHead]) {
        // A picture says nothing in a file.
        self.heads = heads.filter { $0.key != "picture" }
        guard format == .csv else { return }
        // With the mark that a spreadsheet knows UTF-8 by.
        var csv = CSVWriter(withMark: true)
        csv.row(self.heads.map(\.title))
        self.csv = csv
    }

    mutating func add(_ row: TableRow) {
        let texts = heads.map { row.cells[$0.key]?.text ?? "" }
        if csv != nil {
            csv?.row(texts)
            return
        }
        var json = JSONWriter()
        json.object { json in
            for (head, text) in zip(heads, texts) {
                json.key(named: head.key)
                json.value(text)
            }
        }
        bytes += json.bytes
        bytes.append(0x0A)
    }

    /// What was written since it was last asked.
    mutating func take() -> [UInt8] {
        if let written = csv?.take() { return written }
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }
}

extension TableCell {
    fileprivate var text: String {
        switch self {
        case .text("—"), .number("—"): ""
        case .text(let text), .mark(let text, _), .link(let text, _): text
        case .lines(let text, let below): below.isEmpty ? text : text + " · " + below
        case .number(let text): Self.ungrouped(text)
        case .picture: ""
        }
    }

    /// `2,500` as `2500`; what is more than digits stays as it is.
    private static func ungrouped(_ text: String) -> String {
        let marks: Set<Character> = [",", "\u{a0}", "\u{202f}", "٬", " "]
        guard text.allSatisfy({ $0.isASCII && $0.isNumber || marks.contains($0) }) else { return text }
        return text.filter { !marks.contains($0) }
    }
}
