import Audit
import Boosting
import Flows
import Foundation
import Learning
import Postgres
import Search

/// `soko search train [--model FILE]`: learns an order of results from what readers chose, or takes one that was kept.
struct TrainCommand {
    static let usage = "soko search train [--model FILE]"
    /// Far more than any model has.
    private static let mostBytes = 16 << 20

    private let ground: Ground
    /// Nil: from the log.
    private let file: String?

    init(ground: Ground, _ words: some Collection<String>) throws {
        self.ground = ground
        let words = Array(words)
        guard words.isEmpty || words.count == 2 && words[0] == "--model" && !words[1].isEmpty else {
            throw CommandFault(Self.usage)
        }
        file = words.last
    }

    func run() throws {
        let model = try file.map(bytes)
        let db = try ground.database(connections: 3)
        defer { db.close() }
        let learn = try ground.learnRanker(db, try EmbedderInUse(store: ground.modelStore))
        let bar = ProgressBar("ranker")
        try untilEnded("the order of results is what it was") {
            let progress: LearnRanker.Progress = { bar.show(done: $0, total: $1, label: "queries") }
            let lesson: RankingLesson
            do {
                lesson =
                    if let model { try await learn.take(model, progress: progress) } else {
                        try await learn(by: .operatorAtTerminal, progress: progress)
                    }
            } catch let fault as BoostingFault {
                throw CommandFault(
                    "\(file.map { $0 + " is no ranker of this version" } ?? "nothing was learned"): \(fault)")
            }
            bar.finish(Self.told(lesson))
        }
    }

    private func bytes(of path: String) throws -> [UInt8] {
        let about = try? FileManager.default.attributesOfItem(atPath: path)  // asked about, and said below
        guard about?[.type] as? FileAttributeType == .typeRegular, let size = about?[.size] as? NSNumber,
            size.intValue <= Self.mostBytes, let data = FileManager.default.contents(atPath: path)
        else { throw CommandFault("\(path) cannot be read as a ranker") }
        return [UInt8](data)
    }

    /// One line for whoever waits at the terminal.
    static func told(_ lesson: RankingLesson) -> String {
        let course = RankingCourse()
        let figures = lesson.measure.map {
            "NDCG@10 \(KeptRanker.shown($0.learned)) against \(KeptRanker.shown($0.byHand)) by hand, on \($0.queries) queries"
        }
        switch lesson.outcome {
        case .used: return "in use: \(figures ?? "not measured, as the log has only \(lesson.queries) queries for it")"
        case .tooFewQueries:
            return
                "not learned: \(lesson.queries) queries were asked and clicked often enough, \(course.fewestQueries) are needed"
        case .noBetter: return "kept, not used, because it has to be better by \(course.margin): \(figures ?? "")"
        case .currentIsBetter: return "kept, not used, because the one in use is better: \(figures ?? "")"
        case .held: return "kept, not used, because the weights set by hand are held: \(figures ?? "")"
        }
    }
}
