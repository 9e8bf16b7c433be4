import Foundation
import Images
import Testing
import Vectors

@testable import Learning

@Suite(.enabled(if: Places.miniLM != nil, "MiniLM is not installed; Tools/install brings it"))
struct MiniLMTests {
    let model: MiniLM
    init() throws { model = try MiniLM(folder: #require(Places.miniLM)) }

    /// The expected numbers come from the original weights, computed in double precision by other code.
    @Test func `it gives the numbers of the original model`() async throws {
        let vectors = try await model.encode(["This is an example sentence", "Each sentence is converted"])
        for (vector, expected) in zip(
            vectors,
            [[0.0676569, 0.0634959, 0.0487131, 0.07930498], [0.08643857, 0.10276262, 0.00539454, 0.00204442]]
                as [[Float]])
        {
            #expect(vector.count == 384)
            #expect(abs(Vector.length(vector) - 1) < 1e-5)
            for (number, wanted) in zip(vector, expected) { #expect(abs(number - wanted) < 1e-5) }
        }
    }

    @Test func `a batch gives what one at a time gives, in order`() async throws {
        let texts = (0..<40).map {
            "\(["red", "blue", "green"][$0 % 3]) " + String(repeating: "very ", count: $0 % 9) + "shoe \($0)"
        }
        let together = try await model.encode(texts)
        for place in stride(from: 0, to: 40, by: 7) {
            let alone = try await model.encode([texts[place]])[0]
            #expect(Vector.dot(together[place], alone) > 0.99999)
        }
    }

    @Test func `near meanings are near`() async throws {
        let vectors = try await model.encode([
            "a cotton t-shirt for men", "men's tee made of cotton", "a brake disc for a car",
        ])
        #expect(Vector.dot(vectors[0], vectors[1]) > 0.7)
        #expect(Vector.dot(vectors[0], vectors[2]) < 0.3)
    }

    @Test func `no text is zeros, a text without end is cut`() async throws {
        let vectors = try await model.encode(["", " \n\u{0}", String(repeating: "fulana ya pamba ", count: 100_000)])
        #expect(vectors[0] == [Float](repeating: 0, count: 384))
        #expect(vectors[1] == vectors[0])
        #expect(abs(Vector.length(vectors[2]) - 1) < 1e-5)
    }

    @Test func `a wrong input name or shape is a fault`() async throws {
        let model = try OnnxModel(file: #require(Places.miniLM).appending(path: "model.onnx"))
        #expect(model.inputs == ["input_ids", "attention_mask"])
        #expect(model.outputs == ["embedding"])
        let ids = Tensor([101, 102] as [Int64], shape: [1, 2])
        await #expect(throws: ModelFault.self) { try await model.run(["ids": ids], output: "embedding") }
        await #expect(throws: ModelFault.self) { try await model.run(["input_ids": ids], output: "embedding") }
        await #expect(throws: ModelFault.self) {
            let mask = Tensor([1, 1] as [Float], shape: [1, 2])
            return try await model.run(["input_ids": ids, "attention_mask": mask], output: "embedding")
        }
        await #expect(throws: ModelFault.self) {
            let unknown = Tensor([40_000, 102] as [Int64], shape: [1, 2])
            return try await model.run(["input_ids": unknown, "attention_mask": ids], output: "embedding")
        }
    }

    @Test func `a missing, empty or damaged model is a fault`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "soko-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "model.onnx")
        #expect(throws: ModelFault.missing(file: file.path)) { try OnnxModel(file: file) }
        for bytes in [Data(), Data("<html>".utf8), Data((0..<5000).map { UInt8($0 * 31 % 251) })] {
            try bytes.write(to: file)
            #expect(throws: ModelFault.self) { try OnnxModel(file: file) }
        }
        #expect(throws: ModelFault.self) { try MiniLM(folder: folder) }
    }
}

struct WordPieceTests {
    /// Twelve pieces are enough to see every rule.
    private let small: WordPiece
    init() throws {
        small = try WordPiece(
            vocabulary: ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "creme", "!", "東", "t", "-"]
                .joined(separator: "\n"))
    }

    @Test func `words are cut into the longest pieces, one unknown part makes all unknown`() {
        #expect(small.ids(of: "unaffable", limit: 10) == [2, 4, 5, 6, 3])
        #expect(small.ids(of: "unaffablex un", limit: 10) == [2, 1, 4, 3])
    }

    @Test func `accents and case go, punctuation and Chinese characters stand alone`() {
        #expect(small.ids(of: "CRÈME!東T-t\u{200B}", limit: 10) == [2, 7, 8, 9, 10, 11, 10, 3])
        #expect(small.ids(of: "cre\u{300}me", limit: 10) == [2, 7, 3])
    }

    @Test func `the limit counts both ends`() {
        #expect(small.ids(of: "un un un un", limit: 4) == [2, 4, 4, 3])
        #expect(small.ids(of: "unaffable", limit: 3) == [2, 4, 3])
        #expect(small.ids(of: "", limit: 2) == [2, 3])
    }

    @Test func `a vocabulary without the special pieces is a fault`() {
        #expect(throws: ModelFault.self) { try WordPiece(vocabulary: "a\nb") }
    }

    /// The ids are those of the original tokenizer.
    @Test(.enabled(if: Places.miniLM != nil, "MiniLM is not installed; Tools/install brings it"))
    func `real titles become the ids of the original tokenizer`() throws {
        let vocabulary = try String(contentsOf: #require(Places.miniLM).appending(path: "vocab.txt"), encoding: .utf8)
        let tokenizer = try WordPiece(vocabulary: vocabulary)
        for (text, ids) in [
            (
                "Blue cotton T-shirt for men, size L — KSh 1,200",
                [
                    101, 2630, 6557, 1056, 1011, 3797, 2005, 2273, 1010, 2946, 1048, 1517, 29535, 2232, 1015, 1010,
                    3263, 102,
                ]
            ),
            ("Fulana ya pamba ya bluu", [101, 11865, 16695, 8038, 14089, 3676, 8038, 14154, 2226, 102]),
            (
                "Crème brûlée 東京 ₦5000 don't!",
                [101, 13675, 21382, 7987, 9307, 2063, 1879, 1755, 100, 2123, 1005, 1056, 999, 102]
            ),
            (
                "unaffable Übergrößenträger supercalifragilistic\u{200B} x",
                [
                    101, 14477, 20961, 3468, 19169, 16523, 2080, 17499, 3372, 24449, 2099, 3565, 9289, 10128, 29181,
                    24411,
                    4588, 1060, 102,
                ]
            ),
        ] as [(String, [Int64])] {
            #expect(tokenizer.ids(of: text, limit: 128) == ids, "\(text)")
        }
    }
}
