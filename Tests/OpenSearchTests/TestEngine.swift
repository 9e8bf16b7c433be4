import HTTPClient
import OpenSearch
import Retrieval
import TestSupport
import Testing

/// An OpenSearch that says what a test's script says.
struct TestEngine {
    let server: ScriptedServer

    init(_ script: @escaping @Sendable (ScriptedServer.Request, ScriptedServer.Connection) -> Void) {
        server = ScriptedServer(script)
    }

    func link(
        _ credentials: String = "", deadline: Duration = .seconds(5),
        noticed: @escaping @Sendable (IndexFault) -> Void = { _ in }
    ) throws -> OpenSearchLink {
        var settings = try #require(
            OpenSearchSettings(url: "http://\(credentials)127.0.0.1:\(server.port)/search/", name: "goods"))
        (settings.readDeadline, settings.writeDeadline) = (deadline, deadline)
        return OpenSearchLink(
            settings, client: HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1"])), noticed: noticed)
    }

    func index(deadline: Duration = .seconds(5)) throws -> OpenSearchIndex {
        OpenSearchIndex(
            try link(deadline: deadline), target: "goods", analyser: TextAnalyser(languages: [.english]))
    }
}
