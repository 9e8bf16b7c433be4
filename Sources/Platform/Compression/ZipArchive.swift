import CZlib
import Foundation

/// A ZIP archive in memory, as every system opens it (APPNOTE 6.3.3 without its 64-bit parts: less than 4 GiB, up to 65,535
/// files). A file is deflated where that makes it smaller.
package struct ZipArchive: Sendable {
    private var files: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0
    private let stamp: [UInt8]

    /// - Parameter date: that all files carry, in UTC; years 1980 to 2107, others are kept within them.
    package init(date: Date) { stamp = Self.stamp(date) }

    /// - Parameter name: letters, digits, `-`, `_`, `.` in parts between slashes, no part beginning with a dot: an archive's
    ///   reader makes a path of it.
    package mutating func add(_ name: String, _ bytes: [UInt8]) {
        precondition(Self.isPlain(name), "a file's name in an archive leads nowhere else")
        precondition(files.count + bytes.count < Int(UInt32.max) - 1 << 20, "an archive of less than 4 GiB")
        let small = zlib(bytes) { soko_deflate_init(&$0, 6) }
        let isDeflated = small.count < bytes.count
        let stored = isDeflated ? small : bytes
        let checksum = bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
        let head =
            Self.little(UInt16(20)) + Self.little(UInt16(0)) + Self.little(UInt16(isDeflated ? 8 : 0)) + stamp
            + Self.little(UInt32(checksum)) + Self.little(UInt32(stored.count)) + Self.little(UInt32(bytes.count))
            + Self.little(UInt16(name.utf8.count)) + Self.little(UInt16(0))
        directory += Self.little(UInt32(0x0201_4b50)) + Self.little(UInt16(20)) + head
        // No comment, disk 0, nothing said of what is in it or who may read it.
        directory += [UInt8](repeating: 0, count: 10) + Self.little(UInt32(files.count)) + name.utf8
        files += Self.little(UInt32(0x0403_4b50)) + head + name.utf8 + stored
        count += 1
    }

    /// The whole archive.
    package var bytes: [UInt8] {
        files + directory + Self.little(UInt32(0x0605_4b50)) + Self.little(UInt32(0)) + Self.little(count)
            + Self.little(count) + Self.little(UInt32(directory.count)) + Self.little(UInt32(files.count))
            + Self.little(UInt16(0))
    }

    private static func isPlain(_ name: String) -> Bool {
        name.utf8.count <= 200
            && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && part.first != "."
                    && part.utf8.allSatisfy {
                        ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == 0x2D
                            || $0 == 0x2E || $0 == 0x5F
                    }
            }
    }

    /// MS-DOS's: two seconds a step, years since 1980.
    private static func stamp(_ date: Date) -> [UInt8] {
        var (parts, clock) = (tm(), time_t(date.timeIntervalSince1970.rounded(.down)))
        gmtime_r(&clock, &parts)
        let year = min(127, max(0, Int(parts.tm_year) - 80))
        let time = UInt16(parts.tm_hour) << 11 | UInt16(parts.tm_min) << 5 | UInt16(parts.tm_sec / 2)
        return little(time) + little(UInt16(year) << 9 | UInt16(parts.tm_mon + 1) << 5 | UInt16(parts.tm_mday))
    }

    private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
