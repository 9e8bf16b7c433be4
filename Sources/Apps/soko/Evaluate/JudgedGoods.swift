import Flows
import Foundation
import Retrieval
import Search
import Tabular

/// Products and judgments from files.
struct JudgedGoods: Sendable {
    var judgments = SearchJudgments()
    /// Lines that say nothing, each once.
    var complaints: [String] = []

    /// - Throws: `CommandFault` for a file that is not there or lacks a column, or where nothing is left to measure.
    static func read(_ options: SearchOptions) async throws -> JudgedGoods {
        var goods = JudgedGoods()
        try await goods.readProducts(options.products)
        if let path = options.judgments { try await goods.readJudgments(path) }
        if let path = options.queries {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw CommandFault("\(path) cannot be read")
            }
            for line in text.split(whereSeparator: \.isNewline) { goods.judgments.gains[String(line)] = [:] }
        }
        guard !goods.judgments.items.isEmpty else {
            throw CommandFault("no product of \(options.products) can be used")
        }
        guard !goods.judgments.gains.isEmpty else { throw CommandFault("there is no query to ask") }
        return goods
    }

    private mutating func readProducts(_ path: String) async throws {
        var seen: Set<String> = []
        try await Self.rows(path, needs: ["id", "title"]) { row, line in
            guard let id = row["id"], !id.isEmpty, seen.insert(id).inserted else {
                return complaints.append("\(path), line \(line): no id of its own")
            }
            let texts = [IndexField.title, .brand, .category, .description].compactMap { field in
                row[field.rawValue].flatMap { $0.isEmpty ? nil : IndexDocument.FieldText(field, $0) }
            }
            judgments.items.append(.init(id: id, texts: texts))
        }
    }

    private mutating func readJudgments(_ path: String) async throws {
        let known = Set(judgments.items.map(\.id))
        try await Self.rows(path, needs: ["query", "id", "gain"]) { row, line in
            guard let query = row["query"], !query.isEmpty, let id = row["id"],
                let gain = row["gain"].flatMap(Double.init),
                gain >= 0, gain.isFinite
            else { return complaints.append("\(path), line \(line): no query, id and gain") }
            // Judged, but not on the shelf: nobody could find it.
            guard known.contains(id) else {
                return complaints.append("\(path), line \(line): there is no product \(id)")
            }
            judgments.gains[query, default: [:]][id] = gain
        }
    }

    private static func rows(_ path: String, needs: [String], _ take: ([String: String], Int) -> Void) async throws {
        guard FileManager.default.isReadableFile(atPath: path) else { throw CommandFault("\(path) cannot be read") }
        let reader = try await TabularReader(path: path)
        while true {
            let batch = try await reader.next(10_000)
            let columns = batch.columns.map { $0.lowercased() }
            if let missing = needs.first(where: { !columns.contains($0) }) {
                throw CommandFault("\(path) has no column “\(missing)”")
            }
            for row in batch.rows where row.fault == nil {
                take(Dictionary(zip(columns, row.fields), uniquingKeysWith: { first, _ in first }), row.line)
            }
            if batch.isLast { return }
        }
    }
}

extension SearchJudgments {
    /// Every candidate with its features and gain, for whoever wants to look or to learn elsewhere.
    func write(_ outcome: EvaluateSearch.Outcome, to path: String) throws {
        var csv = CSVWriter()
        csv.row(["query", "id", "gain"] + RankingFeatures.names)
        for asked in outcome.asked {
            for (item, features) in zip(asked.candidates, asked.features) {
                let gain = gains[asked.query]?[items[item].id] ?? 0
                csv.row([asked.query, items[item].id, "\(gain)"] + features.numbers.map { "\($0)" })
            }
        }
        try Data(csv.bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
