import HTTP
import Testing

@testable import HTTPServer

struct LargeBodyTests {
    @Test func `large bodies share what room there is; who finds none is told, and finds it again later`() async throws
    {
        let (arrived, leave) = (Gate(), Gate())
        let megabyte = 1 << 20
        let handler: Handler = { request in
            if request.path == "/slow" {
                await arrived.open()
                await leave.wait()
            }
            return .text("\(request.body.count)")
        }
        try await serving({ $0.bodyMemory = megabyte }, bodyLimit: { _, _ in 8 * megabyte }, handler) { server in
            @Sendable func send(_ path: String, _ count: Int, chunked: Bool = false) async throws -> Wire.Reply {
                try await apart {
                    guard let wire = Wire(port: server.port) else { throw Wire.Closed() }
                    let body = String(repeating: "x", count: count)
                    if chunked {
                        wire.ask(
                            "POST", path, "Transfer-Encoding: chunked\r\n",
                            body: String(count, radix: 16) + "\r\n" + body + "\r\n0\r\n\r\n")
                    } else {
                        wire.ask("POST", path, "Content-Length: \(count)\r\n", body: body)
                    }
                    return try wire.reply()
                }
            }
            async let first = send("/slow", 2 * megabyte)
            await arrived.wait()
            for chunked in [false, true] {
                let crowded = try await send("/", 5 * megabyte, chunked: chunked)
                #expect(crowded.status == 503)
                #expect(crowded.headers["retry-after"] == "5")
                #expect(crowded.text.contains(#""code":"too-many-uploads""#))
            }
            // A small one needs no room.
            let small = try await send("/", megabyte)
            #expect(small.text == String(megabyte))
            await leave.open()
            #expect(try await first.text == String(2 * megabyte))
            // What the refused ones held is there again, too.
            let again = try await send("/", 2 * megabyte)
            #expect(again.text == String(2 * megabyte))
        }
    }
}
