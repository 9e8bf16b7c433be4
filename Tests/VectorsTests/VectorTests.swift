import Testing

@testable import Vectors

struct VectorTests {
    @Test(arguments: [0, 1, 15, 16, 17, 384, 768])
    func `the dot product adds every place once`(count: Int) {
        let rising = (0..<count).map { Float($0 % 7) }
        let expected = (0..<count).reduce(0) { $0 + ($1 % 7) * ($1 % 7) }
        #expect(Vector.dot(rising, rising) == Float(expected))
    }

    @Test func `a normalised vector has length one and the same direction`() {
        #expect(Vector.normalised([3, 4]) == [0.6, 0.8])
        #expect(abs(Vector.length(Vector.normalised((1...768).map(Float.init))) - 1) < 1e-6)
    }

    @Test func `a vector without direction stays zeros`() {
        #expect(Vector.normalised([0, 0, 0]) == [0, 0, 0])
        #expect(Vector.normalised([.nan, 1]) == [0, 0])
        #expect(Vector.normalised([.infinity, 1]) == [0, 0])
    }
}

struct HalfvecTests {
    @Test(
        arguments: [
            (0, 0x0000), (1, 0x3C00), (-2, 0xC000), (0.1, 0x2E66), (65_504, 0x7BFF), (1e6, 0x7C00), (6.1e-5, 0x03FF),
            (1e-9, 0),
        ] as [(Float, UInt16)])
    func `numbers become IEEE halves`(number: Float, bits: UInt16) {
        #expect(Halfvec.bits(number) == bits)
    }

    @Test func `every finite half survives its text`() throws {
        let halves = (UInt16.min...UInt16.max).map(Halfvec.number(bits:)).filter(\.isFinite)
        #expect(halves.count == 2 * 31 * 1024)
        #expect(try Halfvec.numbers(Halfvec.text(halves)).map(Halfvec.bits) == halves.map(Halfvec.bits))
    }

    @Test func `the text is pgvector's`() throws {
        #expect(Halfvec.text([0.5, -1, 0.1]) == "[0.5,-1.0,0.1]")
        #expect(try Halfvec.numbers(" [1, -2.5,1e-3] ") == [1, -2.5, 0.001])
    }

    @Test(arguments: ["", "[", "1,2", "[1,,2]", "[1,2", "[one]", "[nan]", "[1e99]", "[1]x", "[]"])
    func `anything else is refused`(text: String) {
        #expect(throws: EmbeddingFault.self) { try Halfvec.numbers(text) }
    }
}
