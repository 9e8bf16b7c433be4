import Foundation
import Images

/// A model that `soko models pull` can bring: its name, and the files that make it up.
package struct RemoteModel: Sendable, Hashable {
    package struct File: Sendable, Hashable {
        /// In the model's folder.
        package let path: String
        /// Below the base address of the settings (SOKO_MODELS_URL or the like), without a leading slash.
        package let address: String
        /// A download that grows beyond this is broken off.
        package let mostBytes: Int
    }

    package let name: String
    package let dimensions: Int
    package let maxTokens: Int
    package let files: [File]
}

/// Where models lie: those that the installation brought, read-only, and those that were pulled.
///
/// One folder for each model, with a `model.json` that is written last: a model without it has not come in full.
package struct ModelStore: Sendable {
    /// SigLIP's base model for 224 × 224 pixels, in the ONNX form that is common on Hugging Face: two networks whose
    /// output `pooler_output` has 768 numbers, and the tokenizer.
    package static let siglip = RemoteModel(
        name: "siglip-base-patch16-224", dimensions: 768, maxTokens: 64,
        files: [
            ("tokenizer.json", 16 << 20), ("onnx/vision_model.onnx", 512 << 20), ("onnx/text_model.onnx", 640 << 20),
        ]
        .map { path, most in
            let address = "Xenova/siglip-base-patch16-224/resolve/main/\(path)"
            return RemoteModel.File(path: path, address: address, mostBytes: most)
        })

    private let installed: URL
    private let pulled: URL

    /// - Parameters:
    ///   - installed: where Tools/install puts MiniLM (`SOKO_MODELS`, or /usr/local/share/soko/models).
    ///   - pulled: a folder of this market, made when it is needed.
    package init(installed: URL, pulled: URL) { (self.installed, self.pulled) = (installed, pulled) }

    /// Where the files of a model are put while and after it is pulled.
    package func folder(of model: RemoteModel) -> URL { pulled.appending(path: model.name) }

    /// The files that have not come yet.
    package func missing(of model: RemoteModel) -> [RemoteModel.File] {
        model.files.filter { !FileManager.default.fileExists(atPath: folder(of: model).appending(path: $0.path).path) }
    }

    /// Records that a model is complete: from now on it is the one that is used. It is loaded and asked for a word first;
    /// one that cannot answer is removed, so that it takes no worker down and can be pulled anew.
    ///
    /// - Parameter sha256: in hexadecimal for every file, by path, as computed while it was fetched.
    /// - Throws: `ModelFault`, `.missing` when a file or its digest is not there; what the file system throws.
    package func keep(_ model: RemoteModel, sha256: [String: String]) async throws {
        if let file = missing(of: model).first ?? model.files.first(where: { sha256[$0.path] == nil }) {
            throw ModelFault.missing(file: file.path)
        }
        do { _ = try await SigLIP(folder: folder(of: model)).embed(texts: ["red"]) } catch {
            for file in model.files {
                try FileManager.default.removeItem(at: folder(of: model).appending(path: file.path))
            }
            throw error
        }
        let card = ModelCard(
            name: model.name, dimensions: model.dimensions, maxTokens: model.maxTokens, sha256: sha256)
        let writer = JSONEncoder()
        writer.outputFormatting = [.prettyPrinted, .sortedKeys]
        try writer.encode(card).write(to: folder(of: model).appending(path: "model.json"), options: .atomic)
    }

    /// What a pulled model says about itself; nil while it has not come in full.
    ///
    /// - Throws: `ModelFault.malformed`.
    package func card(of model: RemoteModel) throws(ModelFault) -> ModelCard? {
        guard missing(of: model).isEmpty else { return nil }
        do { return try ModelCard(folder: folder(of: model)) } catch .missing { return nil }
    }

    /// The `name` of the embedder that `embedder` would load, without loading it: a serving process only has to say it.
    ///
    /// - Throws: `ModelFault.malformed`.
    package func embedderName() throws(ModelFault) -> String {
        if let card = try card(of: Self.siglip) { return card.name }
        let miniLM = installed.appending(path: "minilm")
        guard FileManager.default.fileExists(atPath: miniLM.path) else { return LocalEmbedder(words: .letters).name }
        return LocalEmbedder.name(of: try ModelCard(folder: miniLM))
    }

    /// Loads the embedder that this market uses: SigLIP once it has been pulled, else MiniLM, else spelling alone. Its
    /// `name` says which it is. Blocks while files are read.
    ///
    /// - Parameters: `threads` on one run, `runsAtOnce` side by side.
    /// - Throws: `ModelFault` when a model is there and does not load: a broken one is never passed over in silence.
    package func embedder(threads: Int = 1, runsAtOnce: Int = 1) throws(ModelFault) -> any Embedder {
        if try card(of: Self.siglip) != nil {
            return try SigLIP(folder: folder(of: Self.siglip), threads: threads, runsAtOnce: runsAtOnce)
        }
        let miniLM = installed.appending(path: "minilm")
        guard FileManager.default.fileExists(atPath: miniLM.path) else { return LocalEmbedder(words: .letters) }
        return LocalEmbedder(words: .miniLM(try MiniLM(folder: miniLM, threads: threads, runsAtOnce: runsAtOnce)))
    }
}
