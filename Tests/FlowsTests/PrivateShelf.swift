import Crypto
import Foundation
import Vault

/// Sealed files in a folder of the test's own, which goes when the test does.
final class PrivateShelf: Sendable {
    let files: PrivateFiles
    let folder: String

    init(keys: String = "k1:" + base64URL(sha256("k1".utf8)), in folder: String? = nil) throws {
        self.folder =
            folder ?? FileManager.default.temporaryDirectory.appendingPathComponent("private-\(UUID().uuidString)").path
        files = try PrivateFiles(keys: try SealingKeys(parsing: keys), folder: self.folder)
    }
    // Nothing is lost: another shelf over the same folder may have removed it.
    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// What lies there, sorted.
    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } }
}
