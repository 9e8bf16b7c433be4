import Foundation

/// A list of pictures and what is on them: `path, fine class, coarse class` in each line, parted by commas or spaces; a path
/// may hold spaces. Empty lines and lines that begin with # are passed over.
struct JudgedPictures: Hashable {
    struct Entry: Hashable {
        let path: String
        /// Numbers or names.
        let fine: String
        let coarse: String
    }

    let entries: [Entry]
    /// What was passed over: a line's number and why.
    let badLines: [String]

    /// - Throws: `CommandFault` when the list cannot be read.
    init(fileAt path: String) throws {
        let file = URL(fileURLWithPath: path)
        let bytes: Data
        do { bytes = try Data(contentsOf: file) } catch { throw CommandFault("the list \(path) cannot be read") }
        self.init(String(decoding: bytes, as: UTF8.self), folder: file.deletingLastPathComponent())
    }

    /// - Parameter folder: where relative paths begin.
    init(_ text: String, folder: URL) {
        var entries: [Entry] = [], bad: [String] = [], seen = Set<String>()
        for (offset, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = line.trimmingCharacters(in: .whitespacesAndNewlines)
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let (path, fine, coarse) = Self.fields(of: line) else {
                bad.append("line \(offset + 1) is not “path, fine class, coarse class”")
                continue
            }
            let file = URL(fileURLWithPath: path, relativeTo: folder).standardizedFileURL.path
            guard seen.insert(file).inserted else {
                bad.append("line \(offset + 1) names \(path) again")
                continue
            }
            entries.append(Entry(path: file, fine: fine, coarse: coarse))
        }
        (self.entries, badLines) = (entries, bad)
    }

    private static func fields(of line: String) -> (path: String, fine: String, coarse: String)? {
        let isGap = { (mark: Character) in mark == "," || mark.isWhitespace }
        var rest = line[...]
        func last() -> String {
            let word = rest.reversed().prefix { !isGap($0) }
            rest = rest.dropLast(word.count)
            while let mark = rest.last, isGap(mark) { rest.removeLast() }
            return String(word.reversed())
        }
        let coarse = last(), fine = last()
        return rest.isEmpty || fine.isEmpty || coarse.isEmpty ? nil : (String(rest), fine, coarse)
    }
}
