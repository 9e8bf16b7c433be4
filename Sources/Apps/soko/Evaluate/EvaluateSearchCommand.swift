import Flows
import Foundation
import Learning
import Retrieval
import Search
import Tabular

/// `soko evaluate search --products P.csv --judgments J.csv`
struct EvaluateSearchCommand {
    let ground: Ground

    func run(_ words: [String]) throws {
        var options: [String: String] = [:]
        var rest = words[...]
        while let name = rest.popFirst(), let value = rest.popFirst() { options[name] = value }
        guard let products = options["--products"], let judgments = options["--judgments"] else {
            throw CommandFault("soko evaluate search --products P.csv --judgments J.csv")
        }
        let given = options
        let embedder = options["--stages"] == "words" ? nil : try ground.modelStore.embedder()
        try untilEnded("nothing is kept") {
            var data = SearchJudgments()
            for row in try await rows(products) {
                func text(_ field: IndexField) -> IndexDocument.FieldText? {
                    row[field.rawValue].flatMap { $0.isEmpty ? nil : .init(field, $0) }
                }
                guard let id = row["id"] else { continue }
                data.items.append(
                    .init(id: id, texts: [.title, .brand, .category, .description].compactMap { text($0) }))
            }
            for row in try await rows(judgments) {
                guard let query = row["query"], let id = row["id"], let gain = row["gain"].flatMap(Double.init) else {
                    continue
                }
                data.gains[query, default: [:]][id] = gain
            }
            let folder = NSTemporaryDirectory() + "soko-evaluate-" + UUID().uuidString
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let bar = isatty(2) == 1
            let evaluate = EvaluateSearch(data, embedder: embedder, languages: [.english]) { what, done, all in
                if bar, done % 500 == 0 || done == all {
                    FileHandle.standardError.write(Data("\r\(what) \(done)/\(all)   ".utf8))
                }
            }
            let outcome = try await evaluate(in: folder)
            if let path = given["--features"] {
                var csv = "query,id,gain," + RankingFeatures.names.joined(separator: ",") + "\n"
                for asked in outcome.asked {
                    let gains = data.gains[asked.query] ?? [:]
                    for (item, features) in zip(asked.candidates, asked.features) {
                        let id = data.items[item].id
                        csv += "\"\(asked.query.replacing("\"", with: "\"\""))\",\(id),\(gains[id] ?? 0),"
                        csv += features.numbers.map { "\($0)" }.joined(separator: ",") + "\n"
                    }
                }
                try csv.write(toFile: path, atomically: true, encoding: .utf8)
            }
            let ranker = HandSetRanker()
            var noMeaning = HandSetRanker.standard
            (noMeaning.meaning, noMeaning.nearness) = (0, 0)
            let lexical = HandSetRanker(noMeaning)
            func ordered(_ ranker: HandSetRanker, _ asked: EvaluateSearch.Asked, _ limit: Set<Int>?) -> [Int] {
                let scores = ranker.scores(asked.features)
                return zip(asked.candidates, scores).filter { limit?.contains($0.0) ?? true }.sorted { $0.1 > $1.1 }
                    .map(\.0)
            }
            for (name, order) in [
                ("bm25", { $0.bm25 }), ("meaning", { $0.near }),
                ("words", { ordered(lexical, $0, Set($0.bm25)) }), ("fusion", { ordered(ranker, $0, nil) }),
            ] as [(String, (EvaluateSearch.Asked) -> [Int])] {
                var (ndcg, recall) = (0.0, 0.0)
                for asked in outcome.asked {
                    let gains = data.gains[asked.query] ?? [:]
                    let list = order(asked).map { gains[data.items[$0].id] ?? 0 }
                    func dcg(_ gains: some Sequence<Double>) -> Double {
                        gains.prefix(10).enumerated().reduce(0) { $0 + $1.element / log2(Double($1.offset) + 2) }
                    }
                    let ideal = dcg(gains.values.sorted(by: >))
                    ndcg += ideal > 0 ? dcg(list) / ideal : 0
                    let relevant = gains.values.count { $0 > 0 }
                    recall += relevant > 0 ? Double(list.prefix(50).count { $0 > 0 }) / Double(relevant) : 0
                }
                let count = Double(outcome.asked.count)
                print("\(name)  NDCG@10 \(ndcg / count)  Recall@50 \(recall / count)")
            }
            let all = outcome.asked.count
            func mean(_ path: (EvaluateSearch.Asked) -> Duration) -> Duration {
                outcome.asked.reduce(.zero) { $0 + path($1) } / all
            }
            print(
                "words \(mean(\.wordsTime)) encode \(mean(\.encodeTime)) meaning \(mean(\.meaningTime)) fusion \(mean(\.fusionTime)) index \(outcome.indexBytes) in \(outcome.indexTime)"
            )
        }
    }

    private func rows(_ path: String) async throws -> [[String: String]] {
        let reader = try await TabularReader(path: path)
        var all: [[String: String]] = []
        while true {
            let batch = try await reader.next(10_000)
            for row in batch.rows where row.fault == nil {
                all.append(Dictionary(zip(batch.columns, row.fields), uniquingKeysWith: { a, _ in a }))
            }
            if batch.isLast { return all }
        }
    }
}
