import Foundation
import HTTPClient
import Postgres
import TestSupport
import Vocabulary

/// A market that runs as processes, and what a test asks of it.
struct Market {
    let ground: Ground
    let child: Child
    private let client = HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1", "localhost"]))

    /// Starts `soko run` (or other words).
    init(_ ground: Ground, _ words: [String] = ["run"], _ environment: [String: String] = [:]) throws {
        self.ground = ground
        child = try ground.soko(words, environment)
    }

    var origin: String { "http://127.0.0.1:\(ground.port)" }

    /// Waits until every catalogue is read and the command says so.
    func isReady(within limit: Duration) async throws {
        try await eventually("the market in \(tail)", within: limit) {
            if let status = child.status { throw TooLate(description: "soko ended (\(status)): \(tail)") }
            return child.output.contains("Ctrl-C stops everything.")
        }
    }

    /// Waits until the server answers.
    func isServing(within limit: Duration) async throws {
        try await eventually("pages; \(tail)", within: limit) {
            if let status = child.status { throw TooLate(description: "soko ended (\(status)): \(tail)") }
            return child.output.contains("  market       ")
        }
    }

    private var tail: String { String((child.output.suffix(600) + "\n" + child.errors.suffix(1500))) }

    func get(_ path: String, port: Int? = nil, headers: [(String, String)] = [], within limit: Duration = .seconds(10))
        async throws -> OutboundReply
    {
        try await client.send(
            OutboundRequest(
                url: "http://127.0.0.1:\(port ?? ground.port)\(path)", headers: headers, deadline: limit,
                maxRedirects: 0))
    }

    func send(_ method: String, _ path: String, port: Int? = nil, body: String? = nil, headers: [(String, String)] = [])
        async throws -> OutboundReply
    {
        try await client.send(
            OutboundRequest(
                method: method, url: "http://127.0.0.1:\(port ?? ground.port)\(path)", headers: headers,
                body: body.map { Array($0.utf8) },
                deadline: .seconds(10), maxRedirects: 0))
    }

    func json(_ path: String, port: Int? = nil) async throws -> [String: Any] {
        let reply = try await get(path, port: port)
        guard let object = try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any] else {
            throw TooLate(description: "\(path) is no object")
        }
        return object
    }

    /// How many products the sandbox has for sale.
    func offered() async throws -> Int {
        let sellers = try await json("/sandbox/sellers", port: ground.sandboxPort)["sellers"] as? [[String: Any]] ?? []
        return sellers.reduce(0) { $0 + ($1["products"] as? Int ?? 0) }
    }

    /// Ids of all live products, through the API, page by page.
    func listed() async throws -> [String] {
        var ids: [String] = []
        var next: String? = "/api/v1/products?limit=100"
        while let path = next {
            let page = try await json(path)
            ids += (page["items"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
            next = (page["next"] as? String).map { "/api/v1/products?limit=100&after=\($0)" }
        }
        return ids
    }

    var connection: String { PrivateCluster(ClusterSettings(folder: ground.data + "/postgres")).connection() }

    /// The first value that a statement gives.
    func sql(_ text: String) async throws -> String? {
        let connection = connection
        return try await offPool { Result { try Script(connection: connection).run(text) } }.get()
    }

    func number(_ text: String) async throws -> Int { Int(try await sql(text) ?? "") ?? -1 }

    /// A product's id in the database, from its id in addresses.
    func row(_ id: String) throws -> Int64 {
        guard let id = ProductID(pathText: id) else { throw TooLate(description: "\(id) is no id") }
        return id.rawValue
    }

    /// The part of the market that `soko WORD` or `sandbox` is.
    func part(_ ending: String) -> RunningProcess? {
        RunningProcess.tree(of: child.pid).first {
            $0.parent == child.pid && ($0.command.hasSuffix(ending) || $0.command.contains(ending + " --"))
        }
    }

    var postmaster: RunningProcess? {
        RunningProcess.tree(of: child.pid).first { $0.command.contains("/postgres -D \(ground.data)") }
    }

    /// Ctrl-C.
    /// - Returns: what is left of its processes.
    func stop(within limit: Duration = .seconds(15)) async throws -> (status: Int32, left: [RunningProcess]) {
        let tree = RunningProcess.tree(of: child.pid)
        child.send(SIGINT)
        let status = try await child.ended(within: limit)
        return (status, tree.filter(\.isAlive) + RunningProcess.naming(ground.root))
    }
}

/// Runs a command to its end.
func run(
    _ ground: Ground, _ words: [String], _ environment: [String: String] = [:], user: String? = nil,
    within limit: Duration = .seconds(30)
) async throws -> (
    status: Int32, output: String, errors: String
) {
    let child = try ground.soko(words, environment, user: user)
    let status = try await child.ended(within: limit)
    return (status, child.output, child.errors)
}
