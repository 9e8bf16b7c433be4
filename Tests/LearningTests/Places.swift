import Foundation
import Images

enum Places {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A folder of real pictures beside the repository, when this machine has it.
    static func data(_ folder: String) -> URL? {
        let found = root.appending(path: "../shared/data/\(folder)").standardizedFileURL
        return FileManager.default.fileExists(atPath: found.path) ? found : nil
    }

    /// Where Tools/install put MiniLM, when it did.
    static let miniLM: URL? = {
        let models = ProcessInfo.processInfo.environment["SOKO_MODELS"] ?? "/usr/local/share/soko/models"
        let folder = URL(filePath: models).appending(path: "minilm")
        return FileManager.default.fileExists(atPath: folder.appending(path: "model.onnx").path) ? folder : nil
    }()

    static let images = Result { try Images.start(threads: 2) }
}
