import Foundation
import Images
import Vectors

/// Turns what a product looks like and is called into its 768 numbers, and a buyer's words into numbers to meet them.
///
/// Vectors of two embedders can't be compared: `name` is stored beside each vector, and a change of it means embedding
/// everything again.
package protocol Embedder: Sendable {
    /// Names the model and its version; shown by `/health`.
    var name: String { get }

    /// - Parameter picture: nil when there is none; the words then decide alone.
    /// - Throws: `ModelFault`, `PictureRefusal`, `CancellationError`.
    func embed(picture: Picture?, text: String) async throws -> Embedding

    /// Products without pictures, in batches; in input order.
    func embed(texts: [String]) async throws -> [Embedding]

    /// Whether a word, folded, is one that the model learned whole: it then means something as it stands, whatever it looks
    /// like a mistyped form of. False where nobody can say.
    func knows(_ word: String) -> Bool

    /// A buyer's words.
    func queryEmbedding(_ text: String) async throws -> Embedding

    /// A buyer's picture, words, or both: “this, but blue”.
    ///
    /// - Parameters:
    ///   - picture, text: nil, or a text without words, when there is none; the other then decides alone. Without either
    ///     the embedding is all zeros, like nothing.
    ///   - pictureShare: how much of the question the picture is, 0…1.
    /// - Throws: `ModelFault`, `PictureRefusal`, `CancellationError`.
    func queryEmbedding(picture: Picture?, text: String?, pictureShare: Float) async throws -> Embedding

    /// The same of what a picture looked like, instead of the picture: what `queryEmbedding` or `embed` made of it.
    func queryEmbedding(looks: Embedding, text: String?, pictureShare: Float) async throws -> Embedding
}

extension Embedder {
    /// How many numbers an embedding has: 768, whatever the model.
    package var dimensions: Int { Embedding.dimensions }

    package func knows(_ word: String) -> Bool { false }

    package func queryEmbedding(_ text: String) async throws -> Embedding { try await embed(texts: [text])[0] }

    /// A text with something in it.
    static func worded(_ text: String?) -> String? {
        guard let text, text.contains(where: { !$0.isWhitespace }) else { return nil }
        return text
    }
}

/// The embedder that needs no download: 384 numbers of looks, 384 of words.
package struct LocalEmbedder: Embedder {
    /// What reads the words.
    package enum Words: Sendable {
        case miniLM(MiniLM)
        /// Likeness of spelling, not of meaning.
        case letters
    }

    private let words: Words
    package var name: String {
        switch words {
        case .miniLM(let model): Self.name(model: model.name)
        case .letters: "letters-1+\(PictureDescriptor.name) (MiniLM is not installed)"
        }
    }

    package init(words: Words) { self.words = words }

    static func name(of card: ModelCard) -> String { name(model: card.name) }
    private static func name(model: String) -> String { "\(model)+\(PictureDescriptor.name)" }

    package func knows(_ word: String) -> Bool {
        if case .miniLM(let model) = words { model.knows(word) } else { false }
    }

    package func embed(picture: Picture?, text: String) async throws -> Embedding {
        let looks = try await picture?.onItsBench { PictureDescriptor.numbers(for: $0) }
        return try Embedding.joined(picture: looks, text: try await encode([text])[0])
    }

    package func queryEmbedding(picture: Picture?, text: String?, pictureShare: Float) async throws -> Embedding {
        let looks = try await picture?.onItsBench { PictureDescriptor.numbers(for: $0) }
        let words: [Float]? = if let text = Self.worded(text) { try await encode([text])[0] } else { nil }
        return try Embedding.joined(picture: looks, text: words, pictureShare: pictureShare)
    }

    package func queryEmbedding(looks: Embedding, text: String?, pictureShare: Float) async throws -> Embedding {
        let words: [Float]? = if let text = Self.worded(text) { try await encode([text])[0] } else { nil }
        return try Embedding.joined(
            picture: Array(looks.numbers.prefix(Embedding.half)), text: words, pictureShare: pictureShare)
    }

    package func embed(texts: [String]) async throws -> [Embedding] {
        try await encode(texts).map { try Embedding.joined(picture: nil, text: $0) }
    }

    private func encode(_ texts: [String]) async throws -> [[Float]] {
        switch words {
        case .miniLM(let model): try await model.encode(texts)
        case .letters: texts.map(LetterVector.numbers)
        }
    }
}

/// 384 numbers from a text's words and runs of three letters, hashed to places and signs (FNV-1a), unit length.
package enum LetterVector {
    package static func numbers(_ text: String) -> [Float] {
        var numbers = [Float](repeating: 0, count: 384)
        for word in WordPiece.words(of: text) {
            let letters = Array("^\(word)$".utf8)
            add(letters, weight: 1.5, to: &numbers)
            for start in 0..<max(1, letters.count - 2) {
                add(letters[start..<min(start + 3, letters.count)], weight: 1, to: &numbers)
            }
        }
        return Vector.normalised(numbers)
    }

    private static func add(_ letters: some Sequence<UInt8>, weight: Float, to numbers: inout [Float]) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for letter in letters { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
        numbers[Int(hash >> 8) % numbers.count] += hash & 1 == 0 ? weight : -weight
    }
}
