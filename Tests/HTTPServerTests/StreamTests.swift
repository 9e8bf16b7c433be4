import HTTP
import HTTPClient
import HTTPServer
import TestSupport
import Testing

struct StreamTests {
    static let piece = [UInt8](repeating: 7, count: 65_536)

    @Test func `a streamed body arrives whole and in order`() async throws {
        let body = try await serving(
            { _ in },
            { _ in
                Response(
                    headers: ["Content-Type": "text/plain"],
                    body: .stream { writer in
                        for number in 0..<5_000 {
                            try await writer.write(Array("\(number)\n".utf8))
                            if number % 500 == 0 { await Task.yield() }
                        }
                        try await writer.write([])
                    })
            }
        ) { server in
            try await apart {
                guard let wire = Wire(port: server.port) else { throw Wire.Closed() }
                wire.ask()
                return try wire.reply().text
            }
        }
        #expect(body == (0..<5_000).map { "\($0)\n" }.joined())
    }
    @Test func `a producer waits for a slow reader`() async throws {
        let written = Box(0)
        let pieces = 1_024
        let (total, furthestAhead) = try await serving(
            { _ in },
            { _ in
                Response(
                    body: .stream { writer in
                        for _ in 0..<pieces {
                            try await writer.write(Self.piece)
                            written.withLock { $0 += Self.piece.count }
                        }
                    })
            }
        ) { server in
            try await apart {
                guard let wire = Wire(port: server.port, receiveBuffer: 65_536) else { throw Wire.Closed() }
                wire.ask("GET", "/", "Connection: close\r\n")
                _ = try wire.head()
                var read = 0
                var furthest = 0
                while true {
                    let bytes = try wire.some()
                    if bytes.isEmpty { return (read, furthest) }
                    read += bytes.count
                    furthest = max(furthest, written.current - read)
                }
            }
        }
        #expect(total > pieces * Self.piece.count)
        #expect(written.current == pieces * Self.piece.count)
        // The kernel's buffers hold up to 4 MiB; without waiting, the producer would be 64 MiB ahead.
        #expect(furthestAhead < 12 << 20)
    }
    @Test func `several tasks may write to one body`() async throws {
        let count = try await serving(
            { _ in },
            { _ in
                Response(
                    body: .stream { writer in
                        try await withThrowingTaskGroup(of: Void.self) { group in
                            for _ in 0..<8 { group.addTask { for _ in 0..<20 { try await writer.write(Self.piece) } } }
                            try await group.waitForAll()
                        }
                    })
            }
        ) { server in
            try await apart {
                guard let wire = Wire(port: server.port) else { throw Wire.Closed() }
                wire.ask()
                return try wire.reply().body.count
            }
        }
        #expect(count == 160 * 65_536)
    }
    @Test func `a body that breaks off is seen to be broken`() async throws {
        struct Broken: Error {}
        let text = try await serving(
            { _ in },
            { _ in
                Response(
                    body: .stream { writer in
                        try await writer.write(Array("begun".utf8))
                        throw Broken()
                    })
            }
        ) { server in
            try await apart {
                guard let wire = Wire(port: server.port) else { throw Wire.Closed() }
                wire.ask()
                return String(decoding: try wire.rest(), as: UTF8.self)
            }
        }
        #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(!text.hasSuffix("0\r\n\r\n"))
    }
    @Test func `HEAD of a stream is its headers alone, and starts no producer`() async throws {
        let started = Box(0)
        let (text, reply) = try await serving(
            { _ in },
            { _ in
                Response(
                    headers: ["X-A": "1"],
                    body: .stream { writer in
                        started.withLock { $0 += 1 }
                        try await writer.write([65])
                    })
            }
        ) { server in
            try await apart {
                guard let wire = Wire(port: server.port), let other = Wire(port: server.port) else {
                    throw Wire.Closed()
                }
                wire.ask("HEAD")
                other.ask("GET")
                return try (String(decoding: wire.rest(), as: UTF8.self), other.reply())
            }
        }
        #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(text.contains("X-A: 1\r\n"))
        #expect(text.hasSuffix("\r\n\r\n") && !text.contains("chunked") && !text.contains("\r\n\r\n0"))
        #expect(reply.text == "A")
        #expect(started.current == 1)
    }
    @Test func `a client that goes away stops a producer that writes`() async throws {
        let ended = Gate()
        try await serving(
            { _ in },
            { _ in
                Response(
                    body: .stream { writer in
                        do { while true { try await writer.write(Self.piece) } } catch {
                            #expect(error is CancellationError)
                            await ended.open()
                            throw error
                        }
                    })
            }
        ) { server in
            try await apart {
                guard let wire = Wire(port: server.port) else { throw Wire.Closed() }
                wire.ask()
                _ = try wire.some()
            }
            await ended.wait()
        }
    }
    @Test func `a client that goes away stops a producer that waits for news`() async throws {
        let ended = Gate()
        try await serving(
            { _ in },
            { _ in
                Response(
                    body: .stream { writer in
                        try await writer.write(Array("first".utf8))
                        do { try await Task.sleep(for: .seconds(60)) } catch {
                            await ended.open()
                            throw error
                        }
                    })
            }
        ) { server in
            try await apart {
                guard let wire = Wire(port: server.port) else { throw Wire.Closed() }
                wire.ask()
                while !String(decoding: try wire.some(), as: UTF8.self).contains("first") {}
            }
            await ended.wait()
        }
    }
    @Test(arguments: ["br", "gzip"])
    func `another client understands what is compressed here`(encoding: String) async throws {
        let text = String(repeating: "kitenge na leso, ", count: 5_000)
        let seen = Box<String?>(nil)
        let choosing: Middleware = { next in
            { request in
                var request = request
                request.headers["Accept-Encoding"] = encoding
                let response = try await next(request)
                seen.withLock { $0 = response.headers["Content-Encoding"] }
                return response
            }
        }
        let reply = try await serving({ _ in }, wrapped({ _ in .text(text) }, in: [choosing, compressing])) { server in
            let client = HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1:\(server.port)"]))
            return try await client.send(OutboundRequest(url: "http://127.0.0.1:\(server.port)/"))
        }
        #expect(seen.current == encoding)
        #expect(String(decoding: reply.body, as: UTF8.self) == text)
    }
}
