import Flows
import Foundation
import HTTPClient
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
        try pull(ModelStore.siglip, into: store)
        let outcome = try isAsked() ? ": products are embedded again in the background" : ""
        print("\(try store.embedderName()) is on" + outcome)
    }

    private func pull(_ model: RemoteModel, into store: ModelStore) throws {
        let settings = ground.settings
        // Of its own: the disk holds it up.
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: try settings.value(MarketSettings.allowedHosts)))
        let pull = ModelPull(
            model: model, store: store, client: client, base: try settings.value(MarketSettings.huggingFaceURL),
            token: try settings.value(MarketSettings.huggingFaceToken))
        try untilEnded("what has come stays; soko models pull goes on from there") { try await pull() }
    }

    /// Lets the workers know. One that starts later asks by itself.
    private func isAsked() throws -> Bool {
        let db = try ground.database(connections: 1)
        defer { db.close() }
        return blocking { do { try await ReembedProducts.begin(in: db); return true } catch { return false } }
    }
}
