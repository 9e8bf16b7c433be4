import Foundation
import Images

/// The picture files below a folder. Nothing outside it can be reached, not by `..` and not by a link.
struct PictureFolder {
    /// Resolved, without a trailing slash.
    let root: String
    /// Paths from the root, in order.
    let pictures: [String]
    /// Texts named `Something_Description.txt`, by `Something`; the first in path order.
    let descriptions: [String: String]
    private let byFileName: [String: String]

    /// - Throws: `GoodsFault.noFolder`.
    init(_ path: String) throws(GoodsFault) {
        var isFolder: ObjCBool = false
        root = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), isFolder.boolValue,
            let walk = FileManager.default.enumerator(atPath: root)
        else { throw .noFolder(path) }
        var pictures: [String] = [], texts: [String] = []
        while let found = walk.nextObject() {
            guard let path = found as? String, !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else {
                continue
            }
            switch Self.ending(path) {
            case "jpg", "jpeg", "png", "webp", "avif", "heic", "gif": pictures.append(path)
            case "txt" where path.hasSuffix("_Description.txt"): texts.append(path)
            default: continue
            }
        }
        self.pictures = pictures.sorted { Self.inOrder($0, $1) }
        byFileName = Dictionary(self.pictures.map { (Self.fileName($0).lowercased(), $0) }) { first, _ in first }
        var descriptions: [String: String] = [:]
        for text in texts.sorted() {
            let name = String(Self.fileName(text).dropLast("_Description.txt".count))
            guard descriptions[name] == nil, let words = FileManager.default.contents(atPath: root + "/" + text) else {
                continue
            }
            descriptions[name] = String(decoding: words.prefix(4_000), as: UTF8.self).trimmed
        }
        self.descriptions = descriptions
    }

    enum Finding: Equatable {
        case picture(path: String)
        /// Why not, in a few words.
        case nothing(String)
    }

    /// The picture that a name from a stranger's file means: a path from the root, or a file name anywhere below it.
    func picture(named name: String) -> Finding {
        if name.isEmpty { return .nothing("no picture named") }
        if name.contains("\0") || name.utf8.count > 1_000 { return .nothing("not a file name") }
        let direct = checked(name)
        if case .nothing = direct, let found = byFileName[Self.fileName(name).lowercased()] { return checked(found) }
        return direct
    }

    /// A path from the root that stays below it and holds a picture.
    func checked(_ path: String) -> Finding {
        let resolved = URL(fileURLWithPath: root + "/" + path).standardizedFileURL.resolvingSymlinksInPath().path
        guard resolved.hasPrefix(root == "/" ? "/" : root + "/") else { return .nothing("outside the folder") }
        guard let file = FileHandle(forReadingAtPath: resolved) else { return .nothing("no such file") }
        defer { file.closeFile() }
        do {
            _ = try PictureFormat.sniffed(Array(try file.read(upToCount: 1_024) ?? Data()))
            return .picture(path: resolved)
        } catch { return .nothing((error as? PictureRefusal)?.message ?? "\(error)") }
    }

    static func fileName(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }
    static func ending(_ path: String) -> String {
        let name = fileName(path)
        return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    }
    static func stem(_ path: String) -> String {
        let name = fileName(path)
        return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }

    /// Byte order, so that it does not depend on the machine's language.
    private static func inOrder(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
