import Flows
import Foundation
import Postgres
import Retrieval

/// `soko search rebuild|train`
struct SearchCommand {
    let ground: Ground

    func run(_ words: [String]) throws {
        if words.first == "train" { return try TrainCommand(ground: ground, words.dropFirst()).run() }
        guard words == ["rebuild"] else { throw CommandFault("soko search rebuild, or \(TrainCommand.usage)") }
        let db = try ground.database(connections: 3)
        defer { db.close() }
        if let shared = try ground.sharedSearch(db) { return try rebuild(shared) }
        let folder = SearchFolder(ground.data.search)
        let analyser = TextAnalyser(market: ground.preset.languages)
        let bar = ProgressBar("search index")
        try untilEnded("what serves goes on with the index it has") {
            let next = folder.nextBuilt()
            let index = try await RebuildSearch(db: db, analyser: analyser)(into: next) {
                bar.show(done: $0, total: $1, label: "products")
            }
            let count = try await index.count()
            try await index.close()
            try folder.finish(next)
            try await db.run("SELECT pg_notify(\(RebuildSearch.channel), '')")
            bar.finish("\(count) products; what serves takes it over")
        }
    }

    private func rebuild(_ shared: SharedSearch) throws {
        let bar = ProgressBar("search index")
        try untilEnded("what serves goes on with the index it has") {
            let count = try await shared.rebuild { bar.show(done: $0, total: $1, label: "products") }
            guard let count else { throw CommandFault("another process builds one at the moment") }
            bar.finish("\(count) products; all search it from now on")
        }
    }
}
