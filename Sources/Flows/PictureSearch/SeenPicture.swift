import Crypto
import Foundation
import Vectors

/// What a picture looked like, in so few bytes that an address carries it: one for each number, and which model they are of.
///
/// So a search by picture has an address of its own, for its pages, words and filters, in every process and for good, while
/// nothing of the picture is kept anywhere. It is no secret and needs no signature: whatever the numbers, they only ask.
/// - Source: docs/search-pictures.md
package struct SeenPicture: Sendable, Hashable {
    /// The beginning of a hash of the model's name.
    private let model: [UInt8]
    /// −127…127, the largest of them ±127; zeros at the end are left out. 1 to 768.
    private let numbers: [Int8]

    private static let modelBytes = 4

    /// Nil for a picture of which nothing can be said.
    init?(_ looks: Embedding, model: String) {
        let most = looks.numbers.reduce(0) { max($0, abs($1)) }
        guard most > 0 else { return nil }
        let whole = looks.numbers.map { Int8(($0 / most * 127).rounded()) }
        numbers = Array(whole.prefix((whole.lastIndex { $0 != 0 } ?? 0) + 1))
        self.model = Self.sign(of: model)
    }

    /// - Returns: nil for numbers of another model: they cannot be compared.
    func looks(to model: String) throws -> Embedding? {
        guard self.model == Self.sign(of: model) else { return nil }
        return try Embedding(
            numbers.map(Float.init) + [Float](repeating: 0, count: Embedding.dimensions - numbers.count))
    }

    private static func sign(of model: String) -> [UInt8] { Array(sha256(model.utf8).prefix(modelBytes)) }

    /// `base64url`, 7 to 1,030 letters.
    package var text: String { base64URL(model + numbers.map(UInt8.init(bitPattern:))) }

    package init?(text: String) {
        guard (7...1_030).contains(text.utf8.count), let bytes = Crypto.bytes(base64URL: text),
            bytes.count > Self.modelBytes, bytes.count <= Self.modelBytes + Embedding.dimensions
        else { return nil }
        model = Array(bytes.prefix(Self.modelBytes))
        numbers = bytes.dropFirst(Self.modelBytes).map(Int8.init(bitPattern:))
        guard numbers.contains(where: { $0 != 0 }) else { return nil }
    }
}
