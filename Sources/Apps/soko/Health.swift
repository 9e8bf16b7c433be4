import Accounts
import Blobs
import Catalog
import Events
import Flows
import Foundation
import Frame
import HTTP
import Inventory
import JSON
import Jobs
import Learning
import Postgres
import Telemetry

/// Whether the market can serve, and what it falls back on.
struct Health: Sendable {
    let db: Database
    let blobs: BlobStore
    let search: @Sendable () async throws -> SearchCondition?
    /// What orders its answers.
    let ranker: @Sendable () -> String
    /// The embedding model of the moment: one may be pulled while the market serves.
    let embedding: @Sendable () throws(ModelFault) -> String
    /// The quality judge's name.
    let judge: String
    /// The ways out to people, or `none`.
    let messages: String
    /// The identity provider's name, or `none`.
    let signInWith: String
    /// Who looks at documents of identity first: a provider's name, or `staff`.
    let identityChecks: String
    /// What stands before forms at the moment: a captcha's provider may be away.
    let challenge: @Sendable () -> String
    /// Who looks for similar goods.
    let nearness: VectorsInUse

    private struct Facts: Sendable {
        let milliseconds: Double
        let queues: [QueueDepth]
        let model: String
        let vectors: Int
        /// Of the last night.
        let stock: StockCheck?
        let search: SearchCondition?
    }

    /// `/health`: 200 when the market can serve, 503 when not.
    var endpoint: Endpoint {
        Endpoint(
            Route(.get, "/health"), for: .everyone, "Whether the market can serve", tag: "Operations",
            returns: .named("Health", .object([("status", .string(choices: ["ok", "degraded", "down"]))])),
            refusals: [.unavailable]
        ) { _ in await answer() }
    }

    private var modelName: String {
        do { return try embedding() } catch { return "\(error)" }
    }

    private func answer() async -> Response {
        let facts: Result<Facts, any Error>
        do {
            let start = ContinuousClock.now
            let queues = try await QueueDepth.all(in: db)
            let model = modelName
            let vectors = try await ProductEmbedding.count(model: model, in: db)
            facts = .success(
                Facts(
                    milliseconds: start.duration(to: .now).seconds * 1000, queues: queues, model: model,
                    vectors: vectors, stock: try await StockCheck.latest(in: db), search: try await search()))
        } catch { facts = .failure(error) }
        let isDiskLow = blobs.freeBytes < 256 << 20
        var json = JSONWriter()
        json.object { json in
            switch facts {
            case .success(let facts):
                // Books that are off sell what is not there, or hide what is.
                let isOff = (facts.stock?.differences ?? 0) > 0
                let isAside = nearness.standing?.away != nil || facts.search?.fault != nil
                json.member("status", isDiskLow || isOff || isAside ? "degraded" : "ok")
            case .failure: json.member("status", "down")
            }
            write(facts, to: &json)
            json.key("cache")
            json.object { $0.member("kind", "in process") }
            json.key("models")
            json.object { json in
                json.member("embedding", modelName)
                json.member("quality", judge)
            }
            json.key("accounts")
            json.object { json in
                json.member("signInWith", signInWith)
                json.member("identityChecks", identityChecks)
                json.member("challenge", challenge())
            }
            json.member("messages", messages)
            json.key("disk")
            json.object { json in
                json.member("freeBytes", blobs.freeBytes)
                json.member("isLow", isDiskLow)
            }
        }
        if case .success = facts { return finished(.json(json.bytes)) }
        var response = Response.json(json.bytes, status: .unavailable)
        response.headers.add("Retry-After", "5")
        return finished(response)
    }

    private func write(_ facts: Result<Facts, any Error>, to json: inout JSONWriter) {
        json.key("database")
        json.object { json in
            switch facts {
            case .success(let facts):
                json.member("isReachable", true)
                json.member("milliseconds", (facts.milliseconds * 100).rounded() / 100)
            case .failure(let fault):
                json.member("isReachable", false)
                json.member("fault", "\(fault)")
            }
            json.member("waiting", db.load.waiting)
            json.member("idle", db.load.idle)
        }
        guard case .success(let facts) = facts else { return }
        json.key("queue")
        json.object { json in
            for queue in facts.queues {
                json.key(named: queue.kind)
                json.object { json in
                    json.member("ready", queue.ready)
                    json.member("running", queue.running)
                    json.member("later", queue.later)
                    json.member("dead", queue.dead)
                }
            }
        }
        if let check = facts.stock {
            json.key("stock")
            json.object { json in
                json.member("checkedAt", check.at.ISO8601Format())
                json.member("shelves", check.shelves)
                json.member("differences", check.differences)
            }
        }
        if let search = facts.search {
            json.key("search")
            json.object { json in
                json.member("player", search.player)
                json.member("state", search.story)
                json.member("wordsFrom", search.isAnswering ? search.player : "PostgreSQL")
                if let fault = search.fault { json.member("fault", fault) }
                json.member("products", search.products)
                json.member("lagSeconds", (search.lag.seconds * 1000).rounded() / 1000)
                json.member("ranker", ranker())
            }
        }
        json.key("vectors")
        json.object { json in
            json.member("model", facts.model)
            json.member("count", facts.vectors)
            json.member("index", nearness.name)
            if let outside = nearness.standing { write(outside, to: &json) }
        }
    }

    private func write(_ outside: VectorsInUse.Standing, to json: inout JSONWriter) {
        json.key(named: outside.name)
        json.object { json in
            json.member("isThere", outside.away == nil)
            if let fault = outside.away { json.member("fault", fault) }
            json.member("isFilled", outside.isFilled)
            json.member("eventsBehind", outside.lag?.events)
            json.key("secondsBehind")
            if let lag = outside.lag { json.value((lag.seconds * 10).rounded() / 10) } else { json.null() }
        }
    }

    private func finished(_ response: Response) -> Response {
        var response = response
        response.headers.add("Cache-Control", "no-store")
        return response
    }
}
