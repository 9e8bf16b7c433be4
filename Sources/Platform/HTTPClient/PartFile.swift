import Crypto
import Foundation

/// A download under way: `target.part`, and beside it `target.part.version`, which names what the bytes are part of.
///
/// `@unchecked Sendable`: made by one thread, filled by the client's, ended by a third, one after the other.
final class PartFile: @unchecked Sendable {
    private let target: String
    private let descriptor: Int32
    private let progress: @Sendable (DownloadProgress) -> Void
    private var hash = SHA256Stream()
    private var total: Int?
    private var resumedAt = 0
    private(set) var count = 0
    /// What the server calls the version that the bytes are of; without it the download cannot go on later.
    private(set) var version: String?
    /// The reply's body belongs in the file.
    private(set) var isTaking = false
    /// All bytes were there before anything came.
    private(set) var isWhole = false

    private var path: String { target + ".part" }
    private var versionPath: String { path + ".version" }

    /// Opens the part, or makes an empty one. Blocks while the bytes that are there are hashed.
    init(target: String, progress: @escaping @Sendable (DownloadProgress) -> Void) throws(OutboundFault) {
        self.target = target
        self.progress = progress
        descriptor = try Self.opened(target + ".part")
        version = try? String(contentsOfFile: versionPath, encoding: .utf8)  // none, or unreadable: all comes anew
        if version == nil { try empty() } else { try hashWhatIsThere() }
    }

    deinit { close(descriptor) }

    private func hashWhatIsThere() throws(OutboundFault) {
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let read = read(descriptor, &piece, piece.count)
            if read < 0 { throw .cannotWrite(file: path, String(cString: strerror(errno))) }
            if read == 0 { return }
            hash.add(piece.span.extracting(0..<read).bytes)
            count += read
        }
    }

    /// Forgets what is there.
    func empty() throws(OutboundFault) {
        guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
            throw .cannotWrite(file: path, String(cString: strerror(errno)))
        }
        unlink(versionPath)
        hash = SHA256Stream()
        (count, version) = (0, nil)
    }

    /// The head of a reply that ends the redirects. Other statuses than 200 and 206 leave the file alone.
    func begin(status: Int, _ headers: OutboundHeaders, maxBytes: Int) throws(OutboundFault) {
        let head = PartHead(headers)
        // Nothing is behind the last byte of this version: an earlier try was ended just before the file got its name.
        isWhole = status == 416 && count > 0 && head.total == count
        isTaking = status == 200 || status == 206
        guard isTaking else { return }
        if status == 206 {
            // Another part than the one that is missing, or bytes that count differently: what is there is of no use.
            guard head.start == count, count > 0, !head.isEncoded else {
                version = nil
                throw .incomplete("the server sent another part than it was asked for")
            }
        } else {
            try empty()
            version = head.version
            try keepVersion()
        }
        (resumedAt, total) = (count, head.total)
        guard let total else { return }
        guard total <= maxBytes else { throw .tooLarge(limitBytes: maxBytes) }
        // Better no download than one that fills the disk and then fails.
        var disk = statvfs()
        if fstatvfs(descriptor, &disk) == 0, Int(disk.f_bavail) * Int(disk.f_frsize) < total - count {
            throw .cannotWrite(file: target, String(cString: strerror(ENOSPC)))
        }
    }

    private func keepVersion() throws(OutboundFault) {
        guard let version else { return }
        do { try version.write(toFile: versionPath, atomically: true, encoding: .utf8) } catch {
            throw .cannotWrite(file: versionPath, error.localizedDescription)
        }
    }

    func add(_ bytes: UnsafeRawBufferPointer, maxBytes: Int) throws(OutboundFault) {
        guard count + bytes.count <= maxBytes else { throw .tooLarge(limitBytes: maxBytes) }
        var written = 0
        while written < bytes.count {
            let done = write(descriptor, bytes.baseAddress! + written, bytes.count - written)
            if done < 0, errno == EINTR { continue }
            guard done > 0 else { throw .cannotWrite(file: target, String(cString: strerror(errno))) }
            written += done
        }
        hash.add(bytes.bytes)
        count += bytes.count
        progress(DownloadProgress(bytes: count, total: total))
    }

    /// Gives the file its name. Blocks until the disk has it.
    func finish() throws(OutboundFault) -> DownloadedFile {
        guard fsync(descriptor) == 0, rename(path, target) == 0 else {
            throw .cannotWrite(file: target, String(cString: strerror(errno)))
        }
        unlink(versionPath)
        return DownloadedFile(bytes: count, sha256: hash.digest(), resumedAt: resumedAt)
    }

    /// Keeps the part only when the same download can go on with it.
    func leave(after fault: OutboundFault) {
        switch fault {
        case .incomplete, .deadline, .cancelled, .shutDown, .connect, .tls, .unresolved:
            if version == nil || count == 0 { discard() }
        default: discard()
        }
    }

    func discard() {
        unlink(versionPath)
        unlink(path)
    }
}
