import Foundation
import Learning
import Vectors

/// What lines of text mean to the model of this machine: its name on the first line, then 768 numbers of each.
struct MeasureMeaning {
    /// Where models are installed.
    let models: String
    let lines: String

    func run() async throws {
        let folder = URL(fileURLWithPath: models)
        let embedder = try ModelStore(installed: folder, pulled: folder.appending(path: "none")).embedder(threads: 2)
        print(embedder.name)
        for line in try String(contentsOfFile: lines, encoding: .utf8).split(separator: "\n") {
            let numbers = try await embedder.queryEmbedding(String(line)).numbers
            print(numbers.map { String($0) }.joined(separator: " "))
        }
    }
}
