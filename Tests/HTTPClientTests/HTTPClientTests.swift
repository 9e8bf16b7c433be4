import Foundation
import Synchronization
import TestSupport
import Testing

@testable import HTTPClient

struct HTTPClientTests {
    func client(for server: ScriptedServer, perHost: Int = 20) -> HTTPClient {
        HTTPClient(guard: NetworkGuard(allowedHosts: [server.host]), maxConnectionsPerHost: perHost)
    }
    func fault(_ client: HTTPClient, _ request: OutboundRequest) async -> OutboundFault? {
        do {
            _ = try await client.send(request)
            return nil
        } catch { return error }
    }

    @Test func `a page comes back with its status, headers and body`() async throws {
        let server = ScriptedServer { request, connection in
            let agent = request.headers["user-agent"] ?? ""
            connection.reply(
                "404 Not Found", headers: ["Set-Cookie: a=1", "set-cookie: b=2"], "\(request.method) \(agent)")
        }
        let reply = try await client(for: server).send(OutboundRequest(url: server.url("/x")))
        #expect(reply.status == 404)
        #expect(reply.headers.all("Set-Cookie") == ["a=1", "b=2"])
        #expect(reply.headers["CONTENT-LENGTH"] == "\(reply.body.count)")
        #expect(String(decoding: reply.body, as: UTF8.self) == "GET Soko/1")
        #expect(reply.url == server.url("/x"))
        #expect(reply.truncatedByUs == false)
    }

    @Test(arguments: ["POST", "PUT", "DELETE"])
    func `a body is sent with its method and headers`(method: String) async throws {
        let server = ScriptedServer { request, connection in
            let body = String(decoding: request.body, as: UTF8.self)
            connection.reply("200 OK", "\(request.method) \(request.headers["content-type"] ?? "none") \(body)")
        }
        let request = OutboundRequest(
            method: method, url: server.url(), headers: [("Content-Type", "application/json")], body: Array("{}".utf8))
        let reply = try await client(for: server).send(request)
        #expect(String(decoding: reply.body, as: UTF8.self) == "\(method) application/json {}")
    }

    @Test func `HEAD brings headers and no body`() async throws {
        let server = ScriptedServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n")
        }
        let reply = try await client(for: server).send(OutboundRequest(method: "HEAD", url: server.url()))
        #expect(reply.body.isEmpty)
        #expect(reply.headers["content-length"] == "999999999")
    }

    @Test(arguments: [("X-A", "1\r\nX-B: 2"), ("X A", "1"), ("", "1")])
    func `a header that would change the request is refused`(name: String, value: String) async {
        let server = ScriptedServer { _, connection in connection.reply() }
        let found = await fault(client(for: server), OutboundRequest(url: server.url(), headers: [(name, value)]))
        #expect(found == .badRequest("header \(name)"))
        #expect(server.connections == 0)
    }

    @Test func `a loopback address is refused before anything is sent`() async {
        let server = ScriptedServer { _, connection in connection.reply() }
        let client = HTTPClient(guard: NetworkGuard())
        #expect(
            await fault(client, OutboundRequest(url: server.url()))
                == .refusedAddress(host: "127.0.0.1", address: "127.0.0.1"))
        #expect(server.connections == 0)
    }

    @Test func `a name that resolves to loopback is refused at the socket`() async throws {
        let server = ScriptedServer { _, connection in connection.reply() }
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: [server.host]))
        let found = await fault(client, OutboundRequest(url: "http://localhost:\(server.port)/"))
        guard case .refusedAddress("localhost", let address) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(["127.0.0.1", "::1"].contains(address))
        #expect(server.connections == 0)
    }

    @Test func `a redirect to a loopback address is refused`() async {
        let inner = ScriptedServer { _, connection in connection.reply() }
        let server = ScriptedServer { _, connection in
            connection.reply("302 Found", headers: ["Location: http://127.0.0.1:\(inner.port)/secret"])
        }
        let found = await fault(client(for: server), OutboundRequest(url: server.url()))
        #expect(found == .refusedAddress(host: "127.0.0.1", address: "127.0.0.1"))
        #expect(inner.connections == 0)
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://example.com/", "http://u:p@example.com/"])
    func `a redirect to something that is not plain http is refused`(location: String) async {
        let server = ScriptedServer { _, connection in
            connection.reply("301 Moved", headers: ["Location: \(location)"])
        }
        guard case .badURL = await fault(client(for: server), OutboundRequest(url: server.url())) else {
            Issue.record("expected badURL")
            return
        }
    }

    @Test func `redirects are followed to the end, and a posted body becomes a GET`() async throws {
        let server = ScriptedServer { request, connection in
            switch request.path {
            case "/a": connection.reply("302 Found", headers: ["Location: b?x=1"], "<head></head>moved")
            case "/b?x=1": connection.reply("307 Temporary Redirect", headers: ["Location: /c"])
            default: connection.reply("200 OK", "\(request.method)\(request.body.count)")
            }
        }
        let request = OutboundRequest(
            method: "POST", url: server.url("/a"), body: [1], stopAfter: Array("</head>".utf8))
        let reply = try await client(for: server).send(request)
        #expect(reply.url == server.url("/c"))
        #expect(reply.redirects == 2)
        #expect(server.paths == ["/a", "/b?x=1", "/c"])
    }

    @Test func `credentials do not follow a redirect to another host`() async throws {
        let seen = Mutex<[String?]>([])
        let other = ScriptedServer { request, connection in
            seen.withLock { $0.append(request.headers["authorization"]) }
            connection.reply()
        }
        let server = ScriptedServer { request, connection in
            seen.withLock { $0.append(request.headers["authorization"]) }
            connection.reply("302 Found", headers: ["Location: \(other.url())"])
        }
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: [server.host, other.host]))
        _ = try await client.send(OutboundRequest(url: server.url(), headers: [("Authorization", "Bearer x")]))
        #expect(seen.withLock { $0 } == ["Bearer x", nil])
    }

    @Test func `a redirect loop ends`() async {
        let server = ScriptedServer { _, connection in connection.reply("302 Found", headers: ["Location: /"]) }
        let found = await fault(client(for: server), OutboundRequest(url: server.url(), maxRedirects: 3))
        #expect(found == .tooManyRedirects(limit: 3))
        #expect(server.paths.count == 4)
    }

    @Test func `with no redirects wanted the redirect is the reply`() async throws {
        let server = ScriptedServer { _, connection in connection.reply("302 Found", headers: ["Location: /x"]) }
        let reply = try await client(for: server).send(OutboundRequest(url: server.url(), maxRedirects: 0))
        #expect(reply.status == 302)
    }
}
