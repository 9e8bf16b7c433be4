/// What a product looks like and is called, as a direction: 768 numbers of unit length (or all zeros when nothing is
/// known). Two of them are alike when their cosine, which is their dot product, is near 1.
package struct Embedding: Sendable, Hashable {
    package static let dimensions = 768
    package static let half = dimensions / 2
    /// How much of the likeness the picture decides, 0…1; the words decide the rest.
    package static let pictureShare: Float = 0.6

    /// Shape [768].
    package let numbers: [Float]

    /// - Parameter numbers: shape [768]; brought to unit length.
    /// - Throws: `EmbeddingFault.wrongCount`, or `.notFinite` when a number is NaN or infinite.
    package init(_ numbers: [Float]) throws(EmbeddingFault) {
        guard numbers.count == Self.dimensions else { throw .wrongCount(numbers.count, Self.dimensions) }
        guard numbers.allSatisfy(\.isFinite) else { throw .notFinite }
        self.numbers = Vector.normalised(numbers)
    }

    private init(unit numbers: [Float]) { self.numbers = numbers }

    /// Puts a picture's and a text's numbers side by side, where each comes from a model of its own.
    ///
    /// Each half is brought to length 1 and then scaled by the root of its share, so that between two products
    /// cosine = 0.6 · cosine of the pictures + 0.4 · cosine of the texts. With one half absent the other has the whole
    /// length, and meets a full product with the root of its share.
    ///
    /// - Parameters:
    ///   - picture, text: shape [384] each; nil or zeros when there is none.
    ///   - pictureShare: 0…1; another than a product's is for questions. Such a question q meets a product with
    ///     √(0.6 q) · cosine of the pictures + √(0.4 (1 - q)) · cosine of the texts.
    package static func joined(
        picture: [Float]?, text: [Float]?, pictureShare: Float = pictureShare
    ) throws(EmbeddingFault) -> Embedding {
        let (picture, text, pictureShare) = try parts(picture, text, of: half, pictureShare)
        let left = Vector.scaled(Vector.normalised(picture), by: pictureShare.squareRoot())
        let right = Vector.scaled(Vector.normalised(text), by: (1 - pictureShare).squareRoot())
        return Embedding(unit: Vector.normalised(left + right))
    }

    /// Mixes a picture's and a text's numbers that one model put into one space: 0.6 picture + 0.4 text.
    ///
    /// - Parameters:
    ///   - picture, text: shape [768] each; nil or zeros when there is none.
    ///   - pictureShare: 0…1; another than a product's is for questions.
    package static func mixed(
        picture: [Float]?, text: [Float]?, pictureShare: Float = pictureShare
    ) throws(EmbeddingFault) -> Embedding {
        let (picture, text, pictureShare) = try parts(picture, text, of: dimensions, pictureShare)
        let sum = Vector.sum(
            Vector.normalised(picture), times: pictureShare, Vector.normalised(text), times: 1 - pictureShare)
        return Embedding(unit: Vector.normalised(sum))
    }

    /// What is not there has no share, whatever was asked: the other half decides alone.
    private static func parts(
        _ picture: [Float]?, _ text: [Float]?, of count: Int, _ share: Float
    ) throws(EmbeddingFault) -> (picture: [Float], text: [Float], share: Float) {
        precondition((0...1).contains(share), "a share is 0…1")
        let none = [Float](repeating: 0, count: count)
        let (picture, text) = (picture ?? none, text ?? none)
        for part in [picture, text] {
            guard part.count == count else { throw .wrongCount(part.count, count) }
            guard part.allSatisfy(\.isFinite) else { throw .notFinite }
        }
        let (hasPicture, hasText) = (picture.contains { $0 != 0 }, text.contains { $0 != 0 })
        return (picture, text, hasPicture && hasText ? share : hasPicture ? 1 : 0)
    }

    /// In [-1, 1]; 0 when either is all zeros.
    package func cosine(to other: Embedding) -> Float { Vector.dot(numbers, other.numbers) }

    /// The text of a `halfvec` parameter: `[0.125,-0.5,…]`, each number with the fewest digits that give back the
    /// same half-precision number.
    package var halfvec: String { Halfvec.text(numbers) }

    /// Reads what `halfvec` wrote, or what PostgreSQL printed.
    package init(halfvec text: String) throws(EmbeddingFault) { try self.init(Halfvec.numbers(text)) }
}

package enum EmbeddingFault: Error, Sendable, Hashable, CustomStringConvertible {
    case wrongCount(Int, Int)
    case notFinite
    case malformed(String)

    package var description: String {
        switch self {
        case .wrongCount(let count, let wanted): "an embedding of \(count) numbers where \(wanted) belong"
        case .notFinite: "an embedding with a number that is not finite"
        case .malformed(let text): "this is not the text of a vector: \(text)"
        }
    }
}
