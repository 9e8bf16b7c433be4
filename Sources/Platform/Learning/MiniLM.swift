import Foundation
import Images

/// all-MiniLM-L6-v2: English sentences as 384 numbers whose cosine is how near their meanings are.
package struct MiniLM: Sendable {
    package static let dimensions = 384
    /// At most this many tokens in one pass, padding included: 16 titles, or 4 texts at full length. Memory is bounded by
    /// it, and on one thread longer passes are no faster.
    private static let tokensAtOnce = 512
    private let model: OnnxModel
    private let tokenizer: WordPiece
    private let maxTokens: Int
    package let name: String

    /// - Parameters:
    ///   - folder: with `model.onnx`, `vocab.txt` and `model.json`, as Tools/minilm writes them.
    ///   - threads: that work on one batch.
    /// - Throws: `ModelFault`.
    package init(folder: URL, threads: Int = 1, runsAtOnce: Int = 1) throws(ModelFault) {
        let about = try ModelCard(folder: folder)
        guard about.dimensions == Self.dimensions, (8...512).contains(about.maxTokens) else {
            throw .malformed(file: "model.json", "\(about.dimensions) numbers from \(about.maxTokens) tokens")
        }
        (name, maxTokens) = (about.name, about.maxTokens)
        tokenizer = try WordPiece(vocabulary: try ModelCard.text(of: folder.appending(path: "vocab.txt")))
        model = try OnnxModel(
            file: folder.appending(path: "model.onnx"), threads: threads, runsAtOnce: runsAtOnce)
    }

    /// Whether a word, folded, stands whole in the vocabulary.
    func knows(_ word: String) -> Bool { tokenizer.isWhole(word) }

    /// - Returns: shape [texts, 384], unit length, in input order. A text without any word is zeros.
    /// - Throws: `ModelFault`, `CancellationError`.
    package func encode(_ texts: [String]) async throws -> [[Float]] {
        let ids = texts.map { tokenizer.ids(of: $0, limit: maxTokens) }
        var vectors = [[Float]](repeating: [Float](repeating: 0, count: Self.dimensions), count: texts.count)
        // Texts of one length together, so that little of a batch is padding; only the two ends are no text.
        let order = texts.indices.filter { ids[$0].count > 2 }.sorted { ids[$0].count < ids[$1].count }
        var rest = order[...]
        while let longest = rest.prefix(16).last.map({ ids[$0].count }) {
            let places = rest.prefix(min(16, max(1, Self.tokensAtOnce / longest)))
            for (place, vector) in zip(places, try await run(places.map { ids[$0] })) { vectors[place] = vector }
            rest = rest.dropFirst(places.count)
        }
        return vectors
    }

    private func run(_ batch: [[Int64]]) async throws -> [[Float]] {
        let longest = batch.map(\.count).max() ?? 0
        let shape = [batch.count, longest]
        let ids = batch.flatMap { $0 + [Int64](repeating: 0, count: longest - $0.count) }
        let mask = batch.flatMap { ids in (0..<longest).map { $0 < ids.count ? Int64(1) : 0 } }
        let inputs = ["input_ids": Tensor(ids, shape: shape), "attention_mask": Tensor(mask, shape: shape)]
        return try await model.run(inputs, output: "embedding").rows(batch.count, of: Self.dimensions)
    }
}

/// What a model's folder says about itself in `model.json`.
package struct ModelCard: Sendable, Hashable, Codable {
    package var name: String
    package var dimensions: Int
    package var maxTokens: Int
    /// By file name, in hexadecimal.
    package var sha256: [String: String]

    package init(name: String, dimensions: Int, maxTokens: Int, sha256: [String: String]) {
        (self.name, self.dimensions, self.maxTokens, self.sha256) = (name, dimensions, maxTokens, sha256)
    }

    /// - Throws: `ModelFault.missing`, `.malformed`.
    package init(folder: URL) throws(ModelFault) {
        let text = try Self.text(of: folder.appending(path: "model.json"))
        do { self = try JSONDecoder().decode(Self.self, from: Data(text.utf8)) } catch {
            throw .malformed(file: "model.json", "\(error)")
        }
    }

    static func text(of file: URL) throws(ModelFault) -> String {
        guard FileManager.default.fileExists(atPath: file.path) else { throw .missing(file: file.path) }
        do { return try String(contentsOf: file, encoding: .utf8) } catch {
            throw .malformed(file: file.lastPathComponent, "it is not UTF-8 text")
        }
    }
}
