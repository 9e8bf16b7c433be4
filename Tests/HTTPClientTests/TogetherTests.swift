import Foundation
import Synchronization
import TestSupport
import Testing

@testable import HTTPClient

/// Many requests at once, connections reused, and the ways out before the end.
struct TogetherTests {
    @Test func `twenty requests are in flight at once`() async throws {
        let gate = NSCondition()
        let waiting = Mutex(0)
        let server = ScriptedServer { request, connection in
            gate.lock()
            waiting.withLock { $0 += 1 }
            if waiting.withLock({ $0 }) == 20 { gate.broadcast() }
            while waiting.withLock({ $0 }) < 20 { gate.wait() }
            gate.unlock()
            connection.reply("200 OK", request.path)
        }
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: [server.host]), maxConnectionsPerHost: 20)
        let url = server.url()
        let bodies = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<20 {
                group.addTask {
                    let reply = try await client.send(OutboundRequest(url: "\(url)\(number)"))
                    return "\(reply.status)"
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(bodies == [String](repeating: "200", count: 20))
        #expect(server.connections == 20)
    }

    @Test func `no more connections than allowed are opened to one host`() async throws {
        let server = ScriptedServer { _, connection in connection.reply("200 OK", "ok") }
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: [server.host]), maxConnectionsPerHost: 2)
        let url = server.url()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<30 { group.addTask { _ = try await client.send(OutboundRequest(url: url)) } }
            try await group.waitForAll()
        }
        #expect(server.paths.count == 30)
        #expect(server.connections <= 2)
    }

    @Test func `one connection serves one request after another`() async throws {
        let server = ScriptedServer { _, connection in connection.reply("200 OK", "\(connection.number)") }
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: [server.host]))
        for _ in 0..<5 { _ = try await client.send(OutboundRequest(url: server.url())) }
        #expect(server.connections == 1)
    }

    @Test func `the download stops after the head, and a short rest keeps the connection`() async throws {
        let server = ScriptedServer { _, connection in
            connection.reply(
                "200 OK", "<head><title>x</title></head>" + String(repeating: "y", count: 20_000))
        }
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: [server.host]))
        for _ in 0..<3 {
            let reply = try await client.send(OutboundRequest(url: server.url(), stopAfter: Array("</head>".utf8)))
            #expect(String(decoding: reply.body, as: UTF8.self) == "<head><title>x</title></head>")
            #expect(reply.truncatedByUs)
        }
        #expect(server.connections == 1)
    }

    @Test func `a long page behind its head is not downloaded, wherever the mark is split`() async throws {
        let server = ScriptedServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\n\r\n<head></he")
            usleep(20_000)
            connection.write("ad>")
            _ = HostileServerTests.flood(connection, bytes: 200 << 20)
            connection.hangUp()
        }
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: [server.host]))
        let reply = try await client.send(
            OutboundRequest(url: server.url(), maxBytes: 1_000, stopAfter: Array("</head>".utf8)))
        #expect(String(decoding: reply.body, as: UTF8.self) == "<head></head>")
    }

    @Test func `a head that never ends is too large`() async throws {
        let server = ScriptedServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\n\r\n")
            _ = HostileServerTests.flood(connection, bytes: 5 << 20)
            connection.hangUp()
        }
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: [server.host]))
        await #expect(throws: OutboundFault.tooLarge(limitBytes: 1_000)) {
            try await client.send(OutboundRequest(url: server.url(), maxBytes: 1_000, stopAfter: Array("</head>".utf8)))
        }
    }

    @Test func `cancelling the task ends the request and closes its connection`() async throws {
        let arrived = AsyncStream<Void>.makeStream()
        let server = ScriptedServer { _, _ in arrived.continuation.yield() }
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: [server.host]))
        let url = server.url()
        let task = Task { try await client.send(OutboundRequest(url: url)) }
        for await _ in arrived.stream { break }
        task.cancel()
        await #expect(throws: OutboundFault.cancelled) { try await task.value }
    }

    @Test func `a task cancelled before it starts sends nothing`() async throws {
        let server = ScriptedServer { _, connection in connection.reply() }
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: [server.host]))
        let url = server.url()
        let start = AsyncStream<Void>.makeStream()
        let task = Task {
            for await _ in start.stream { break }
            return try await client.send(OutboundRequest(url: url))
        }
        task.cancel()
        start.continuation.yield()
        await #expect(throws: OutboundFault.cancelled) { try await task.value }
        #expect(server.connections == 0)
    }

    @Test func `shutting down ends what is under way and refuses what comes later`() async throws {
        let arrived = AsyncStream<Void>.makeStream()
        let server = ScriptedServer { _, _ in arrived.continuation.yield() }
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: [server.host]))
        let url = server.url()
        let task = Task { try await client.send(OutboundRequest(url: url)) }
        for await _ in arrived.stream { break }
        await client.shutdown()
        await #expect(throws: OutboundFault.shutDown) { try await task.value }
        await #expect(throws: OutboundFault.shutDown) { try await client.send(OutboundRequest(url: url)) }
    }

    @Test func `proxies in the environment are ignored`() async throws {
        setenv("http_proxy", "http://127.0.0.1:9", 1)
        setenv("ALL_PROXY", "http://127.0.0.1:9", 1)
        defer {
            unsetenv("http_proxy")
            unsetenv("ALL_PROXY")
        }
        let server = ScriptedServer { _, connection in connection.reply("200 OK", "direct") }
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: [server.host]))
        let reply = try await client.send(OutboundRequest(url: server.url()))
        #expect(String(decoding: reply.body, as: UTF8.self) == "direct")
    }
}
