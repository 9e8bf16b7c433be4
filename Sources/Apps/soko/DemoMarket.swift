import Catalog
import Flows
import Foundation
import Jobs
import Postgres
import Sellers
import Vocabulary

/// Brings the sandbox's sellers into the market and shows how far their catalogues are.
struct DemoMarket {
    let ground: Ground
    let connection: String
    let sandbox: String

    private struct SandboxSellers: Decodable {
        struct Seller: Decodable {
            let phone: String
            let name: String
            let description: String
        }
        let sellers: [Seller]
    }

    /// Enrols every seller of the sandbox that the market does not know; others keep what they have.
    /// - Returns: false when somebody ended it meanwhile.
    func enrol(keeping parts: [Part]) throws -> Bool {
        guard let port = URLComponents(string: sandbox)?.port else { return true }
        let deadline = Date() + 60
        var answer: [UInt8]?
        while answer == nil {
            answer = LocalHTTP.get(port: port, path: "/sandbox/sellers")
            if answer == nil, Signals.hasEnded(within: 50) { return false }
            if Date() > deadline { throw CommandFault("the sandbox did not answer within 60 s") }
            for part in parts { if let line = try part.keepRunning() { say(part.name, line) } }
        }
        let sellers = try JSONDecoder().decode(SandboxSellers.self, from: Data(answer ?? [])).sellers
        try withDatabase { db in
            let known = Set(try await Seller.all(in: db).filter { $0.lastSyncedAt != nil }.map(\.phone.digits))
            for seller in sellers where !known.contains(seller.phone) {
                guard let phone = Phone(digits: seller.phone) else { continue }
                _ = try await EnrolSeller(db: db)(
                    phone: phone, name: seller.name, description: seller.description,
                    catalogueURL: "\(sandbox)/c/\(seller.phone)")
            }
        }
        return true
    }

    /// A progress bar until every catalogue is read and every product judged.
    /// - Returns: false when somebody ended it meanwhile.
    func watch(keeping parts: [Part]) throws -> Bool {
        let bar = ProgressBar("catalogues")
        while true {
            let state = try? withDatabase { db in (try await Product.counts(in: db), try await QueueDepth.all(in: db)) }
            if let (counts, queues) = state {
                let total = counts.reduce(0) { $0 + $1.count }
                let waiting = counts.filter { $0.status == .discovered || $0.status == .hydrated }.reduce(0) {
                    $0 + $1.count
                }
                let live = counts.first { $0.status == .live }?.count ?? 0
                let busy = ["sync-seller", "hydrate-product", "generate-embedding", "quality-control"]
                let open = queues.filter { busy.contains($0.kind) }.reduce(0) { $0 + $1.ready + $1.running }
                bar.show(done: total - waiting, total: total, label: "\(live) products live")
                if open == 0, total > 0 || queues.isEmpty {
                    bar.finish("\(live) products of \(try sellerCount()) sellers live")
                    return true
                }
            }
            for part in parts { if let line = try part.keepRunning() { say(part.name, line) } }
            if Signals.hasEnded(within: 250) { return false }
        }
    }

    func introduce(origin: String) {
        let sellers = (try? withDatabase { db in try await SellerSummary.largest(limit: 8, in: db) }) ?? []
        for seller in sellers {
            tell("  \(seller.name): \(origin)/s/\(seller.slug)  (\(seller.liveProducts) products)\n")
        }
        do {
            let ground = ground
            for line in try withDatabase({ db in try await DemoAccounts(ground: ground).introduce(db) }) {
                tell("  \(line)\n")
            }
        } catch { tell("  demo accounts could not be made: \(error)\n") }
        tell("\n  Buying, watching and browsing need no account. API: \(origin)/api   Health: \(origin)/health\n")
        tell("  Mails and texts that the market sends: \(sandbox)/sandbox/outbox\n")
    }

    private func sellerCount() throws -> Int {
        try withDatabase { db in try await SellerSummary.largest(limit: 1000, in: db).count }
    }

    private func withDatabase<Value: Sendable>(_ body: @escaping @Sendable (Database) async throws -> Value) throws
        -> Value
    {
        var settings = DatabaseSettings(connection: connection)
        settings.connections = 1
        let db = Database(settings)
        defer { db.close() }
        return try blocking(throwing: { try await body(db) })
    }
}
