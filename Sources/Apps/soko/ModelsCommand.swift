import Crypto
import Flows
import Foundation
import HTTPClient
import Jobs
import Learning
import Postgres
import Settings

/// `soko models`, `soko models pull`
struct ModelsCommand {
    let ground: Ground

    func run(_ words: [String]) throws {
        let store = try ground.modelStore
        guard words == ["pull"] else {
            guard words.isEmpty else { throw CommandFault("soko models, or soko models pull") }
            return print("on: \(try store.embedderName())")
        }
        let client = HTTPClient(
            guard: NetworkGuard(allowedHosts: try ground.settings.value(MarketSettings.allowedHosts)))
        try pull(ModelStore.siglip, store, client)
        let name = try store.embedderName()
        let db = try ground.database(connections: 1)
        defer { db.close() }
        _ = try blocking(throwing: {
            try await JobQueue.enqueue(Pipeline.reembed, ReembedTask(), dedupe: "start", in: db)
        })
        print("\(name) is on; restart the worker, and everything is embedded again in the background")
    }

    private func pull(_ model: RemoteModel, _ store: ModelStore, _ client: HTTPClient) throws {
        let base = try ground.settings.value(MarketSettings.huggingFaceURL)
        let token = try ground.settings.value(MarketSettings.huggingFaceToken)
        let folder = store.folder(of: model)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var digests: [String: String] = [:]
        for file in model.files {
            let target = folder.appending(path: file.path)
            if !FileManager.default.fileExists(atPath: target.path) {
                print("pulling \(file.path)")
                var request = OutboundRequest(url: base + "/" + file.address)
                request.deadline = .seconds(3600)
                request.maxBytes = file.mostBytes
                if let token { request.headers.append(("Authorization", "Bearer \(token)")) }
                let wanted = request
                let reply = try blocking(throwing: { try await client.send(wanted) })
                guard reply.status == 200 else { throw CommandFault("\(file.path): HTTP \(reply.status)") }
                try FileManager.default.createDirectory(
                    at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(reply.body).write(to: target, options: .atomic)
            }
            digests[file.path] = hex(sha256(try Data(contentsOf: target)))
        }
        try store.keep(model, sha256: digests)
    }
}
