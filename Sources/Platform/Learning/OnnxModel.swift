import Foundation
import Images
import Lanes

/// A network in ONNX form, run by ONNX Runtime on threads of its own.
package final class OnnxModel: Sendable {
    private let session: OnnxSession
    private let bench: Workbench
    package var inputs: [String] { session.inputs }
    package var outputs: [String] { session.outputs }

    /// Loads a model. Blocks while the file is read (MiniLM: a fifth of a second), so call it at start-up.
    ///
    /// - Parameters:
    ///   - threads: that work on one run; 1 leaves the other cores to other requests.
    ///   - runsAtOnce: further runs wait their turn.
    /// - Throws: `ModelFault.missing`, `.cannotLoad`, `.cannotStart`.
    package init(file: URL, threads: Int = 1, runsAtOnce: Int = 1) throws(ModelFault) {
        guard FileManager.default.fileExists(atPath: file.path) else { throw .missing(file: file.path) }
        session = try OnnxSession(path: file.path, threads: max(1, threads))
        bench = Workbench(name: "soko-model", threads: max(1, runsAtOnce))
    }

    /// One pass through the network.
    ///
    /// - Parameters:
    ///   - tensors: by input name; all inputs of the model, with batch sizes that agree.
    ///   - output: the one output that is wanted, of 32-bit floats.
    /// - Throws: `ModelFault` when the runtime rejects the names or shapes; `CancellationError`.
    package func run(_ tensors: [String: Tensor], output: String) async throws -> Tensor {
        try await bench.run { [session] in try session.run(tensors, output: output) }
    }
}
