import Crypto
import Foundation
import TestSupport
import Testing

@testable import HTTPClient

/// What an earlier try left behind.
extension DownloadTests {
    @Test func `a broken-off download goes on where it ended, from the same version only`() async throws {
        let shelf = try Shelf()
        let asked = Box<[String]>([])
        let server = ScriptedServer { request, connection in
            let range = request.headers["range"], version = request.headers["if-range"]
            asked.withLock {
                $0.append("\(range ?? "all") \(version ?? "any") \(request.headers["accept-encoding"] ?? "")")
            }
            guard let range, let start = Int(range.dropFirst(6).dropLast()), version == "\"v1\"" else {
                connection.write("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 300000\r\n\r\n")
                connection.write(Array(Self.plain[..<100_000]))
                return connection.hangUp()
            }
            connection.reply(
                "206 Partial Content", headers: ["ETag: \"v1\"", "Content-Range: bytes \(start)-299999/300000"],
                String(decoding: Self.plain[start...], as: UTF8.self))
        }
        guard case .incomplete = await fault(server, shelf) else { throw NoFile() }
        #expect(try shelf.names == ["model.onnx.part", "model.onnx.part.version"])
        let file = try whole(
            try await client(server).download(OutboundRequest(url: server.url()), to: shelf.file))
        #expect(file == DownloadedFile(bytes: 300_000, sha256: sha256(Self.plain), resumedAt: 100_000))
        #expect(shelf.digest == hex(sha256(Self.plain)))
        #expect(try shelf.names == ["model.onnx"])
        #expect(asked.current == ["all any identity", "bytes=100000- \"v1\" identity"])
    }

    @Test func `another version since then comes from its beginning`() async throws {
        let shelf = try Shelf()
        try part(shelf, Array("old".utf8), version: "\"v0\"")
        let server = ScriptedServer { _, connection in connection.reply(headers: ["ETag: \"v1\""], Self.text) }
        let file = try whole(
            try await client(server).download(OutboundRequest(url: server.url()), to: shelf.file))
        #expect(file.resumedAt == 0)
        #expect(shelf.digest == hex(sha256(Self.plain)))
        #expect(try shelf.names == ["model.onnx"])
    }

    @Test func `a part that is whole only gets its name, one that is longer comes anew`() async throws {
        let server = ScriptedServer { request, connection in
            if request.headers["range"] == nil { return connection.reply(headers: ["ETag: \"v\""], Self.text) }
            connection.reply("416 Range Not Satisfiable", headers: ["Content-Range: bytes */300000"], "nothing there")
        }
        for (bytes, requests) in [(Self.plain, 1), (Self.plain + [1], 2)] {
            let shelf = try Shelf()
            try part(shelf, bytes, version: "\"v\"")
            let before = server.paths.count
            let file = try whole(
                try await client(server).download(OutboundRequest(url: server.url()), to: shelf.file))
            #expect(file.sha256 == sha256(Self.plain))
            #expect(shelf.digest == hex(sha256(Self.plain)))
            #expect(server.paths.count - before == requests)
        }
    }

    @Test(arguments: [
        "Content-Range: bytes 0-9/300000", "Content-Range: bytes 4-9/300000", "X: y",
        "Content-Encoding: gzip\r\nContent-Range: bytes 3-9/300000",
    ])
    func `another part than the one asked for ends the download and what is there`(header: String) async throws {
        let shelf = try Shelf()
        try part(shelf, Array("abc".utf8), version: "\"v\"")
        let server = ScriptedServer { _, connection in
            connection.reply("206 Partial Content", headers: [header], "0123456789")
        }
        #expect(await fault(server, shelf) == .incomplete("the server sent another part than it was asked for"))
        #expect(try shelf.names == [])
    }

    private func part(_ shelf: Shelf, _ bytes: [UInt8], version: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: shelf.file + ".part"))
        try version.write(toFile: shelf.file + ".part.version", atomically: true, encoding: .utf8)
    }
}
