import Foundation
import Synchronization
import TestSupport
import Testing

@testable import HTTPClient

/// Servers that lie, stall, flood and vanish.
struct HostileServerTests {
    func client(for server: ScriptedServer) -> HTTPClient {
        HTTPClient(guard: NetworkGuard(allowedHosts: [server.host]))
    }
    func fault(_ server: ScriptedServer, _ change: (inout OutboundRequest) -> Void = { _ in }) async -> OutboundFault? {
        var request = OutboundRequest(url: server.url())
        change(&request)
        do {
            _ = try await client(for: server).send(request)
            return nil
        } catch { return error }
    }
    static func flood(_ connection: ScriptedServer.Connection, bytes: Int) -> Int {
        let chunk = [UInt8](repeating: 0x61, count: 65_536)
        var sent = 0
        while sent < bytes, connection.write(chunk) { sent += chunk.count }
        return sent
    }

    @Test func `a 50 MB body without a length is cut at the limit`() async {
        let sent = Mutex(0)
        let done = DispatchSemaphore(value: 0)
        let server = ScriptedServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\n\r\n")
            let count = Self.flood(connection, bytes: 50 << 20)
            sent.withLock { $0 = count }
            connection.hangUp()
            done.signal()
        }
        #expect(await fault(server) { $0.maxBytes = 1 << 20 } == .tooLarge(limitBytes: 1 << 20))
        await withCheckedContinuation { resume in
            Thread.detachNewThread {
                done.wait()
                resume.resume()
            }
        }
        #expect(sent.withLock { $0 } < 50 << 20)
    }

    @Test func `an announced 50 MB body is refused without reading it`() async {
        let server = ScriptedServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 52428800\r\n\r\n")
        }
        #expect(await fault(server) == .tooLarge(limitBytes: 8 << 20))
    }

    @Test func `a small body that unpacks to a large one is cut at the limit`() async throws {
        // 1 MiB of zero bytes, gzip: a stored header, one deflate block of repeats.
        let packed = try #require(Data(base64Encoded: Self.zeroMiBGzip))
        let server = ScriptedServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n")
            connection.write(Array(packed))
        }
        #expect(packed.count < 2_000)
        #expect(await fault(server) { $0.maxBytes = 100_000 } == .tooLarge(limitBytes: 100_000))
        let whole = try await client(for: server).send(OutboundRequest(url: server.url(), maxBytes: 1 << 20))
        #expect(whole.body == [UInt8](repeating: 0, count: 1 << 20))
    }

    @Test func `a server that drips is left at the deadline`() async {
        let server = ScriptedServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while connection.write("x") { usleep(10_000) }
        }
        let start = ContinuousClock.now
        #expect(await fault(server) { $0.deadline = .milliseconds(300) } == .deadline(after: .milliseconds(300)))
        #expect((.milliseconds(300)..<Duration.seconds(120)).contains(.now - start))
    }

    @Test func `a server that never answers is left at the deadline`() async {
        let server = ScriptedServer { _, _ in }
        #expect(await fault(server) { $0.deadline = .milliseconds(200) } == .deadline(after: .milliseconds(200)))
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this", "HTTP/1.1 200 OK\r\nContent-Le", "",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", "no http at all\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ])
    func `a reply that ends early is incomplete`(bytes: String) async {
        let server = ScriptedServer { _, connection in
            connection.write(bytes)
            connection.hangUp()
        }
        let found = await fault(server)
        guard case .incomplete = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(found?.isWorthRetrying == true)
    }

    @Test func `a body that is not gzip as promised is undecodable`() async {
        let server = ScriptedServer { _, connection in
            connection.reply(headers: ["Content-Encoding: gzip"], "this is plain text")
        }
        #expect(await fault(server) == .undecodable)
    }

    @Test func `endless headers are cut`() async {
        let server = ScriptedServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\n")
            while connection.write("X-Flood: " + String(repeating: "a", count: 1_000) + "\r\n") {}
        }
        #expect(await fault(server) == .headersTooLarge(limitBytes: 64 << 10))
    }

    @Test func `nobody at the port is a connect fault`() async {
        let server = ScriptedServer { _, _ in }
        let url = server.url()
        let client = client(for: server)
        server.stop()
        do {
            _ = try await client.send(OutboundRequest(url: url))
            Issue.record("expected a fault")
        } catch {
            guard case .connect = error else {
                Issue.record(error)
                return
            }
            #expect(error.isWorthRetrying)
        }
    }

    @Test func `a server that does not speak TLS is a tls fault`() async {
        // A TLS greeting has a blank line only by chance, so the reply is sent at the first bytes instead.
        let server = ScriptedServer(greeting: "HTTP/1.1 400 Bad Request\r\n\r\n") { _, _ in }
        let found = await fault(server) { $0.url = "https://127.0.0.1:\(server.port)/" }
        guard case .tls = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    static let zeroMiBGzip =
        "H4sIAAAAAAACA+3BMQEAAADCoPVPbQhfoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAPgMc6jinAAAQ"
        + "AA=="
}
