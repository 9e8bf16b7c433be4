import Catalog
import Foundation
import JSON
import Postgres
import Vectors
import Vocabulary

/// Asks pgvector as the market does, one question at a time on one connection, with and without a narrow filter.
struct MeasureVectors {
    let connection: String
    /// One vector a line.
    let questions: String

    func run() async throws {
        var settings = DatabaseSettings(connection: connection)
        settings.connections = 1
        let db = Database(settings)
        let index = PgvectorIndex(db)
        let asked = try String(contentsOfFile: questions, encoding: .utf8).split(separator: "\n").map {
            try Embedding(halfvec: String($0))
        }
        try await measure("all", WallFilter(), asked, index).print()
        try await measure("narrow", WallFilter(categories: ["shoes"]), asked, index).print()
        db.close()
    }

    private struct Answers {
        let name: String
        var found: [[ProductID]] = []
        var milliseconds: [Double] = []

        /// As a line of JSON.
        func print() {
            var json = JSONWriter(reserving: 1 << 16)
            json.object { json in
                json.member("name", name)
                json.key("found")
                json.array(of: found) { json, ids in json.array(of: ids) { $0.value($1.rawValue) } }
                json.key("milliseconds")
                json.array(of: milliseconds) { $0.value($1) }
            }
            Swift.print(String(decoding: json.bytes, as: UTF8.self))
        }
    }

    private func measure(_ name: String, _ filter: WallFilter, _ asked: [Embedding], _ index: PgvectorIndex)
        async throws
        -> Answers
    {
        func ask(_ question: Embedding) async throws -> [ProductID] {
            try await index.nearest(to: question, model: "benchmark", filter: filter, limit: 10).map(\.product)
        }
        for question in asked.prefix(50) { _ = try await ask(question) }
        var answers = Answers(name: name)
        for question in asked {
            let start = ContinuousClock.now
            answers.found.append(try await ask(question))
            let took = start.duration(to: .now).components
            answers.milliseconds.append(Double(took.seconds) * 1000 + Double(took.attoseconds) / 1e15)
        }
        return answers
    }
}
