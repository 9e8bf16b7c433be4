import Foundation
import HTTP
import HTTPClient
import HTTPServer
import TestSupport
import Testing

@Suite struct SpoolTests {
    /// A server that takes bodies of 300,000 bytes into a folder, from whoever names the right word.
    private func withSpooling(_ body: (Int, String, Box<[String]>) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/soko-spool-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }  // nothing is lost with a test's folder
        let seen = Box<[String]>([])
        let server = try HTTPServer(
            ServerSettings(port: 0), bodyLimit: { _, _ in 300_000 },
            spooling: { _, path in
                path != "/file"
                    ? nil
                    : Spooling(into: folder) { request in
                        request.headers["x-word"] == "sesame" ? nil : Problem(.forbidden, code: "no-word")
                    }
            },
            handler: { request in
                let size = request.spooled.map { "\($0.count)" } ?? "none"
                let path = request.spooled?.path ?? ""
                let bytes = FileManager.default.contents(atPath: path)?.count ?? -1
                seen.withLock { $0.append("\(size) \(bytes) \(request.body.count)") }
                if request.query["keep"] != nil { try request.spooled?.keep(as: folder + "/kept") }
                return .text("ok")
            })
        try await body(server.port, folder, seen)
        server.stop()
    }

    private func post(_ port: Int, _ path: String, _ count: Int, word: String = "sesame") async throws -> Int {
        let client = HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1"]))
        return try await client.send(
            OutboundRequest(
                method: "POST", url: "http://127.0.0.1:\(port)\(path)", headers: [("X-Word", word)],
                body: [UInt8](repeating: 65, count: count), deadline: .seconds(10), maxRedirects: 0)
        ).status
    }

    @Test func `a spooled body lies in a file while it is handled, and goes away unless it is kept`() async throws {
        try await withSpooling { port, folder, seen in
            try await #expect(post(port, "/file", 250_000) == 200)
            try await #expect(post(port, "/file?keep=1", 9) == 200)
            try await #expect(post(port, "/memory", 9) == 200)
            #expect(seen.current == ["250000 250000 0", "9 9 0", "none -1 9"])
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left == ["kept"])
        }
    }

    @Test func `who may not send and what is too large is refused by the head alone`() async throws {
        try await withSpooling { port, folder, seen in
            try await #expect(post(port, "/file", 250_000, word: "please") == 403)
            try await #expect(post(port, "/file", 300_001) == 413)
            #expect(seen.current == [])
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left == [])
        }
    }
}
