import Flows
import Foundation
import Learning
import Retrieval
import Search

/// `soko evaluate search …`: judged queries ask the market's own search, a stage at a time. Needs neither a database nor a
/// market.
struct EvaluateSearchCommand {
    private let options: SearchOptions
    private let store: ModelStore

    init(_ options: SearchOptions, store: ModelStore) { (self.options, self.store) = (options, store) }

    func run() throws {
        try untilEnded("ended before anything could be said") { try await evaluate() }
    }

    private func evaluate() async throws {
        let data = try await JudgedGoods.read(options)
        for complaint in data.complaints.prefix(20) { complain("soko: \(complaint)\n") }
        let embedder = options.stages == .words ? nil : try store.embedder(threads: 1, runsAtOnce: 2)
        let folder = NSTemporaryDirectory() + "soko-evaluate-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }  // only room on a disk
        let bars = StepBar()
        let evaluate = EvaluateSearch(data.judgments, embedder: embedder, languages: options.languages) {
            bars.show($0, $1, of: $2)
        }
        let outcome = try await evaluate(in: folder)
        bars.leave()
        var stages = SearchStage.all(outcome, data.judgments, hasMeaning: embedder != nil)
        if embedder != nil, !data.judgments.gains.isEmpty {
            let ranking = LearnedStage(outcome, data.judgments)
            if let learned = try ranking.stage() { stages.append(learned) }
            if let path = options.keep {
                try Data(try ranking.ranker(outcome.asked).bytes()).write(
                    to: URL(fileURLWithPath: path), options: .atomic)
            }
        }
        if let path = options.features { try data.judgments.write(outcome, to: path) }
        let report = SearchReport(
            products: data.judgments.items.count, queries: outcome.asked.count, model: embedder?.name, stages: stages,
            indexBytes: outcome.indexBytes, vectorBytes: outcome.vectorBytes,
            indexSeconds: outcome.indexTime / .seconds(1))
        tell(options.format == .json ? report.json : report.text)
    }
}

/// What stands behind `soko evaluate search`.
struct SearchOptions: Hashable, Sendable {
    enum Stages: String {
        case words, all
    }

    var products = ""
    var judgments: String?
    /// One a line, where there are no judgments: then only times are told.
    var queries: String?
    var stages = Stages.all
    var format = VisionOptions.Format.text
    var languages: [StemLanguage] = [.english]
    /// Where every candidate's features go, as CSV.
    var features: String?
    /// Where the learned ranker goes.
    var keep: String?

    init(_ words: some Sequence<String>) throws {
        var rest = Array(words)[...]
        while let name = rest.popFirst() {
            guard let value = rest.popFirst(), !value.hasPrefix("--") else { throw CommandFault(EvaluateCommand.usage) }
            switch name {
            case "--products": products = value
            case "--judgments": judgments = value
            case "--queries": queries = value
            case "--stages": stages = try EvaluateCommand.one(of: value)
            case "--format": format = try EvaluateCommand.one(of: value)
            case "--languages":
                languages = try value.split(separator: ",").map { try EvaluateCommand.one(of: String($0)) }
            case "--features": features = value
            case "--keep": keep = value
            default: throw CommandFault(EvaluateCommand.usage)
            }
        }
        guard !products.isEmpty, (judgments == nil) != (queries == nil) else {
            throw CommandFault(EvaluateCommand.usage)
        }
    }
}
