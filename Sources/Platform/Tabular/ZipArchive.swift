import Compression

/// A ZIP archive that holds one file (PKWARE's APPNOTE.TXT 6.3.10): read through its directory at the end, so that what
/// stands between files does not count.
struct ZipArchive {
    private static let directoryEnd: UInt32 = 0x0605_4b50, directoryEntry: UInt32 = 0x0201_4b50
    private static let fileHead: UInt32 = 0x0403_4b50

    /// The bytes of the one file in it.
    /// - Throws: `TabularFault`.
    static func onlyFile(in file: FileBytes, limits: TabularLimits) throws -> any ByteSource {
        let entries = try entries(of: file).filter { !$0.isFolder && !$0.name.hasPrefix("__MACOSX/") }
        guard entries.count == 1, let entry = entries.first else { throw TabularFault.notOneFile }
        if entry.flags & 1 != 0 { throw TabularFault.encrypted }
        let head = try file.bytes(at: entry.offset, count: 30)
        guard head.count == 30, head.word(0) == fileHead else { throw TabularFault.brokenArchive }
        let start = entry.offset + 30 + head.half(26) + head.half(28)
        guard start < file.count else { throw TabularFault.brokenArchive }
        file.seek(to: start)
        switch entry.method {
        case 0: return Bounded(file, count: entry.size)
        case 8: return UnpackedBytes(file, .deflate, limits: limits)
        default: throw TabularFault.brokenArchive
        }
    }

    private struct Entry {
        let name: String
        let flags: Int, method: Int, size: Int, offset: Int
        var isFolder: Bool { name.hasSuffix("/") }
    }

    private static func entries(of file: FileBytes) throws -> [Entry] {
        let tailStart = max(0, file.count - (22 + 65_535))
        let tail = try file.bytes(at: tailStart, count: file.count - tailStart)
        let found = stride(from: tail.count - 22, through: 0, by: -1).first { tail.word($0) == directoryEnd }
        guard let found else { throw TabularFault.brokenArchive }
        let (count, size, start) = (tail.half(found + 10), Int(tail.word(found + 12)), Int(tail.word(found + 16)))
        // More than a handful is no archive of one file, whatever they are.
        guard count <= 64, size <= 1 << 20 else { throw TabularFault.notOneFile }
        let directory = try file.bytes(at: start, count: size)
        var entries: [Entry] = []
        var at = 0
        for _ in 0..<count {
            guard at + 46 <= directory.count, directory.word(at) == directoryEntry else {
                throw TabularFault.brokenArchive
            }
            let nameEnd = at + 46 + directory.half(at + 28)
            guard nameEnd <= directory.count else { throw TabularFault.brokenArchive }
            entries.append(
                Entry(
                    name: String(decoding: directory[(at + 46)..<nameEnd], as: UTF8.self),
                    flags: directory.half(at + 8), method: directory.half(at + 10),
                    size: Int(directory.word(at + 20)), offset: Int(directory.word(at + 42))))
            at = nameEnd + directory.half(at + 30) + directory.half(at + 32)
        }
        return entries
    }
}

/// The first so many bytes of another source.
private final class Bounded: ByteSource {
    private let source: any ByteSource
    private var left: Int
    init(_ source: any ByteSource, count: Int) { (self.source, left) = (source, count) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if left == 0 { return 0 }
        let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(left)))
        left -= count
        return count
    }
}

/// Little-endian numbers; what lies beyond the end reads as zero.
extension [UInt8] {
    fileprivate func half(_ at: Int) -> Int { at >= 0 && at + 2 <= count ? Int(self[at]) | Int(self[at + 1]) << 8 : 0 }
    fileprivate func word(_ at: Int) -> UInt32 { UInt32(half(at)) | UInt32(half(at + 2)) << 16 }
}
