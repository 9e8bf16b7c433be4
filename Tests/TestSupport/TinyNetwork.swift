import Foundation

/// Writes networks of two or three operators in ONNX's own form (protocol buffers), so that tests need no model files.
package enum TinyNetwork {
    /// pixel_values [n, 3, 224, 224] → the mean of each colour, in places 100, 101 and 102 of 768.
    package static func vision(output: String = "pooler_output", width: Int = 768) -> Data {
        var weights = [Float](repeating: 0, count: 3 * width)
        for colour in 0..<3 { weights[colour * width + 100 + colour] = 1 }
        return model(
            input: ("pixel_values", type: 1, ["n", 3, 224, 224]), output: (output, ["n", width]),
            constant: ("weights", [3, width], weights),
            nodes: [
                node("GlobalAveragePool", ["pixel_values"], "means"),
                node("Flatten", ["means"], "flat"),
                node("MatMul", ["flat", "weights"], output),
            ])
    }

    /// input_ids [n, 64] → the share of each id below `vocabulary`, in the place of the id, of 768.
    package static func text(vocabulary: Int) -> Data {
        var table = [Float](repeating: 0, count: vocabulary * 768)
        for id in 0..<vocabulary { table[id * 768 + id] = 1 }
        let axes = message(1, "axes") + message(8, varint(1)) + number(20, 7)
        let keep = message(1, "keepdims") + number(3, 0) + number(20, 2)
        return model(
            input: ("input_ids", type: 7, ["n", 64]), output: ("pooler_output", ["n", 768]),
            constant: ("table", [vocabulary, 768], table),
            nodes: [
                node("Gather", ["table", "input_ids"], "rows"),
                node("ReduceMean", ["rows"], "pooler_output", settings: [axes, keep]),
            ])
    }

    private static func model(
        input: (String, type: Int, [any Sendable]), output: (String, [any Sendable]),
        constant: (String, [Int], [Float]), nodes: [Data]
    ) -> Data {
        var tensor = Data()
        for side in constant.1 { tensor += number(1, side) }
        tensor += number(2, 1) + message(8, constant.0)
        tensor += message(9, constant.2.withUnsafeBytes { Data($0) })
        var graph = Data()
        for node in nodes { graph += message(1, node) }
        graph += message(2, "tiny") + message(5, tensor)
        graph += message(11, value(input.0, input.type, input.2)) + message(12, value(output.0, 1, output.1))
        let operators = message(1, "") + number(2, 17)
        return number(1, 8) + message(7, graph) + message(8, operators)
    }

    private static func node(_ kind: String, _ inputs: [String], _ output: String, settings: [Data] = []) -> Data {
        var node = Data()
        for input in inputs { node += message(1, input) }
        node += message(2, output) + message(4, kind)
        for setting in settings { node += message(5, setting) }
        return node
    }

    private static func value(_ name: String, _ type: Int, _ shape: [any Sendable]) -> Data {
        var sides = Data()
        for side in shape {
            sides += message(1, (side as? Int).map { number(1, $0) } ?? message(2, side as? String ?? ""))
        }
        return message(1, name) + message(2, message(1, number(1, type) + message(2, sides)))
    }

    private static func message(_ field: Int, _ text: String) -> Data { message(field, Data(text.utf8)) }
    private static func message(_ field: Int, _ body: Data) -> Data {
        varint(field << 3 | 2) + varint(body.count) + body
    }
    private static func number(_ field: Int, _ number: Int) -> Data { varint(field << 3) + varint(number) }
    private static func varint(_ number: Int) -> Data {
        var (rest, bytes) = (UInt64(number), Data())
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F | 0x80))
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }
}

/// A SigLIP-shaped model in a folder of its own, gone when the test ends.
package final class TinySigLIP {
    package let folder = FileManager.default.temporaryDirectory.appending(path: "soko-siglip-\(UUID())")

    /// Ids by place: 0 <unk>, 1 </s>, 2 ▁, 3 ▁red, 4 ▁shoe, 5 s, 6 ▁sh, 7 oes, 8 r, 9 e, 10 d.
    package static let tokenizer = """
        {"model": {"type": "Unigram", "unk_id": 0, "byte_fallback": false, "vocab": [
          ["<unk>", 0], ["</s>", 0], ["▁", -4], ["▁red", -1], ["▁shoe", -2], ["s", -2.5], ["▁sh", -3], ["oes", -1.25],
          ["r", -5], ["e", -5], ["d", -5]]},
         "normalizer": {"type": "Sequence", "normalizers": [
           {"type": "Precompiled", "precompiled_charsmap": "AAAA"}, {"type": "Lowercase"},
           {"type": "Replace", "pattern": {"Regex": "[!\\\\.,]"}, "content": ""},
           {"type": "Replace", "pattern": {"Regex": "\\\\s+"}, "content": " "},
           {"type": "Strip", "strip_left": true, "strip_right": true}]},
         "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "add_prefix_space": true}}
        """

    package init(vision: Data = TinyNetwork.vision(), tokenizer: String = TinySigLIP.tokenizer) throws {
        let networks = folder.appending(path: "onnx")
        try FileManager.default.createDirectory(at: networks, withIntermediateDirectories: true)
        try vision.write(to: networks.appending(path: "vision_model.onnx"))
        try TinyNetwork.text(vocabulary: 11).write(to: networks.appending(path: "text_model.onnx"))
        try Data(tokenizer.utf8).write(to: folder.appending(path: "tokenizer.json"))
    }

    deinit {
        do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path), \(error)") }
    }
}
