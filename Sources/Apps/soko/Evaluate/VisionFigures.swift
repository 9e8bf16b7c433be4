import Foundation
import JSON
import RankingMetrics
import Vectors

/// How well pictures find others of their kind.
struct VisionFigures {
    private static let places = 50
    private static let (fine, coarse) = (2.0, 1.0)

    private(set) var precision = Mean()
    private(set) var coarsePrecision = Mean()
    private(set) var ndcg = Mean()
    private(set) var reciprocalRank = Mean()
    private(set) var recall = Mean()
    private(set) var searchMilliseconds = Mean()
    /// Questions whose fine class nothing else has: they are in no mean but that of time.
    private(set) var unanswerable = 0

    /// Each question against all of `shelf` but the same file, exactly, by cosine.
    ///
    /// - Throws: `CancellationError`.
    init(asking questions: [PictureNumbers.Seen], of shelf: [PictureNumbers.Seen], bar: StepBar) throws {
        let byCoarse = Dictionary(grouping: shelf.indices) { shelf[$0].entry.coarse }
        let byFine = Dictionary(grouping: shelf.indices) { shelf[$0].entry.fine }
        for question in questions {
            try Task.checkCancellation()
            let asked = question.entry
            let start = ContinuousClock.now
            let scored = shelf.indices.compactMap { place in
                shelf[place].entry.path == asked.path
                    ? nil : (id: place, score: Vector.dot(question.numbers, shelf[place].numbers))
            }
            let ranking = Ranking.best(Self.places, of: scored)
            searchMilliseconds.add((ContinuousClock.now - start) / .milliseconds(1))
            var gains: [Int: Double] = [:]
            for place in byCoarse[asked.coarse] ?? [] { gains[place] = Self.coarse }
            for place in byFine[asked.fine] ?? [] { gains[place] = Self.fine }
            for place in gains.keys where shelf[place].entry.path == asked.path { gains[place] = nil }
            add(ranking, Judgments(gains), hasFine: gains.values.contains(Self.fine))
            bar.step()
        }
    }

    private mutating func add(_ ranking: [Int], _ judged: Judgments<Int>, hasFine: Bool) {
        guard hasFine else { return unanswerable += 1 }
        precision.add(judged.precision(ranking, at: 10, least: Self.fine))
        coarsePrecision.add(judged.precision(ranking, at: 10, least: Self.coarse))
        ndcg.add(judged.ndcg(ranking, at: 10))
        reciprocalRank.add(judged.reciprocalRank(ranking, least: Self.fine))
        recall.add(judged.recall(ranking, at: Self.places, least: Self.fine))
    }
}

/// What `soko evaluate vision` prints.
struct VisionReport {
    let model: String
    let pictures: Int
    let questions: Int
    let figures: VisionFigures
    /// Of one picture; sorted.
    let milliseconds: [Double]
    let indexBytes: Int
    let passedOver: Int

    private var mean: Double { milliseconds.reduce(0, +) / Double(max(1, milliseconds.count)) }
    private var p95: Double { milliseconds.isEmpty ? 0 : milliseconds[(milliseconds.count - 1) * 95 / 100] }

    private var rows: [(name: String, key: StaticString, value: Double?)] {
        [
            ("P@10, fine", "p_at_10_fine", figures.precision.value),
            ("P@10, coarse", "p_at_10_coarse", figures.coarsePrecision.value),
            ("NDCG@10", "ndcg_at_10", figures.ndcg.value), ("MRR", "mrr", figures.reciprocalRank.value),
            ("Recall@50", "recall_at_50", figures.recall.value),
        ]
    }

    var text: String {
        let shown = { (value: Double?, digits: Int) in value.map { String(format: "%.\(digits)f", $0) } ?? "–" }
        let measured = rows.map { ($0.name, shown($0.value, 4)) }
        let costs = [
            ("a picture, read, decoded and described", "\(shown(mean, 1)) ms (p95 \(shown(p95, 1)))"),
            ("a search of all", "\(shown(figures.searchMilliseconds.value, 2)) ms"),
            ("index", "\(indexBytes) bytes"),
        ]
        let left = [
            ("left out: unreadable, or lines that say nothing", passedOver), ("of a kind alone", figures.unanswerable),
        ]
        let lines = measured + costs + left.filter { $0.1 > 0 }.map { ($0.0, "\($0.1)") }
        let width = lines.map(\.0.count).max() ?? 0
        return "\(model): \(questions) questions to \(pictures) pictures\n"
            + lines.map { "  \($0.0)\(String(repeating: " ", count: width - $0.0.count))  \($0.1)\n" }.joined()
    }

    var json: String {
        var json = JSONWriter()
        json.object { json in
            json.member("model", model)
            json.member("pictures", pictures)
            json.member("questions", questions)
            for row in rows {
                json.key(row.key)
                if let value = row.value { json.value(value) } else { json.null() }
            }
            json.member("picture_ms_mean", mean)
            json.member("picture_ms_p95", p95)
            json.member("search_ms_mean", figures.searchMilliseconds.value ?? 0)
            json.member("index_bytes", indexBytes)
            json.member("left_out", passedOver)
            json.member("alone", figures.unanswerable)
        }
        return String(decoding: json.bytes, as: UTF8.self) + "\n"
    }
}
