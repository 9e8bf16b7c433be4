import Retrieval
import Synchronization
import TestSupport
import Testing

@testable import OpenSearch

/// What is made of an OpenSearch that fails.
@Suite struct FaultTests {
    private func fault(
        deadline: Duration = .seconds(5), of script: @escaping @Sendable (ScriptedServer.Connection) -> Void
    ) async throws -> (fault: IndexFault?, asked: Int) {
        let engine = TestEngine { _, connection in script(connection) }
        defer { engine.server.stop() }
        do {
            _ = try await engine.index(deadline: deadline).search(IndexQuery())
            return (nil, engine.server.paths.count)
        } catch let fault as IndexFault { return (fault, engine.server.paths.count) }
    }

    @Test func `one change that was not written fails all, whatever the status says`() async throws {
        let engine = TestEngine { _, connection in
            connection.reply(
                "200 OK",
                #"{"errors":true,"items":[{"index":{"_id":"1","status":201}},{"index":{"_id":"2","status":400,"error":{"type":"mapper_parsing_exception","reason":"failed to parse"}}}]}"#
            )
        }
        defer { engine.server.stop() }
        let expected = IndexFault.failed(
            "1 of 2 changes were not written; the first: mapper_parsing_exception: failed to parse")
        let index = try engine.index()
        await #expect(throws: expected) { try await index.apply([.remove(1), .remove(2)], position: "1:1") }
        // The position was not written.
        #expect(engine.server.paths == ["/search/goods/_bulk"])
    }

    @Test func `no room for changes is a matter of time`() async throws {
        let engine = TestEngine { _, connection in
            connection.reply(
                "200 OK",
                #"{"errors":true,"items":[{"delete":{"status":429,"error":{"type":"rejected_execution_exception","reason":"full"}}}]}"#
            )
        }
        defer { engine.server.stop() }
        let index = try engine.index()
        await #expect(
            throws: IndexFault.away("1 of 1 changes were not written; the first: rejected_execution_exception: full")
        ) { try await index.apply([.remove(1)], position: nil) }
    }

    @Test func `an error's words are told, cut, and a proxy's page is one too`() async throws {
        let (busy, asked) = try await fault { $0.reply("503 Service Unavailable", "<html>oops") }
        #expect(busy == .away("HTTP 503"))
        #expect(asked == 1)
        let (refused, _) = try await fault {
            $0.reply(
                "400 Bad Request", #"{"error":{"type":"parsing_exception","reason":"unknown query"},"status":400}"#)
        }
        #expect(refused == .failed("HTTP 400 parsing_exception: unknown query"))
        let (absent, _) = try await fault {
            $0.reply(
                "404 Not Found", #"{"error":{"type":"index_not_found_exception","reason":"no such index [goods]"}}"#)
        }
        #expect(absent == .absent)
        let (stranger, _) = try await fault { $0.reply("401 Unauthorized", #"{"error":"who are you"}"#) }
        #expect(stranger == .away("HTTP 401"))
    }

    @Test func `what is no answer, and half an answer, are none`() async throws {
        let (broken, _) = try await fault { $0.reply("200 OK", #"{"hits":"#) }
        #expect(broken == .away(#"not an answer of OpenSearch: {"hits":"#))
        let (half, _) = try await fault { $0.reply("200 OK", #"{"timed_out":true,"hits":{"hits":[]}}"#) }
        #expect(half == .away("it gave up before the whole answer was there"))
        let (other, _) = try await fault {
            $0.reply(
                "200 OK",
                #"{"timed_out":false,"hits":{"hits":[{"_id":"x","_score":1,"_source":{"time":1,"prior":1,"is_available":true,"marks":""}}]}}"#
            )
        }
        #expect(other == .failed("a document that is none of ours: x"))
    }

    @Test func `a slow one is given up at the deadline`() async throws {
        let start = ContinuousClock.now
        let (fault, asked) = try await fault(deadline: .milliseconds(300)) { _ in }
        guard case .away = fault else { return #expect(Bool(false), "\(String(describing: fault))") }
        #expect(asked == 1)
        // It would wait for ever; a busy machine takes its time all the same.
        #expect(start.duration(to: .now) < .seconds(30))
    }

    @Test func `a connection that was closed meanwhile is tried once more, making an index is not`() async throws {
        let (fault, asked) = try await fault { $0.hangUp() }
        guard case .away = fault else { return #expect(Bool(false), "\(String(describing: fault))") }
        #expect(asked == 2)
        let engine = TestEngine { _, connection in connection.hangUp() }
        defer { engine.server.stop() }
        let link = try engine.link()
        await #expect(throws: IndexFault.self) {
            let _: Ignored = try await link.ask("PUT", "/goods-1", within: .seconds(5), isRepeatable: false)
        }
        #expect(engine.server.paths == ["/search/goods-1"])
    }

    @Test func `only one that does not answer is told of`() async throws {
        let told = Mutex<[IndexFault]>([])
        let engine = TestEngine { request, connection in
            connection.reply(request.path.hasSuffix("_count") ? "503 Service Unavailable" : "400 Bad Request")
        }
        defer { engine.server.stop() }
        let link = try engine.link { fault in told.withLock { $0.append(fault) } }
        let index = OpenSearchIndex(link, target: "goods", analyser: TextAnalyser(languages: [.english]))
        await #expect(throws: IndexFault.failed("HTTP 400")) { try await index.search(IndexQuery()) }
        await #expect(throws: IndexFault.away("HTTP 503")) { try await index.count() }
        #expect(told.withLock { $0 } == [.away("HTTP 503")])
    }
}
