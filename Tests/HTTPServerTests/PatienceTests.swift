import HTTP
import TestSupport
import Testing

import HTTPServer

struct PatienceTests {
    /// Bytes that came before the server closed, and how long that took.
    func untilClosed(
        _ change: (inout ServerSettings) -> Void, _ body: @escaping @Sendable (Wire) throws -> Void
    ) async throws -> (bytes: [UInt8], took: Duration) {
        try await serving(change, { _ in .text("ok") }) { server in
            try await apart {
                guard let wire = Wire(port: server.port) else { throw Wire.Closed() }
                let start = ContinuousClock.now
                try body(wire)
                return (try wire.rest(), start.duration(to: .now))
            }
        }
    }

    @Test(arguments: [
        "", "GET / HT", "GET / HTTP/1.1\r\nHost: h\r\nX-Slo",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc",
    ])
    func `a request that does not come to its end is cut off`(start: String) async throws {
        let (bytes, took) = try await untilClosed({ $0.requestSeconds = 1 }) { $0.send(start) }
        #expect(bytes.isEmpty)
        #expect(took > .milliseconds(900) && took < .seconds(14))
    }
    @Test func `so is a second request on a connection that was good before`() async throws {
        let (bytes, took) = try await untilClosed({ $0.requestSeconds = 1 }) { wire in
            wire.ask()
            let text = try wire.reply().text
            #expect(text == "ok")
            wire.send("GET / HTTP/1.1\r\nHos")
        }
        #expect(bytes.isEmpty)
        #expect(took < .seconds(14))
    }
    @Test func `dripping bytes of a next request's first line buys no time beyond the idle one`() async throws {
        let (_, took) = try await untilClosed({ ($0.requestSeconds, $0.idleSeconds) = (1, 2) }) { wire in
            wire.ask()
            let text = try wire.reply().text
            #expect(text == "ok")
            wire.send("GET /")
            // Each byte is sent a second after the last: a client's slowness is what is tested here.
            let start = ContinuousClock.now
            while start.duration(to: .now) < .seconds(15), wire.send("a") { sleepOneSecond() }
        }
        #expect(took < .seconds(14))
    }
    @Test func `a connection that says nothing more is closed`() async throws {
        let (bytes, took) = try await untilClosed({ $0.idleSeconds = 1 }) { wire in
            wire.ask()
            let text = try wire.reply().text
            #expect(text == "ok")
        }
        #expect(bytes.isEmpty)
        #expect(took < .seconds(14))
    }
    @Test func `a handler may take longer than a client may`() async throws {
        let gate = Gate()
        let text = try await serving(
            { ($0.requestSeconds, $0.idleSeconds) = (1, 1) },
            { _ in
                await gate.wait()
                return .text("late")
            }
        ) { server in
            let waiting = Task {
                try await apart {
                    guard let wire = Wire(port: server.port) else { throw Wire.Closed() }
                    wire.ask()
                    return try wire.reply().text
                }
            }
            try await Task.sleep(for: .seconds(3))
            await gate.open()
            return try await waiting.value
        }
        #expect(text == "late")
    }
    @Test func `two hundred handlers may wait at once`() async throws {
        let gate = Gate()
        let arrived = Box(0)
        let texts = try await serving(
            { _ in },
            { request in
                if arrived.withLock({
                    $0 += 1; return $0
                }) == 200 {
                    await gate.open()
                }
                await gate.wait()
                return .text(request.path)
            }
        ) { server in
            try await apart {
                let wires = (0..<200).compactMap { _ in Wire(port: server.port) }
                for (number, wire) in wires.enumerated() { wire.ask("GET", "/\(number)") }
                return try wires.map { try $0.reply().text }
            }
        }
        #expect(texts == (0..<200).map { "/\($0)" })
    }
    @Test func `a client that goes away has its handler cancelled`() async throws {
        let entered = Gate(), cancelled = Gate()
        try await serving(
            { _ in },
            { _ in
                await entered.open()
                do { try await Task.sleep(for: .seconds(60)) } catch { await cancelled.open() }
                return .text("")
            }
        ) { server in
            var wire = Wire(port: server.port)
            try #require(wire).ask()
            await entered.wait()
            wire = nil
            await cancelled.wait()
        }
    }
    @Test func `a thousand connections leave nothing open`() async throws {
        let left = try await serving({ $0.requestSeconds = 1 }, { _ in .text("ok") }) { server in
            try await apart {
                for number in 0..<1_000 {
                    guard let wire = Wire(port: server.port) else { throw Wire.Closed() }
                    // Some leave before they speak, some in the middle of it, some after the answer.
                    switch number % 4 {
                    case 0: break
                    case 1: wire.send("GET / HTTP/1.1\r\nHo")
                    case 2: wire.ask()
                    default:
                        wire.ask()
                        _ = try wire.reply()
                    }
                }
                let deadline = ContinuousClock.now + .seconds(20)
                while openConnections(of: server.port) > 0, .now < deadline { sleepOneSecond() }
                return openConnections(of: server.port)
            }
        }
        #expect(left == 0)
    }
}
