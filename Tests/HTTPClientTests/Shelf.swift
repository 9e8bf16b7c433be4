import Crypto
import Foundation

/// A folder for one test's files.
final class Shelf: Sendable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "download-\(UUID())").path
    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
    deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch { print("left behind: \(folder), \(error)") }
    }
    var file: String { folder + "/model.onnx" }
    /// Nil when there is no file.
    var digest: String? { FileManager.default.contents(atPath: file).map { hex(sha256($0)) } }
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    }
}
