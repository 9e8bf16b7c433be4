import HTTPClient
import JSON
import TestSupport
import Testing

@testable import Milvus

/// What the client makes of a Milvus that fails.
@Suite struct MilvusFaultTests {
    private func fault(
        deadline: Duration = .seconds(5), of script: @escaping @Sendable (ScriptedServer.Connection) -> Void
    ) async throws -> (fault: MilvusFault?, asked: Int) {
        let server = ScriptedServer { _, connection in script(connection) }
        let milvus = TestMilvus.client(port: server.port, deadline: deadline)
        var found: MilvusFault?
        do throws(MilvusFault) { _ = try await milvus.has("goods") } catch { found = error }
        let asked = server.paths.count
        server.stop()
        return (found, asked)
    }

    @Test func `a code other than 0 is a refusal although the status is 200`() async throws {
        let (fault, asked) = try await fault {
            $0.reply("200 OK", #"{"code":100,"message":"collection not found[x]"}"#)
        }
        #expect(fault == .refused(code: 100, message: "collection not found[x]"))
        #expect(asked == 1)
    }

    @Test func `a refusal keeps its words whatever its status`() async throws {
        let (fault, _) = try await fault { $0.reply("401 Unauthorized", #"{"code":1800,"message":"who are you"}"#) }
        #expect(fault == .refused(code: 1800, message: "who are you"))
    }

    @Test func `a 500 and a proxy's page are faults, and are not tried again`() async throws {
        let (broken, asked) = try await fault { $0.reply("500 Internal Server Error", "<html>oops") }
        #expect(broken == .status(500))
        #expect(asked == 1)
        let (page, _) = try await fault { $0.reply("200 OK", "<html>hello") }
        #expect(page == .unreadable("<html>hello"))
        let (success, _) = try await fault { $0.reply("502 Bad Gateway", #"{"code":0,"data":{"has":true}}"#) }
        #expect(success == .status(502))
        let (other, _) = try await fault { $0.reply("200 OK", #"{"code":0,"data":[]}"#) }
        guard case .unreadable = other else { return #expect(Bool(false), "\(String(describing: other))") }
    }

    @Test func `a slow one is given up at the deadline`() async throws {
        let start = ContinuousClock.now
        let (fault, asked) = try await fault(deadline: .milliseconds(300)) { _ in }
        #expect(fault == .away(.deadline(after: .milliseconds(300))))
        #expect(asked == 1)
        #expect(start.duration(to: .now) < .seconds(3))
    }

    @Test func `a connection that was closed meanwhile is tried once more, and no oftener`() async throws {
        let (fault, asked) = try await fault { $0.hangUp() }
        guard case .away = fault else { return #expect(Bool(false), "\(String(describing: fault))") }
        #expect(asked == 2)
        let server = ScriptedServer { _, connection in
            if connection.number == 1 {
                connection.hangUp()
            } else {
                connection.reply("200 OK", #"{"code":0,"data":{"has":true}}"#)
            }
        }
        let has = try await TestMilvus.client(port: server.port, deadline: .seconds(5)).has("goods")
        #expect(has)
        server.stop()
    }

    @Test func `making and dropping a collection are never sent twice`() async throws {
        let server = ScriptedServer { _, connection in connection.hangUp() }
        let milvus = TestMilvus.client(port: server.port, deadline: .seconds(5))
        let shape = MilvusShape(
            [.init("id", .whole), .init("v", .vector(2))], searched: "v", neighbours: 16, buildWidth: 64)
        await #expect(throws: MilvusFault.self) { try await milvus.create("goods", shape) }
        await #expect(throws: MilvusFault.self) { try await milvus.drop("goods") }
        #expect(server.paths == ["/v2/vectordb/collections/create", "/v2/vectordb/collections/drop"])
        server.stop()
    }

    @Test func `the first 2.4 said 200 for success, and ids came as texts`() async throws {
        let server = ScriptedServer { request, connection in
            let isAllowed = request.headers["accept-type-allow-int64"] == "true"
            #expect(isAllowed)
            #expect(request.headers["authorization"] == "Bearer root:Milvus")
            connection.reply(
                "200 OK", #"{"code":200,"data":[{"id":"9007199254740993","distance":0.5},{"id":7,"distance":-1}]}"#)
        }
        let milvus = TestMilvus.client(port: server.port, token: "root:Milvus", deadline: .seconds(5))
        let hits = try await milvus.search("goods", "v", near: "[1,0]".utf8, .everything, limit: 2, width: 10)
        #expect(hits == [MilvusHit(id: 9_007_199_254_740_993, score: 0.5), MilvusHit(id: 7, score: -1)])
        server.stop()
    }
}
