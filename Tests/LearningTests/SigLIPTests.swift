import Foundation
import Images
import TestSupport
import Testing
import Vectors

@testable import Learning

struct SigLIPTests {
    private func square(_ colour: String) async throws -> Picture {
        let images = try Places.images.get()
        let svg =
            "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='30'><rect width='60' height='30' fill='\(colour)'/></svg>"
        return try await images.picture(from: images.drawing(svg: svg, width: 60, format: .png).bytes)
    }

    /// What the tiny networks give: red is (1, -1, -1), and 64 ids of which the first two or three are words.
    private func expected(picture: Bool, ids: [Int]) -> [Float] {
        var (looks, words) = ([Float](repeating: 0, count: 768), [Float](repeating: 0, count: 768))
        if picture { (looks[100], looks[101], looks[102]) = (1, -1, -1) }
        for id in ids + [Int](repeating: 1, count: 64 - ids.count) { words[id] += 1 / 64 }
        let (unitLooks, unitWords) = (Vector.normalised(looks), Vector.normalised(words))
        return Vector.normalised((0..<768).map { 0.6 * unitLooks[$0] + 0.4 * unitWords[$0] })
    }

    @Test func `picture and words of one space are mixed 0.6 to 0.4`() async throws {
        let tiny = try TinySigLIP()
        let siglip = try SigLIP(folder: tiny.folder)
        #expect(siglip.dimensions == 768)
        let embedding = try await siglip.embed(picture: square("#ff0000"), text: "Red shoe!")
        for (number, wanted) in zip(embedding.numbers, expected(picture: true, ids: [3, 4])) {
            #expect(abs(number - wanted) < 1e-5)
        }
    }

    @Test func `a question mixes picture and words in the shares it names`() async throws {
        let tiny = try TinySigLIP()
        let siglip = try SigLIP(folder: tiny.folder)
        let square = try await square("#ff0000")
        let both = try await siglip.queryEmbedding(picture: square, text: "red", pictureShare: 0.6)
        #expect(Vector.dot(both.numbers, expected(picture: true, ids: [3])) > 0.99999)
        let looks = try await siglip.queryEmbedding(picture: square, text: nil, pictureShare: 0.2)
        let alone = try await siglip.queryEmbedding(picture: square, text: "red", pictureShare: 1)
        #expect(looks == alone)
        #expect(abs(looks.numbers[100] - Float(1.0 / 3).squareRoot()) < 1e-5)
        let words = try await siglip.queryEmbedding(picture: nil, text: "red", pictureShare: 0.6)
        let asWords = try await siglip.queryEmbedding("red")
        #expect(words == asWords)
    }

    @Test func `words alone stand for themselves, in any batch`() async throws {
        let tiny = try TinySigLIP()
        let siglip = try SigLIP(folder: tiny.folder)
        let texts = (0..<19).map { $0 % 2 == 0 ? "red" : "shoes" }
        let together = try await siglip.embed(texts: texts)
        #expect(together.count == 19)
        for (place, embedding) in together.enumerated() {
            let wanted = expected(picture: false, ids: place % 2 == 0 ? [3] : [6, 7])
            #expect(Vector.dot(embedding.numbers, wanted) > 0.99999)
        }
        let query = try await siglip.queryEmbedding("red")
        #expect(query.cosine(to: together[0]) > 0.99999)
        #expect(try await siglip.embed(picture: nil, text: "red").cosine(to: query) > 0.99999)
    }

    @Test func `a network of another shape is a fault, at once or when it runs`() async throws {
        let misnamed = try TinySigLIP(vision: TinyNetwork.vision(output: "image_embeds"))
        #expect(throws: ModelFault.self) { try SigLIP(folder: misnamed.folder) }
        let narrow = try TinySigLIP(vision: TinyNetwork.vision(width: 512))
        let siglip = try SigLIP(folder: narrow.folder)
        let picture = try await square("#00ff00")
        await #expect(throws: ModelFault.wrongShape("its output is [1, 512], where [1, 768] belongs")) {
            try await siglip.embed(picture: picture, text: "red")
        }
    }

    @Test func `text is canonical before it is cut`() {
        #expect(SigLIP.canonical("  Red,  SHOE — size 42! ") == "red shoe — size 42")
    }
}

struct UnigramTests {
    private func tokenizer(_ json: String = TinySigLIP.tokenizer) throws -> Unigram {
        try Unigram(json: Data(json.utf8))
    }

    @Test func `the cut with the best sum wins, not the longest piece`() throws {
        // "▁shoe" + "s" scores -4.5, "▁sh" + "oes" -4.25.
        #expect(try tokenizer().ids(of: "shoes", count: 5) == [6, 7, 1, 1, 1])
        #expect(try tokenizer().ids(of: "shoe", count: 4) == [4, 1, 1, 1])
    }

    @Test func `text is lowered, stripped and spaced as the file says`() throws {
        #expect(try tokenizer().ids(of: "  RED,\n  shoe. ", count: 4) == [3, 4, 1, 1])
        #expect(try tokenizer().ids(of: "ＲＥＤ", count: 3) == [3, 1, 1])
    }

    @Test func `a run of unknown characters is one unknown`() throws {
        #expect(try tokenizer().ids(of: "靴靴 red", count: 6) == [2, 0, 3, 1, 1, 1])
    }

    @Test func `a long text is cut and still ends`() throws {
        #expect(try tokenizer().ids(of: String(repeating: "red ", count: 50_000), count: 4) == [3, 3, 3, 1])
        #expect(try tokenizer().ids(of: "", count: 2) == [1, 1])
    }

    @Test func `with byte pieces an unknown character becomes its bytes`() throws {
        let bytes = (0..<256).map { "[\"<0x\(String(format: "%02X", $0))>\", -9]" }.joined(separator: ",")
        let json = """
            {"model": {"type": "Unigram", "unk_id": 0, "byte_fallback": true,
             "vocab": [["<unk>", 0], ["</s>", 0], ["▁", -1], \(bytes)]},
             "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"}}
            """
        #expect(try tokenizer(json).ids(of: "é", count: 5) == [2, 3 + 0xC3, 3 + 0xA9, 1, 1])
    }

    @Test(arguments: [
        "", "{}", "<html>", #"{"model": {"type": "BPE", "vocab": [["a", 0]]}}"#,
        #"{"model": {"type": "Unigram", "vocab": [["</s>", 0]]}}"#,
        #"{"model": {"type": "Unigram", "unk_id": 7, "vocab": [["</s>", 0]]}}"#,
        #"{"model": {"type": "Unigram", "unk_id": 0, "vocab": [["a", 0]]}}"#,
        #"{"model": {"type": "Unigram", "unk_id": 0, "byte_fallback": true, "vocab": [["</s>", 0]]}}"#,
        #"{"model": {"type": "Unigram", "unk_id": 0, "vocab": [["</s>", 0]]}, "normalizer": {"type": "Rot13"}}"#,
        #"{"model": {"type": "Unigram", "unk_id": 0, "vocab": [["</s>", 0]]}, "pre_tokenizer": {"type": "ByteLevel"}}"#,
    ])
    func `a file that is not such a tokenizer is a fault`(json: String) {
        #expect(throws: ModelFault.self) { try tokenizer(json) }
    }
}
