import Glibc
import Synchronization

/// Lets an endpoint's body go to a file: for what is too large for memory.
package struct Spooling: Sendable {
    /// On the disk that keeps what is made of it.
    package let folder: String
    /// Asked with the head alone, before a byte is taken. Nil: it may come.
    package let refuses: @Sendable (Request) -> Problem?

    package init(into folder: String, refuses: @escaping @Sendable (Request) -> Problem?) {
        (self.folder, self.refuses) = (folder, refuses)
    }

    /// How files of bodies begin: what was left behind by a server that was killed is known by it.
    package static let prefix = "body-"
}

/// A body in a file, which goes away with this value unless somebody keeps it.
package final class SpooledBody: Sendable {
    package let path: String
    /// In bytes.
    package let count: Int
    private let isKept = Atomic<Bool>(false)

    package init(path: String, count: Int) { (self.path, self.count) = (path, count) }

    deinit { if !isKept.load(ordering: .relaxed) { unlink(path) } }

    /// Gives the file its place, on the same disk.
    /// - Throws: `SpoolFault`.
    package func keep(as place: String) throws(SpoolFault) {
        guard rename(path, place) == 0 else { throw SpoolFault(reason: String(cString: strerror(errno))) }
        isKept.store(true, ordering: .relaxed)
    }

    /// Bytes at a place; fewer at the end.
    func bytes(at place: Int, count: Int) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var all = [UInt8](repeating: 0, count: max(0, min(count, self.count - place)))
        let read = pread(descriptor, &all, all.count, off_t(place))
        return Array(all.prefix(max(0, read)))
    }
}

package struct SpoolFault: Error, CustomStringConvertible {
    package let reason: String
    package var description: String { "the file cannot be kept: \(reason)" }
}
