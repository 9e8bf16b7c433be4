import Foundation
import Images
import TestSupport
import Testing
import Vectors

@testable import Learning

struct EmbedderTests {
    private let local = LocalEmbedder(words: .letters)

    private func picture(_ colour: String) async throws -> Picture {
        let images = try Places.images.get()
        let svg =
            "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='80'><circle cx='40' cy='40' r='25' fill='\(colour)'/></svg>"
        return try await images.picture(from: images.drawing(svg: svg, width: 80, format: .png).bytes)
    }

    @Test func `looks decide 0.6 of the likeness, words 0.4`() async throws {
        let (red, blue) = (try await picture("#d01010"), try await picture("#1010d0"))
        let shoe = try await local.embed(picture: red, text: "leather shoe")
        let lamp = try await local.embed(picture: blue, text: "desk lamp")
        let looks = Vector.dot(PictureDescriptor.numbers(for: red), PictureDescriptor.numbers(for: blue))
        let words = Vector.dot(LetterVector.numbers("leather shoe"), LetterVector.numbers("desk lamp"))
        #expect(abs(shoe.cosine(to: lamp) - (0.6 * looks + 0.4 * words)) < 1e-4)
        let query = try await local.queryEmbedding("Leather shoe")
        #expect(abs(query.cosine(to: shoe) - Float(0.4).squareRoot()) < 1e-4)
        #expect(query.cosine(to: lamp) < query.cosine(to: shoe))
    }

    @Test func `a question may be more of a picture or more of words`() async throws {
        let (red, blue) = (try await picture("#d01010"), try await picture("#1010d0"))
        let product = try await local.embed(picture: red, text: "leather shoe")
        for share: Float in [0, 0.25, 0.6, 1] {
            let question = try await local.queryEmbedding(picture: blue, text: "blue shoe", pictureShare: share)
            let looks = Vector.dot(PictureDescriptor.numbers(for: red), PictureDescriptor.numbers(for: blue))
            let words = Vector.dot(LetterVector.numbers("leather shoe"), LetterVector.numbers("blue shoe"))
            let wanted = (0.6 * share).squareRoot() * looks + (0.4 * (1 - share)).squareRoot() * words
            #expect(abs(question.cosine(to: product) - wanted) < 1e-4)
        }
    }

    @Test func `what a question does not bring has no share in it`() async throws {
        let red = try await picture("#d01010")
        let looks = try await local.queryEmbedding(picture: red, text: " \n", pictureShare: 0)
        #expect(looks.numbers.prefix(384).elementsEqual(PictureDescriptor.numbers(for: red)) { abs($0 - $1) < 1e-5 })
        #expect(looks.numbers.dropFirst(384).allSatisfy { $0 == 0 })
        let words = try await local.queryEmbedding(picture: nil, text: "shoe", pictureShare: 1)
        let asWords = try await local.queryEmbedding("shoe")
        #expect(words == asWords)
        let nothing = try await local.queryEmbedding(picture: nil, text: nil, pictureShare: 0.6)
        #expect(nothing.numbers == [Float](repeating: 0, count: 768))
    }

    @Test func `without a model, spelling still finds a misspelt word`() {
        let right = LetterVector.numbers("bluetooth speaker")
        #expect(Vector.dot(right, LetterVector.numbers("blutooth speeker")) > 0.4)
        #expect(abs(Vector.dot(right, LetterVector.numbers("fresh mangoes"))) < 0.25)
        #expect(LetterVector.numbers("  ") == [Float](repeating: 0, count: 384))
    }

    @Test func `the name tells what is missing`() {
        #expect(local.name == "letters-1+looks-2 (MiniLM is not installed)")
    }

