import Blobs
import Catalog
import Foundation

/// The refused rows of a run: line, column, code and value, one refusal a line, between tabs.
package struct RefusalFile: Sendable {
    private let path: String
    /// Beyond it a file is so wrong that no list helps.
    private static let largest = 32 << 20

    package init(_ path: String) { self.path = path }

    /// Puts refusals behind the first `size` bytes; what stood there was of a batch that did not come through.
    /// - Returns: the size of the file then.
    func add(_ complaints: [ImportComplaint], behind size: Int) throws -> Int {
        if complaints.isEmpty || size >= Self.largest { return size }
        var bytes: [UInt8] = []
        for complaint in complaints {
            let cells = [String(complaint.line), complaint.column, complaint.refusal.code, complaint.value]
            bytes += Array((cells.map(Self.plain).joined(separator: "\t") + "\n").utf8)
        }
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { try? file.close() }  // written and told already
        try file.truncate(atOffset: UInt64(size))
        try file.seek(toOffset: UInt64(size))
        try file.write(contentsOf: Data(bytes))
        return size + bytes.count
    }

    /// The refusals, some at a time.
    ///
    /// - Parameters:
    ///   - size: how much of the file counts.
    ///   - limit: at most so many.
    package func read(_ size: Int, limit: Int = .max, _ each: ([ImportComplaint]) async throws -> Void) async throws {
        guard size > 0, let file = FileHandle(forReadingAtPath: path) else { return }
        defer { try? file.close() }  // only read
        var (left, rest, count) = (size, Data(), 0)
        while left > 0, count < limit {
            let wanted = min(left, 256 << 10)
            let piece = try await Disk.work { try file.read(upToCount: wanted) ?? Data() }
            if piece.isEmpty { return }
            left -= piece.count
            rest += piece
            guard let end = rest.lastIndex(of: 0x0A) else { continue }
            let complaints = rest[...end].split(separator: 0x0A).compactMap(Self.complaint).prefix(limit - count)
            rest = Data(rest[rest.index(after: end)...])
            count += complaints.count
            try await each(Array(complaints))
        }
    }

    private static func complaint(_ line: Data) -> ImportComplaint? {
        let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard cells.count == 4, let number = Int(cells[0]), let refusal = ImportRefusal(rawValue: cells[2]) else {
            return nil
        }
        return ImportComplaint(line: number, column: cells[1], refusal, value: cells[3])
    }

    private static func plain(_ text: String) -> String {
        String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }
}
