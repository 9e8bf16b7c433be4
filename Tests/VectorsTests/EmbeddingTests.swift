import Testing

@testable import Vectors

struct EmbeddingTests {
    private func half(_ seed: Int) -> [Float] { (0..<384).map { Float(($0 * seed) % 11) - 5 } }

    @Test func `two products are as alike as 0.6 of their pictures and 0.4 of their words`() throws {
        let a = try Embedding.joined(picture: half(3), text: half(5))
        let b = try Embedding.joined(picture: half(7), text: Vector.scaled(half(2), by: 40))
        let pictures = Vector.dot(Vector.normalised(half(3)), Vector.normalised(half(7)))
        let texts = Vector.dot(Vector.normalised(half(5)), Vector.normalised(half(2)))
        #expect(abs(a.cosine(to: b) - (0.6 * pictures + 0.4 * texts)) < 1e-5)
        #expect(abs(a.cosine(to: a) - 1) < 1e-5)
    }

    @Test func `words alone meet a product with the root of their share`() throws {
        let product = try Embedding.joined(picture: half(3), text: half(5))
        let query = try Embedding.joined(picture: nil, text: half(5))
        #expect(abs(query.cosine(to: product) - Float(0.4).squareRoot()) < 1e-5)
        #expect(abs(Vector.length(query.numbers) - 1) < 1e-5)
    }

    @Test func `in one space the mix is 0.6 picture and 0.4 words, at length one`() throws {
        var (picture, text) = ([Float](repeating: 0, count: 768), [Float](repeating: 0, count: 768))
        (picture[0], text[1]) = (5, 2)
        let mixed = try Embedding.mixed(picture: picture, text: text)
        let length = Float(0.52).squareRoot()
        #expect(abs(mixed.numbers[0] - 0.6 / length) < 1e-6)
        #expect(abs(mixed.numbers[1] - 0.4 / length) < 1e-6)
    }

    @Test func `nothing known is all zeros`() throws {
        let nothing = try Embedding.joined(picture: nil, text: nil)
        #expect(nothing.numbers == [Float](repeating: 0, count: 768))
        #expect(nothing.cosine(to: try Embedding.joined(picture: half(1), text: nil)) == 0)
    }

    @Test func `the text of a halfvec comes back`() throws {
        let embedding = try Embedding.joined(picture: half(3), text: half(5))
        let again = try Embedding(halfvec: embedding.halfvec)
        #expect(embedding.cosine(to: again) > 0.99999)
        #expect(embedding.halfvec.utf8.count < 768 * 12)
    }

    @Test func `wrong counts and broken numbers are faults`() {
        #expect(throws: EmbeddingFault.wrongCount(3, 768)) { try Embedding([1, 2, 3]) }
        #expect(throws: EmbeddingFault.wrongCount(2, 384)) { try Embedding.joined(picture: [1, 2], text: nil) }
        #expect(throws: EmbeddingFault.wrongCount(2, 768)) { try Embedding.mixed(picture: nil, text: [1, 2]) }
        #expect(throws: EmbeddingFault.notFinite) { try Embedding([Float](repeating: .nan, count: 768)) }
    }
}
