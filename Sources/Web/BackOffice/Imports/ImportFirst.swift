import Catalog
import Synchronization

/// The first refusals, as they come.
final class ImportFirst: Sendable {
    private let found = Mutex<[ImportComplaint]>([])
    func take(_ complaints: [ImportComplaint]) { found.withLock { $0 += complaints } }
    var complaints: [ImportComplaint] { found.withLock { $0 } }
}
