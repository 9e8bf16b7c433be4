import Foundation
import HTTP
import HTTPServer
import Telemetry

/// The REST API under `/opensearch`.
extension OpenSearchBook {
    static let index = Route(.put, under: "/opensearch", "/{index}", String.self)
    static let indexRemoval = Route(.delete, under: "/opensearch", "/{index}", String.self)
    static let alias = Route(.get, under: "/opensearch", "/{index}/_alias", String.self)
    static let aliases = Route(.post, under: "/opensearch", "/_aliases")
    static let bulk = Route(.post, under: "/opensearch", "/{index}/_bulk", String.self)
    static let document = Route(.get, under: "/opensearch", "/{index}/_doc/{id}", String.self, String.self)
    static let documentChange = Route(.put, under: "/opensearch", "/{index}/_doc/{id}", String.self, String.self)
    static let refreshing = Route(.post, under: "/opensearch", "/{index}/_refresh", String.self)
    static let searching = Route(.post, under: "/opensearch", "/{index}/_search", String.self)
    static let counting = Route(.post, under: "/opensearch", "/{index}/_count", String.self)

    package var endpoints: [Endpoint] {
        [
            Endpoint(Self.index, for: .anybody) { [self] request, name in
                answer { () throws(SearchRefusal) in try create(name, try Self.json(request)) }
            },
            Endpoint(Self.indexRemoval, for: .anybody) { [self] _, name in
                answer { () throws(SearchRefusal) in try remove(name) }
            },
            Endpoint(Self.alias, for: .anybody) { [self] _, name in
                answer { () throws(SearchRefusal) in try aliases(of: name) }
            },
            Endpoint(Self.aliases, for: .anybody) { [self] request in
                answer { () throws(SearchRefusal) in try changeAliases(try Self.json(request)) }
            },
            Endpoint(Self.bulk, for: .anybody, bodyLimit: 100 << 20) { [self] request, name in
                answer { () throws(SearchRefusal) in try bulk(name, request) }
            },
            Endpoint(Self.document, for: .anybody) { [self] _, name, id in
                answer(absent: 404) { () throws(SearchRefusal) in
                    let source = try source(id, in: name)
                    let head: [String: LooseJSON] = [
                        "_index": .text(name), "_id": .text(id), "found": .flag(source != nil),
                    ]
                    return (
                        .object(source.map { head.merging(["_source": $0]) { own, _ in own } } ?? head), source != nil
                    )
                }
            },
            Endpoint(Self.documentChange, for: .anybody) { [self] request, name, id in
                answer { () throws(SearchRefusal) in
                    let version = try Self.version(
                        request.query["version"].flatMap { Int64($0) }, type: request.query["version_type"])
                    let wasThere = try write(id, try Self.json(request), in: name, version: version)
                    return .object(["_id": .text(id), "result": .text(wasThere ? "updated" : "created")])
                }
            },
            Endpoint(Self.refreshing, for: .anybody) { [self] _, name in
                answer { () throws(SearchRefusal) in try refresh(name) }
            },
            Endpoint(Self.searching, for: .anybody, bodyLimit: 10 << 20) { [self] request, name in
                answer { () throws(SearchRefusal) in
                    for (name, value) in request.query.all
                    where name != "allow_partial_search_results" || value != "false" {
                        throw .argument("request contains unrecognised parameter: [\(name)]")
                    }
                    return try answering(name).search(try Self.json(request))
                }
            },
            Endpoint(Self.counting, for: .anybody) { [self] request, name in
                answer { () throws(SearchRefusal) in try answering(name).count(try Self.json(request)) }
            },
        ]
    }

    private func bulk(_ name: String, _ request: Request) throws(SearchRefusal) -> LooseJSON {
        guard request.headers["content-type"] == "application/x-ndjson", request.body.last == 0x0A else {
            throw .argument("The bulk request must be terminated by a newline [\\n]")
        }
        _ = try answering(name)
        var lines = request.body.split(separator: 0x0A)[...]
        var items: [LooseJSON] = []
        var hasErrors = false
        while let line = lines.popFirst() {
            var outer = try Members(try Self.json(Array(line)), of: "action")
            let (action, members) = try outer.only()
            var target = try Members(members, of: action)
            let id = try target.need("_id") { $0.text }
            let version = try Self.version(
                try target.may("version") { $0.whole }.map { Int64($0) },
                type: try target.may("version_type") { $0.text })
            try target.end()
            guard action == "index" || action == "delete" else { throw .argument("unknown action [\(action)]") }
            var source: LooseJSON?
            if action == "index" {
                guard let next = lines.popFirst() else { throw .argument("a document is missing") }
                source = try Self.json(Array(next))
            }
            var item: [String: LooseJSON] = ["_index": .text(name), "_id": .text(id)]
            do throws(SearchRefusal) {
                let wasThere = try write(id, source, in: name, version: version)
                item["status"] = .whole(source == nil ? (wasThere ? 200 : 404) : (wasThere ? 200 : 201))
            } catch {
                hasErrors = true
                item["status"] = .whole(Int64(error.status))
                item["error"] = error.json.object?["error"] ?? .null
            }
            items.append(.object([action: .object(item)]))
        }
        return .object(["took": .whole(1), "errors": .flag(hasErrors), "items": .list(items)])
    }

    private static func json(_ request: Request) throws(SearchRefusal) -> LooseJSON {
        guard request.headers["content-type"] == "application/json" else {
            throw SearchRefusal(
                status: 406, type: "media_type_header_exception", reason: "Content-Type header is not supported")
        }
        return try json(request.body)
    }

    private static func json(_ bytes: [UInt8]) throws(SearchRefusal) -> LooseJSON {
        guard let json = try? JSONDecoder().decode(LooseJSON.self, from: Data(bytes)) else {
            throw SearchRefusal(status: 400, type: "json_parse_exception", reason: "Unexpected character")
        }
        return json
    }

    private func answer(_ work: () throws(SearchRefusal) -> LooseJSON) -> Response {
        answer(absent: 200) { () throws(SearchRefusal) in (try work(), true) }
    }

    private func answer(absent: Int, _ work: () throws(SearchRefusal) -> (LooseJSON, Bool)) -> Response {
        if let illness { return .text("no healthy upstream", status: Status(rawValue: illness) ?? .unavailable) }
        do throws(SearchRefusal) {
            let (json, isThere) = try work()
            return Self.response(json, status: isThere ? 200 : absent)
        } catch { return Self.response(error.json, status: error.status) }
    }

    private static func response(_ json: LooseJSON, status: Int) -> Response {
        // Made of texts and finite numbers, which JSON always has a spelling of.
        let bytes = (try? JSONEncoder().encode(json)).map(Array.init) ?? []
        return .json(bytes, status: Status(rawValue: status) ?? .internalError)
    }

    /// Listens on loopback alone, for tests.
    ///
    /// - Throws: `ListenFault`.
    package func start(port: Int = 0) throws -> SandboxServer {
        let router = Router(endpoints)
        var settings = ServerSettings(port: port)
        settings.drain = .milliseconds(200)
        return SandboxServer(
            try HTTPServer(
                settings, log: .silent, bodyLimit: router.bodyLimit,
                handler: wrapped(router.respond, in: [answeringErrors(log: .silent)])))
    }
}
