import Compression
import Lanes

/// Reads a table of any size from a file: CSV, TSV and their kin, or an XML feed; plain, gzipped or alone in a ZIP archive.
///
/// Memory holds one row and the batch that was asked for. Reading blocks a thread of its own.
package final class TabularReader: Sendable {
    package let shape: TabularShape
    /// The file's size in bytes, as it lies there.
    package let size: Int
    private let bench: Workbench
    private let table: OpenTable

    /// Opens a file and finds out what it is.
    ///
    /// - Parameter range: which bytes of the file; nil: all.
    /// - Throws: `TabularFault`.
    package init(path: String, range: Range<Int>? = nil, limits: TabularLimits = TabularLimits()) async throws {
        let bench = Workbench(name: "tabular", threads: 1)
        let table = try await bench.run { try OpenTable(path: path, range: range, limits: limits) }
        (self.bench, self.table) = (bench, table)
        (shape, size) = (table.shape, table.size)
    }

    /// The next rows, broken ones among them.
    ///
    /// - Parameter limit: at least 1. Fewer come when they are large: a batch holds about 8 MiB.
    /// - Throws: `TabularFault` when the rest cannot be read; rows before the place have been given out.
    package func next(_ limit: Int) async throws -> TabularBatch {
        try await bench.run { [table] in try table.next(limit) }
    }
}

/// The file and how far it is read. Touched only on the reader's one thread, hence `@unchecked Sendable`.
private final class OpenTable: @unchecked Sendable {
    let shape: TabularShape
    let size: Int
    private let file: FileBytes
    private let rows: any RowSource
    /// What ended the file, told once the rows before it are given out.
    private var ending: (any Error)?

    init(path: String, range: Range<Int>?, limits: TabularLimits) throws {
        file = try FileBytes(path: path, range: range)
        size = file.count
        let wrapping = Sniffing.wrapping(try file.bytes(at: 0, count: 4))
        let source: any ByteSource =
            switch wrapping {
            case .none: file
            case .gzip: UnpackedBytes(file, .gzip, limits: limits)
            case .zip: try ZipArchive.onlyFile(in: file, limits: limits)
            }
        let head = try source.ahead(Sniffing.sample)
        if head.isEmpty { throw TabularFault.empty }
        guard Sniffing.wrapping(head) == .none else { throw TabularFault.notATable }
        let encoding: TabularShape.Encoding
        var text: any ByteSource
        switch Sniffing.mark(head) {
        case .utf8(let skipping):
            guard Sniffing.isText(Array(head.dropFirst(skipping).prefix(4096))) else { throw TabularFault.notATable }
            encoding = Sniffing.isUTF8(head) ? .utf8 : .windows1252
            text = Reread(head.dropFirst(skipping), then: source)
        case .utf16(let isBigEndian, let skipping):
            encoding = .utf16
            text = UTF16Bytes(Reread(head.dropFirst(skipping), then: source), isBigEndian: isBigEndian)
        }
        let begin = try text.ahead(Sniffing.sample)
        text = Reread(begin, then: text)
        if Sniffing.isXML(begin) {
            if Sniffing.hasDocumentType(begin) { throw TabularFault.documentType }
            shape = TabularShape(format: .feed, encoding: encoding, isPacked: wrapping != .none)
            // XML says itself in what it is written.
            rows = try XMLFeed(encoding == .utf16 ? Reread(head, then: source) : text, limits: limits)
        } else {
            let (delimiter, skipping) = Sniffing.delimiter(begin)
            try text.skip(skipping)
            shape = TabularShape(
                format: .separated(by: delimiter), encoding: encoding, isPacked: wrapping != .none)
            rows = try SeparatedTable(text, delimiter: delimiter, limits: limits)
        }
    }

    func next(_ limit: Int) throws -> TabularBatch {
        var found: [TabularRow] = []
        var bytes = 0
        if let ending { throw ending }
        while found.count < limit, bytes < 8 << 20 {
            do {
                guard let row = try rows.next() else { return batch(found, isLast: true) }
                found.append(row)
                bytes += row.fields.reduce(0) { $0 + $1.utf8.count }
            } catch {
                if found.isEmpty { throw error }
                ending = error
                break
            }
        }
        return batch(found, isLast: false)
    }

    private func batch(_ found: [TabularRow], isLast: Bool) -> TabularBatch {
        TabularBatch(columns: rows.columns, rows: found, bytesRead: file.bytesRead, isLast: isLast)
    }
}

extension ByteSource {
    /// As many bytes as there are, at most `count`.
    fileprivate func ahead(_ count: Int) throws -> [UInt8] {
        var all = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let more = try all.withUnsafeMutableBytes { bytes in
                try read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[filled...]))
            }
            if more == 0 { break }
            filled += more
        }
        return Array(all.prefix(filled))
    }

    fileprivate func skip(_ count: Int) throws {
        if count > 0 { _ = try ahead(count) }
    }
}
