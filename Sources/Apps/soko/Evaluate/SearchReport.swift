import Foundation
import JSON
import RankingMetrics

/// What `soko evaluate search` prints.
struct SearchReport {
    let products: Int
    let queries: Int
    /// Nil where only words were asked.
    let model: String?
    let stages: [SearchStage]
    let indexBytes: Int
    let vectorBytes: Int
    let indexSeconds: Double

    var text: String {
        let shown = { (mean: Mean) in mean.value.map { String(format: "%.4f", $0) } ?? "–" }
        let head = ["", "NDCG@10", "Recall@50", "P@10", "MRR", "ms/query"]
        let rows = stages.map { stage in
            [
                stage.name, shown(stage.ndcg), shown(stage.recall), shown(stage.precision), shown(stage.reciprocalRank),
                String(format: "%.2f", stage.milliseconds),
            ]
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        let lines = ([head] + rows).map { row in
            row.indices.map { row[$0] + String(repeating: " ", count: widths[$0] - row[$0].count) }.joined(
                separator: "  ")
        }
        let sizes =
            "text index \(indexBytes) bytes, built in \(String(format: "%.1f", indexSeconds)) s"
            + (vectorBytes > 0 ? "; vectors \(vectorBytes) bytes" : "")
        return "\(queries) queries to \(products) products\(model.map { ", meaning by \($0)" } ?? "")\n"
            + lines.map { "  \($0)\n" }.joined() + "  \(sizes)\n"
    }

    var json: String {
        var json = JSONWriter()
        json.object { json in
            json.member("products", products)
            json.member("queries", queries)
            json.member("model", model)
            json.key("stages")
            json.array(of: stages) { json, stage in
                json.object { json in
                    json.member("name", stage.name)
                    write(stage, to: &json)
                    json.member("milliseconds", stage.milliseconds)
                }
            }
            json.member("index_bytes", indexBytes)
            json.member("index_seconds", indexSeconds)
            json.member("vector_bytes", vectorBytes)
        }
        return String(decoding: json.bytes, as: UTF8.self) + "\n"
    }

    private func write(_ stage: SearchStage, to json: inout JSONWriter) {
        let figures: [(StaticString, Mean)] = [
            ("ndcg_at_10", stage.ndcg), ("recall_at_50", stage.recall), ("p_at_10", stage.precision),
            ("mrr", stage.reciprocalRank),
        ]
        for (name, mean) in figures {
            json.key(name)
            if let value = mean.value { json.value(value) } else { json.null() }
        }
    }
}