    @Test(.enabled(if: Places.miniLM != nil, "MiniLM is not installed; Tools/install brings it"))
    func `with MiniLM a query meets a product by meaning`() async throws {
        let model = LocalEmbedder(words: .miniLM(try MiniLM(folder: #require(Places.miniLM))))
        #expect(model.name == "all-MiniLM-L6-v2+looks-2")
        let products = try await model.embed(texts: ["wireless earphones", "cast iron pan", "running sneakers"])
        let query = try await model.queryEmbedding("shoes for jogging")
        let likeness = products.map { query.cosine(to: $0) }
        #expect(likeness[2] > 0.4)
        #expect(likeness[2] > max(likeness[0], likeness[1]) + 0.2)
    }
}

struct ModelStoreTests {
    private let home = FileManager.default.temporaryDirectory.appending(path: "soko-store-\(UUID())")
    private var store: ModelStore {
        ModelStore(installed: home.appending(path: "installed"), pulled: home.appending(path: "pulled"))
    }

    @Test func `what must be fetched is known by name and address`() {
        #expect(
            ModelStore.siglip.files.map(\.address) == [
                "Xenova/siglip-base-patch16-224/resolve/main/tokenizer.json",
                "Xenova/siglip-base-patch16-224/resolve/main/onnx/vision_model.onnx",
                "Xenova/siglip-base-patch16-224/resolve/main/onnx/text_model.onnx",
            ])
        #expect(store.missing(of: ModelStore.siglip).map(\.path) == ModelStore.siglip.files.map(\.path))
    }

    @Test func `with nothing installed the market spells, and says so`() throws {
        #expect(try store.embedder().name == "letters-1+looks-2 (MiniLM is not installed)")
    }

    @Test func `a pulled model is on once it is recorded, and not before`() async throws {
        let tiny = try TinySigLIP()
        defer { do { try FileManager.default.removeItem(at: home) } catch { Issue.record(error) } }
        try FileManager.default.createDirectory(at: home.appending(path: "pulled"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: tiny.folder, to: store.folder(of: ModelStore.siglip))
        #expect(try store.card(of: ModelStore.siglip) == nil)
        #expect(try store.embedder().name.hasPrefix("letters-1"))
        await #expect(throws: ModelFault.missing(file: "tokenizer.json")) {
            try await store.keep(ModelStore.siglip, sha256: [:])
        }
        let digests = Dictionary(uniqueKeysWithValues: ModelStore.siglip.files.map { ($0.path, "00ff") })
        let inUse = try EmbedderInUse(store: store)
        #expect(try await inUse.current().name.hasPrefix("letters-1"))
        try await store.keep(ModelStore.siglip, sha256: digests)
        #expect(try store.card(of: ModelStore.siglip)?.sha256 == digests)
        #expect(try store.embedder().name == "siglip-base-patch16-224")
        // Whoever works already takes it as well, however many ask at once.
        let names = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<8 { group.addTask { try await inUse.current().name } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(names == [String](repeating: "siglip-base-patch16-224", count: 8))
    }

    @Test(arguments: ["output of another name", "no network", "no tokenizer"])
    func `what came and does not work is removed, and the old model stays on`(flaw: String) async throws {
        let tiny = try TinySigLIP(
            vision: flaw == "no network"
                ? Data("<html>".utf8)
                : TinyNetwork.vision(
                    output: flaw == "output of another name" ? "image_embeds" : "pooler_output"),
            tokenizer: flaw == "no tokenizer" ? "{}" : TinySigLIP.tokenizer)
        defer { do { try FileManager.default.removeItem(at: home) } catch { Issue.record(error) } }
        try FileManager.default.createDirectory(at: home.appending(path: "pulled"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: tiny.folder, to: store.folder(of: ModelStore.siglip))
        let digests = Dictionary(uniqueKeysWithValues: ModelStore.siglip.files.map { ($0.path, "00ff") })
        await #expect(throws: ModelFault.self) { try await store.keep(ModelStore.siglip, sha256: digests) }
        #expect(store.missing(of: ModelStore.siglip).count == 3)
        #expect(try store.embedderName().hasPrefix("letters-1"))
    }

    @Test func `a broken model is a fault, not a silent second choice`() throws {
        defer { do { try FileManager.default.removeItem(at: home) } catch { Issue.record(error) } }
        try FileManager.default.createDirectory(
            at: home.appending(path: "installed/minilm"), withIntermediateDirectories: true)
        #expect(throws: ModelFault.self) { try store.embedder() }
    }
}
