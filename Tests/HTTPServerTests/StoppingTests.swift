import HTTP
import HTTPServer
import TestSupport
import Testing

struct StoppingTests {
    func server(drain: Duration, _ handler: @escaping Handler) throws -> HTTPServer {
        var settings = ServerSettings(port: 0)
        settings.drain = drain
        return try HTTPServer(settings, handler: handler)
    }

    @Test func `a port that is taken is refused with its number`() async throws {
        try await serving({ _ in }, { _ in .text("") }) { server in
            #expect(throws: ListenFault.addressInUse(port: server.port)) {
                try HTTPServer(ServerSettings(port: server.port)) { _ in .text("") }
            }
        }
        #expect(ListenFault.addressInUse(port: 80).description == "port 80 is in use; choose another with SOKO_PORT")
    }
    @Test func `an address that is none is refused`() {
        var settings = ServerSettings(port: 0)
        settings.address = "market.example"
        #expect(throws: ListenFault.failed("market.example is not an address")) {
            try HTTPServer(settings) { _ in .text("") }
        }
    }
    @Test func `a request under way is answered, a new connection is refused`() async throws {
        let entered = Gate(), gate = Gate()
        let server = try server(drain: .seconds(30)) { _ in
            await entered.open()
            await gate.wait()
            return .text("done")
        }
        let waiting = Task {
            try await apart {
                guard let wire = Wire(port: server.port) else { throw Wire.Closed() }
                wire.ask()
                return try (wire.reply(), wire.rest())
            }
        }
        await entered.wait()
        #expect(server.requestsUnderWay == 1)
        let stopping = Task { try await apart { server.stop() } }
        let refused = try await apart {
            let deadline = ContinuousClock.now + .seconds(10)
            while .now < deadline { if Wire(port: server.port) == nil { return true } }
            return false
        }
        #expect(refused)
        await gate.open()
        let (reply, rest) = try await waiting.value
        #expect(reply.text == "done")
        #expect(reply.headers["connection"] == "close")
        #expect(rest.isEmpty)
        try await stopping.value
        #expect(server.requestsUnderWay == 0)
    }
    @Test func `handlers that never end are answered for and cancelled when the drain time is over`() async throws {
        let entered = Box(0), allIn = Gate(), cancelled = Box(0), allOut = Gate()
        let server = try server(drain: .milliseconds(100)) { _ in
            if entered.withLock({
                $0 += 1; return $0
            }) == 20 {
                await allIn.open()
            }
            do { try await Task.sleep(for: .seconds(600)) } catch {
                if cancelled.withLock({
                    $0 += 1; return $0
                }) == 20 {
                    await allOut.open()
                }
            }
            return .text("too late")
        }
        let waiting = Task {
            try await apart {
                let wires = (0..<20).compactMap { _ in Wire(port: server.port) }
                for wire in wires { wire.ask() }
                return try wires.map { try $0.reply() }
            }
        }
        await allIn.wait()
        try await apart { server.stop() }
        let replies = try await waiting.value
        #expect(replies.map(\.status) == Array(repeating: 503, count: 20))
        #expect(replies.allSatisfy { $0.headers["retry-after"] == "5" && $0.body.isEmpty })
        await allOut.wait()
    }
    @Test func `handlers that ignore their cancelling may outlive the server`() async throws {
        let entered = Gate(), gate = Gate(), ended = Gate()
        let server = try server(drain: .zero) { _ in
            await entered.open()
            await gate.wait()
            await ended.open()
            return .text("nobody reads this")
        }
        let waiting = Task {
            try await apart {
                guard let wire = Wire(port: server.port) else { throw Wire.Closed() }
                wire.ask()
                return try wire.reply().status
            }
        }
        await entered.wait()
        try await apart { server.stop() }
        #expect(try await waiting.value == 503)
        await gate.open()
        await ended.wait()
    }
    @Test func `an endless stream is broken off when the drain time is over`() async throws {
        let ended = Gate()
        let server = try server(drain: .milliseconds(100)) { _ in
            Response(
                body: .stream { writer in
                    do {
                        try await writer.write(Array("first".utf8))
                        try await Task.sleep(for: .seconds(600))
                    } catch {
                        await ended.open()
                        throw error
                    }
                })
        }
        let reading = Gate()
        let waiting = Task {
            try await apart {
                guard let wire = Wire(port: server.port) else { throw Wire.Closed() }
                wire.ask()
                _ = try wire.head()
                Task { await reading.open() }
                return String(decoding: try wire.rest(), as: UTF8.self)
            }
        }
        await reading.wait()
        try await apart { server.stop() }
        let rest = try await waiting.value
        #expect(!rest.hasSuffix("0\r\n\r\n"))
        await ended.wait()
    }
    @Test func `stopping under load and stopping twice do no harm`() async throws {
        for _ in 0..<10 {
            let server = try server(drain: .zero) { _ in
                await Task.yield()
                try await Task.sleep(for: .microseconds(200))
                return .text("ok")
            }
            let begun = Gate()
            let load = Task {
                try await apart {
                    let wires = (0..<16).compactMap { _ in Wire(port: server.port) }
                    Task { await begun.open() }
                    for _ in 0..<50 { for wire in wires { wire.ask() } }
                    return wires.count
                }
            }
            await begun.wait()
            try await apart { server.stop() }
            try await apart { server.stop() }
            #expect(try await load.value == 16)
        }
    }
    @Test func `a server that is let go of stops`() async throws {
        let port = try await apart { try HTTPServer(ServerSettings(port: 0)) { _ in .text("") }.port }
        let isRefused = try await apart { Wire(port: port) == nil }
        #expect(isRefused)
    }
}
