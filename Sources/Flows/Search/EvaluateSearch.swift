import Foundation
import Learning
import Retrieval
import Search
import Vectors
import Vocabulary

/// What a search is measured on.
package struct SearchJudgments: Sendable {
    package struct Item: Sendable {
        package let id: String
        package let texts: [IndexDocument.FieldText]
        package init(id: String, texts: [IndexDocument.FieldText]) { (self.id, self.texts) = (id, texts) }
    }

    package var items: [Item] = []
    /// By query: gains by item id.
    package var gains: [String: [String: Double]] = [:]

    package init() {}
}

/// Asks the market's own search every judged query, a stage at a time: words, meaning, both.
///
/// The index is built in a folder of its own, and meaning is compared with every item, so that a stage is measured and not
/// the approximation below it.
package struct EvaluateSearch: Sendable {
    private let data: SearchJudgments
    private let embedder: (any Embedder)?
    private let analyser: TextAnalyser
    private let progress: @Sendable (_ what: String, _ done: Int, _ of: Int) -> Void

    /// Candidates that each of words and meaning hands to the ranker.
    package static let candidates = 200

    package init(
        _ data: SearchJudgments, embedder: (any Embedder)?, languages: [StemLanguage],
        progress: @escaping @Sendable (String, Int, Int) -> Void = { _, _, _ in }
    ) {
        (self.data, self.embedder, self.progress) = (data, embedder, progress)
        analyser = TextAnalyser(languages: languages)
    }

    private static let reader = ReadingContext(
        currency: .kes, languages: [], year: Calendar(identifier: .gregorian).component(.year, from: Date()))

    /// What one query brought: candidates in order of their number, their features, and what took how long.
    package struct Asked: Sendable {
        package let query: String
        /// Item numbers, best BM25 first.
        package var bm25: [Int] = []
        /// Item numbers, nearest first.
        package var near: [Int] = []
        package var candidates: [Int] = []
        package var features: [RankingFeatures] = []
        package var wordsTime: Duration = .zero
        package var meaningTime: Duration = .zero
        package var encodeTime: Duration = .zero
        /// Scoring of what words found.
        package var scoringTime: Duration = .zero
        /// Bringing together, and scoring, of all candidates.
        package var fusionTime: Duration = .zero
    }

    package struct Outcome: Sendable {
        package var asked: [Asked] = []
        package var indexBytes = 0
        package var indexTime: Duration = .zero
        package var vectorBytes = 0
    }

    /// - Throws: `IndexFault`, `ModelFault`.
    package func callAsFunction(in folder: String) async throws -> Outcome {
        var outcome = Outcome()
        let started = ContinuousClock.now
        let index = try await XapianIndex.open(folder, isNew: true, analyser: analyser, threads: 1)
        try await fill(index)
        outcome.indexTime = started.duration(to: .now)
        outcome.indexBytes = Self.bytes(of: folder)
        let vectors = try await vectors()
        outcome.vectorBytes = (vectors?.numbers.count ?? 0) * 2
        let queries = data.gains.keys.sorted()
        // What a process does for the first time is not what a search takes.
        for query in queries.prefix(50) { _ = try await ask(query, index, vectors) }
        for (at, query) in queries.enumerated() {
            outcome.asked.append(try await ask(query, index, vectors))
            progress("asking", at + 1, queries.count)
        }
        return outcome
    }

    private func fill(_ index: XapianIndex) async throws {
        let batch = 5_000
        for start in stride(from: 0, to: data.items.count, by: batch) {
            let part = start..<min(start + batch, data.items.count)
            try await index.fill(part.map { IndexDocument(id: Int64($0), texts: data.items[$0].texts) })
            progress("indexing", part.upperBound, data.items.count)
        }
        try await index.apply([], position: "0")
    }

    /// Shape [items, width], unit length, row-major.
    private struct Vectors { let numbers: [Float]; let width: Int }

    private func vectors() async throws -> Vectors? {
        guard let embedder else { return nil }
        var numbers: [Float] = []
        let batch = 64
        for start in stride(from: 0, to: data.items.count, by: batch) {
            let part = data.items[start..<min(start + batch, data.items.count)]
            // Half the numbers are for a picture, which these items do not have.
            numbers += try await embedder.embed(texts: part.map(Self.meaning)).flatMap { $0.numbers }
            progress("reading for meaning", part.endIndex, data.items.count)
        }
        return Vectors(numbers: numbers, width: Embedding.dimensions)
    }

    private static func meaning(of item: SearchJudgments.Item) -> String {
        item.texts.map(\.text).joined(separator: ". ")
    }

    private func ask(_ query: String, _ index: XapianIndex, _ vectors: Vectors?) async throws -> Asked {
        var asked = Asked(query: query)
        let clock = ContinuousClock()
        var found: [IndexHit] = []
        var plan: QueryPlan?
        asked.wordsTime = try await clock.measure {
            // Prices and places stay among the words: judgments are of goods.
            let reading = QueryReading(query, in: Self.reader)
            let made = try await QueryPlanner(index, spelled: reading.spelled).plan(query)
            plan = made
            var question = IndexQuery()
            (question.words, question.match, question.most) = (made.words, .any, Self.candidates)
            if !made.isEmpty { found = try await index.search(question).hits }
        }
        asked.bm25 = found.map { Int($0.id) }
        let marks = QueryMarks(plan ?? QueryPlan())
        asked.scoringTime = clock.measure {
            asked.features = marks.features(of: found.map { Candidate($0) }, at: 0)
            asked.candidates = asked.bm25
        }
        guard let embedder, let vectors else { return asked }
        var near: [(item: Int, cosine: Float)] = []
        var wanted: [Float] = []
        let meant = plan?.meant(query, unless: embedder.knows) ?? query
        asked.encodeTime = try await clock.measure { wanted = try await embedder.queryEmbedding(meant).numbers }
        asked.meaningTime = clock.measure { near = Self.nearest(to: wanted, in: vectors) }
        asked.near = near.map(\.item)
        try await asked.fusionTime = clock.measure {
            let known = Set(asked.bm25)
            let others = near.map(\.item).filter { !known.contains($0) }
            let fetched = try await index.fetch(others.map(Int64.init), IndexQuery()).hits
            let candidates = (found + fetched).map { hit in
                Candidate(hit, meaning: Self.cosine(wanted, vectors, Int(hit.id)))
            }
            asked.candidates = candidates.map { Int($0.hit.id) }
            asked.features = marks.features(of: candidates, at: 0)
        }
        return asked
    }

    private static func cosine(_ wanted: [Float], _ vectors: Vectors, _ item: Int) -> Float {
        Vector.dot(wanted, Array(vectors.numbers[item * vectors.width..<(item + 1) * vectors.width]))
    }

    private static func nearest(to wanted: [Float], in vectors: Vectors) -> [(item: Int, cosine: Float)] {
        let count = vectors.numbers.count / vectors.width
        let cosines = (0..<count).map { cosine(wanted, vectors, $0) }
        // All of them sorted would cost more than comparing them.
        let sample = cosines.indices.filter { $0 % 64 == 0 }.map { cosines[$0] }.sorted(by: >)
        let floor = count > 64 * candidates ? sample[min(sample.count - 1, candidates * 3 / 64 + 2)] : -2
        var best = cosines.indices.filter { cosines[$0] >= floor }
        if best.count < candidates { best = Array(cosines.indices) }
        best.sort { cosines[$0] > cosines[$1] }
        return best.prefix(candidates).map { ($0, cosines[$0]) }
    }

    private static func bytes(of folder: String) -> Int {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.reduce(0) { sum, name in
            let size = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.size] as? Int
            return sum + (size ?? 0)
        }
    }
}
