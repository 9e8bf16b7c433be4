import Crypto
import Foundation

/// Files by key, in a folder.
///
/// A blob is written beside its place and then moved there: a reader sees the whole file or none, whatever is killed
/// when, and a full disk leaves nothing behind.
package struct BlobStore: Sendable {
    package let folder: String
    private let isPrivate: Bool

    /// - Parameter isPrivate: whether only the folder's owner may look into it, and into what is put there.
    /// - Throws: `BlobFault` when the folder cannot be made.
    package init(folder: String, isPrivate: Bool = false) throws {
        (self.folder, self.isPrivate) = (folder, isPrivate)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            // Also when it was there: somebody may have made it by hand, or brought it back from a backup.
            if isPrivate { try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder) }
        } catch { throw BlobFault.cannotWrite(folder, reason: "\(error.localizedDescription)") }
    }

    /// Where a blob is, or would be.
    package func path(_ key: BlobKey) -> String { folder + "/" + key.text }

    package func holds(_ key: BlobKey) -> Bool { access(path(key), F_OK) == 0 }

    /// - Throws: `BlobFault`; the disk may be full.
    package func put(_ bytes: [UInt8], as key: BlobKey) throws {
        let path = path(key)
        let scratch = path + ".\(hex(randomBytes(6))).part"
        // Nothing is lost when this fails: then the next line does, and says why.
        try? FileManager.default.createDirectory(
            atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true,
            attributes: isPrivate ? [.posixPermissions: 0o700] : nil)
        let descriptor = open(scratch, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isPrivate ? 0o600 : 0o644)
        guard descriptor >= 0 else { throw BlobFault.cannotWrite(key.text, reason: String(cString: strerror(errno))) }
        var failure: Int32 = 0
        bytes.withUnsafeBytes { bytes in
            var written = 0
            while written < bytes.count {
                let count = write(descriptor, bytes.baseAddress! + written, bytes.count - written)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { failure = errno; return }
                written += count
            }
            if fsync(descriptor) != 0 { failure = errno }
        }
        if close(descriptor) != 0, failure == 0 { failure = errno }
        if failure == 0, rename(scratch, path) != 0 { failure = errno }
        if failure != 0 {
            unlink(scratch)
            throw BlobFault.cannotWrite(key.text, reason: String(cString: strerror(failure)))
        }
    }

    /// The whole blob, or nil when there is none.
    /// - Throws: `BlobFault.cannotRead`.
    package func bytes(_ key: BlobKey) throws -> [UInt8]? {
        let path = path(key)
        if access(path, F_OK) != 0 { return nil }
        do { return Array(try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
            throw BlobFault.cannotRead(key.text, reason: error.localizedDescription)
        }
    }

    package func remove(_ key: BlobKey) { unlink(path(key)) }

    /// The blobs that lie in the folder itself, not in folders below it, in no order; drafts of writers that were killed
    /// are among them. Each with the time it was written.
    /// - Throws: `BlobFault.cannotRead`.
    package func shallowBlobs() throws -> [(key: BlobKey, writtenAt: Date)] {
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
            throw BlobFault.cannotRead(folder, reason: error.localizedDescription)
        }
        return names.compactMap { name in
            var facts = stat()
            guard let key = BlobKey(name), lstat(path(key), &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
                return nil
            }
            return (key, Date(timeIntervalSince1970: Double(facts.st_mtim.tv_sec)))
        }
    }

    /// Removes everything whose key begins with this one and a slash.
    package func removeAll(under key: BlobKey) {
        // What cannot be removed is what is not there, or what another is writing: it comes to nothing either way.
        try? FileManager.default.removeItem(atPath: path(key))
    }

    /// Free bytes on the folder's disk.
    package var freeBytes: Int {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return 0 }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }
}

/// A blob's name: letters, digits, `-`, `_` and `.` in parts between slashes; no part starts with a dot.
package struct BlobKey: Sendable, Hashable {
    package let text: String

    /// Nil when `text` is not such a name, so no key leads out of the folder.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty && part.first != "."
                && part.utf8.allSatisfy {
                    ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == 0x2D || $0 == 0x2E
                        || $0 == 0x5F
                }
        }
        guard isPlain, text.utf8.count <= 200 else { return nil }
        self.text = text
    }

    /// A key that names its content: `area/ab/abcdef…`.
    package init(area: StaticString, contentHash: String) {
        precondition(contentHash.utf8.count == 64, "a SHA-256 in hexadecimal")
        text = "\(area)/\(contentHash.prefix(2))/\(contentHash)"
    }
}

/// Why a blob could not be kept or read.
package enum BlobFault: Error, CustomStringConvertible {
    case cannotWrite(String, reason: String)
    case cannotRead(String, reason: String)

    package var description: String {
        switch self {
        case .cannotWrite(let key, let reason): "cannot write \(key): \(reason)"
        case .cannotRead(let key, let reason): "cannot read \(key): \(reason)"
        }
    }
}
