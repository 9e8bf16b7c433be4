import Foundation

/// A SentencePiece unigram tokenizer as a Hugging Face `tokenizer.json` describes it: the cut of a text whose pieces have
/// the highest sum of scores.
package struct Unigram: Sendable {
    /// Text beyond this many characters is not looked at.
    private static let longestText = 2_000
    private let pieces: [String: (id: Int64, score: Float)]
    private let longestPiece: Int
    private let unknown: Int64
    private let unknownScore: Float
    private let bytes: [Int64]?
    private let normal: TextNormaliser
    /// The id that ends every text.
    package let end: Int64
    /// The id that fills a text up.
    package let padding: Int64

    /// - Parameter json: the text of a `tokenizer.json` with a model of type Unigram and a piece `</s>`.
    /// - Throws: `ModelFault.malformed`, also for steps of normalising that are not known: guessing would give other ids.
    package init(json: Data) throws(ModelFault) {
        let file: TokenizerFile
        do { file = try JSONDecoder().decode(TokenizerFile.self, from: json) } catch {
            throw .malformed(file: "tokenizer.json", "\(error)")
        }
        guard file.model.type == "Unigram" else {
            throw .malformed(file: "tokenizer.json", "its model is \(file.model.type), not Unigram")
        }
        var pieces: [String: (id: Int64, score: Float)] = [:]
        for (id, entry) in file.model.vocab.enumerated() { pieces[entry.piece] = (Int64(id), entry.score) }
        guard let unknown = file.model.unk_id, file.model.vocab.indices.contains(unknown) else {
            throw .malformed(file: "tokenizer.json", "no unk_id among its \(file.model.vocab.count) pieces")
        }
        guard let end = pieces["</s>"]?.id else { throw .malformed(file: "tokenizer.json", "no piece </s>") }
        (self.unknown, self.end) = (Int64(unknown), end)
        padding = file.padding?.pad_id.map(Int64.init) ?? end
        // SentencePiece's own rule: an unknown character costs ten more than the rarest piece.
        unknownScore = (file.model.vocab.map(\.score).min() ?? 0) - 10
        bytes =
            file.model.byte_fallback == true
            ? Self.bytePieces(pieces) : nil
        if file.model.byte_fallback == true, bytes == nil {
            throw .malformed(file: "tokenizer.json", "it falls back to bytes but lacks some of <0x00>…<0xFF>")
        }
        normal = try TextNormaliser(file.normalizer, file.pre_tokenizer)
        longestPiece = pieces.keys.map(\.unicodeScalars.count).max() ?? 1
        self.pieces = pieces
    }

    private static func bytePieces(_ pieces: [String: (id: Int64, score: Float)]) -> [Int64]? {
        let ids = (0..<256).compactMap { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return pieces["<0x\(digits.count == 1 ? "0" : "")\(digits)>"]?.id
        }
        return ids.count == 256 ? ids : nil
    }

    /// Whether a word is one piece.
    func isWhole(_ word: String) -> Bool {
        let cut = normal.words(of: word)
        return cut.count == 1 && pieces[cut[0]] != nil
    }

    /// Exactly `count` ids: the text's, cut to leave room for the end, the end, then padding.
    package func ids(of text: String, count: Int) -> [Int64] {
        let cut = String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.longestText)))
        let ids = normal.words(of: cut).flatMap { best(cutOf: Array($0.unicodeScalars)) }.prefix(count - 1) + [end]
        return ids + [Int64](repeating: padding, count: count - ids.count)
    }

    /// Viterbi: for each place the best way to reach it.
    private func best(cutOf letters: [Unicode.Scalar]) -> [Int64] {
        struct Step {
            var score = -Float.infinity
            var start = 0
            var id: Int64?
        }
        var steps = [Step](repeating: Step(), count: letters.count + 1)
        steps[0].score = 0
        for start in letters.indices {
            var hasSingle = false
            var piece = String.UnicodeScalarView()
            for end in start + 1...min(letters.count, start + longestPiece) {
                piece.append(letters[end - 1])
                guard let (id, score) = pieces[String(piece)] else { continue }
                hasSingle = hasSingle || end == start + 1
                if steps[start].score + score > steps[end].score {
                    steps[end] = Step(score: steps[start].score + score, start: start, id: id)
                }
            }
            if !hasSingle, steps[start].score + unknownScore > steps[start + 1].score {
                steps[start + 1] = Step(score: steps[start].score + unknownScore, start: start, id: nil)
            }
        }
        var cuts: [(Range<Int>, Int64?)] = []
        var at = letters.count
        while at > 0 {
            cuts.append((steps[at].start..<at, steps[at].id))
            at = steps[at].start
        }
        return ids(of: cuts.reversed(), letters)
    }

    /// Unknown characters become their bytes where the model has pieces for bytes, else one unknown for each run.
    private func ids(of cuts: [(Range<Int>, Int64?)], _ letters: [Unicode.Scalar]) -> [Int64] {
        var ids: [Int64] = []
        var wasUnknown = false
        for (range, id) in cuts {
            if let id {
                ids.append(id)
            } else if let bytes {
                ids += String(String.UnicodeScalarView(letters[range])).utf8.map { bytes[Int($0)] }
            } else if !wasUnknown {
                ids.append(unknown)
            }
            wasUnknown = id == nil
        }
        return ids
    }
}

/// The parts of `tokenizer.json` that are read.
private struct TokenizerFile: Decodable {
    struct Model: Decodable {
        let type: String
        let unk_id: Int?
        let vocab: [Entry]
        let byte_fallback: Bool?
    }
    struct Entry: Decodable {
        let piece: String
        let score: Float
        init(from decoder: any Decoder) throws {
            var pair = try decoder.unkeyedContainer()
            piece = try pair.decode(String.self)
            score = try pair.decode(Float.self)
        }
    }
    struct Padding: Decodable { let pad_id: Int? }
    let model: Model
    let normalizer: TextNormaliser.Step?
    let pre_tokenizer: TextNormaliser.Step?
    let padding: Padding?
}
