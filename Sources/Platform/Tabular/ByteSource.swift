import Glibc

/// Bytes that come one after the other. Blocks; used by one thread at a time.
protocol ByteSource: AnyObject {
    /// - Returns: how many bytes came, at least one; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Part of a file.
final class FileBytes: ByteSource {
    private let descriptor: Int32
    private var offset: Int
    private let end: Int
    private let start: Int
    /// How far reading is.
    var bytesRead: Int { offset - start }

    /// - Parameter range: nil: the whole file.
    /// - Throws: `TabularFault.unreadable`.
    init(path: String, range: Range<Int>? = nil) throws {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw TabularFault.unreadable(String(cString: strerror(errno))) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw TabularFault.unreadable("no file")
        }
        let range = (range ?? 0..<Int(status.st_size)).clamped(to: 0..<Int(status.st_size))
        (start, offset, end) = (range.lowerBound, range.lowerBound, range.upperBound)
    }

    deinit { close(descriptor) }

    var count: Int { end - start }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let wanted = min(buffer.count, end - offset)
        if wanted == 0 { return 0 }
        while true {
            let count = pread(descriptor, buffer.baseAddress, wanted, off_t(offset))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw TabularFault.unreadable(String(cString: strerror(errno))) }
            offset += count
            return count
        }
    }

    /// Bytes at a place of this part; fewer at its end.
    func bytes(at place: Int, count: Int) throws -> [UInt8] {
        let before = offset
        defer { offset = before }
        offset = min(end, start + max(0, place))
        var all = [UInt8](repeating: 0, count: max(0, min(count, end - offset)))
        var filled = 0
        while filled < all.count {
            let more = try all.withUnsafeMutableBytes { bytes in
                try read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[filled...]))
            }
            if more == 0 { break }
            filled += more
        }
        return Array(all.prefix(filled))
    }

    func seek(to place: Int) { offset = min(end, start + max(0, place)) }
}

/// Bytes that were read ahead, and then those behind them.
final class Reread: ByteSource {
    private var ahead: ArraySlice<UInt8>
    private let rest: (any ByteSource)?

    init(_ ahead: some Sequence<UInt8>, then rest: (any ByteSource)? = nil) {
        (self.ahead, self.rest) = (ArraySlice(ahead), rest)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if ahead.isEmpty { return try rest?.read(into: buffer) ?? 0 }
        let count = min(buffer.count, ahead.count)
        buffer.copyBytes(from: ahead.prefix(count))
        ahead = ahead.dropFirst(count)
        return count
    }
}
