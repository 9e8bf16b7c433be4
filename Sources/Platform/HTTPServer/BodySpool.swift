import Foundation
import HTTP
import Synchronization

/// A body on its way into a file.
///
/// Writes on the thread that reads the connection: into the page cache, 16 KiB at a time. A disk that cannot follow
/// slows the connections of that thread, so only a few bodies are spooled at once.
final class BodySpool {
    private let path: String
    private let descriptor: Int32
    private let core: ServerCore
    private var fault: Int32 = 0
    private var isHandedOver = false
    private(set) var count = 0

    private static let atOnce = 8
    /// Room that stays on the disk for everything else.
    private static let reserve = 512 << 20

    /// - Throws: `Problem` 503 where there is no room, on the disk or among the others.
    init(_ spooling: Spooling, expecting length: Int, core: ServerCore) throws(Problem) {
        guard core.spools.load(ordering: .relaxed) < Self.atOnce else { throw Self.busy }
        var disk = statvfs()
        guard statvfs(spooling.folder, &disk) == 0, Int(disk.f_bavail) * Int(disk.f_frsize) > length + Self.reserve
        else {
            throw Problem(.unavailable, code: "no-room", detail: "There is no room for this file.")
        }
        path = spooling.folder + "/" + Spooling.prefix + UUID().uuidString
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.busy }
        self.core = core
        core.spools.add(1, ordering: .relaxed)
    }

    private static var busy: Problem {
        Problem(.unavailable, code: "too-many-uploads", headers: ["Retry-After": "30"])
    }

    deinit {
        close(descriptor)
        core.spools.subtract(1, ordering: .relaxed)
        if !isHandedOver { unlink(path) }
    }

    func add(_ bytes: UnsafeRawBufferPointer) {
        var written = 0
        while fault == 0, written < bytes.count {
            let done = write(descriptor, bytes.baseAddress! + written, bytes.count - written)
            if done < 0, errno == EINTR { continue }
            if done <= 0 { fault = done < 0 ? errno : EIO } else { written += done }
        }
        count += bytes.count
    }

    /// - Throws: `Problem` 503 when the disk did not take all of it.
    func finish() throws(Problem) -> SpooledBody {
        guard fault == 0 else {
            throw Problem(.unavailable, code: "no-room", detail: "There is no room for this file.")
        }
        isHandedOver = true
        return SpooledBody(path: path, count: count)
    }
}
