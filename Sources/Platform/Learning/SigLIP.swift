import Foundation
import Images
import Vectors

/// SigLIP: one space of 768 numbers for pictures and words, so words find pictures that nobody described.
package struct SigLIP: Embedder {
    private static let side = 224
    private static let tokens = 64
    private static let batch = 8
    private let vision: OnnxModel
    private let text: OnnxModel
    private let tokenizer: Unigram
    package let name: String

    /// - Parameter folder: with the files of `ModelStore.siglip`.
    /// - Throws: `ModelFault`.
    package init(
        folder: URL, name: String = "siglip-base-patch16-224", threads: Int = 1, runsAtOnce: Int = 1
    ) throws(ModelFault) {
        self.name = name
        let tokens = folder.appending(path: "tokenizer.json")
        tokenizer = try Unigram(json: Data(try ModelCard.text(of: tokens).utf8))
        vision = try Self.model(folder, "vision_model.onnx", "pixel_values", threads, runsAtOnce)
        text = try Self.model(folder, "text_model.onnx", "input_ids", threads, runsAtOnce)
    }

    private static func model(
        _ folder: URL, _ file: String, _ input: String, _ threads: Int, _ runsAtOnce: Int
    ) throws(ModelFault) -> OnnxModel {
        let model = try OnnxModel(
            file: folder.appending(path: "onnx").appending(path: file), threads: threads, runsAtOnce: runsAtOnce)
        guard model.inputs == [input], model.outputs.contains("pooler_output") else {
            throw .wrongShape(
                "\(file) takes \(model.inputs) and gives \(model.outputs); \(input) and pooler_output belong there")
        }
        return model
    }

    package func knows(_ word: String) -> Bool { tokenizer.isWhole(word) }

    package func embed(picture: Picture?, text: String) async throws -> Embedding {
        let words = try await encode([text])[0]
        guard let picture else { return try Embedding.mixed(picture: nil, text: words) }
        return try Embedding.mixed(picture: try await encode(picture), text: words)
    }

    package func queryEmbedding(picture: Picture?, text: String?, pictureShare: Float) async throws -> Embedding {
        let looks: [Float]? = if let picture { try await encode(picture) } else { nil }
        let words: [Float]? = if let text = Self.worded(text) { try await encode([text])[0] } else { nil }
        return try Embedding.mixed(picture: looks, text: words, pictureShare: pictureShare)
    }

    package func queryEmbedding(looks: Embedding, text: String?, pictureShare: Float) async throws -> Embedding {
        let words: [Float]? = if let text = Self.worded(text) { try await encode([text])[0] } else { nil }
        return try Embedding.mixed(picture: looks.numbers, text: words, pictureShare: pictureShare)
    }

    package func embed(texts: [String]) async throws -> [Embedding] {
        try await encode(texts).map { try Embedding.mixed(picture: nil, text: $0) }
    }

    /// The model's view of a picture: pressed into a square, each part from 0…255 to -1…1.
    private func encode(_ picture: Picture) async throws -> [Float] {
        let pixels = try await picture.stretched(width: Self.side, height: Self.side)
        let planes = (0..<3).flatMap { part in
            stride(from: part, to: pixels.rgb.count, by: 3).map { Float(pixels.rgb[$0]) / 127.5 - 1 }
        }
        let input = Tensor(planes, shape: [1, 3, Self.side, Self.side])
        return try await vision.run(["pixel_values": input], output: "pooler_output")
            .rows(1, of: Embedding.dimensions)[0]
    }

    private func encode(_ texts: [String]) async throws -> [[Float]] {
        var vectors: [[Float]] = []
        for start in stride(from: 0, to: texts.count, by: Self.batch) {
            let batch = texts[start..<min(start + Self.batch, texts.count)]
            let ids = batch.flatMap { tokenizer.ids(of: Self.canonical($0), count: Self.tokens) }
            let input = Tensor(ids, shape: [batch.count, Self.tokens])
            vectors += try await text.run(["input_ids": input], output: "pooler_output")
                .rows(batch.count, of: Embedding.dimensions)
        }
        return vectors
    }

    /// What the model was trained on: lower case, no ASCII punctuation, single spaces. Some exports of the tokenizer leave
    /// this to their caller; doing it twice changes nothing.
    static func canonical(_ text: String) -> String {
        let marks = Set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
        let words = text.prefix(4_000).lowercased().filter { !marks.contains($0) }.split(whereSeparator: \.isWhitespace)
        return words.joined(separator: " ")
    }
}
