import Foundation

extension PartFile {
    /// A part that no other process fills, and that is still the file of that name once it is ours.
    static func opened(_ path: String) throws(OutboundFault) -> Int32 {
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { throw .cannotWrite(file: path, String(cString: strerror(errno))) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                close(descriptor)
                throw .cannotWrite(file: path, "another download to it is under way")
            }
            var (ours, named) = (stat(), stat())
            if fstat(descriptor, &ours) == 0, stat(path, &named) == 0, ours.st_ino == named.st_ino { return descriptor }
            close(descriptor)
        }
    }
}
