import Crypto
import Foundation
import TestSupport
import Testing

@testable import HTTPClient

struct DownloadTests {
    /// 300,000 bytes, no two hundred in a row like others.
    static let plain = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) & 0x3F | 0x20 }
    static let text = String(decoding: plain, as: UTF8.self)

    func client(_ servers: ScriptedServer...) -> HTTPClient {
        HTTPClient(guard: NetworkGuard(allowedHosts: servers.map(\.host)))
    }
    func fault(_ server: ScriptedServer, _ shelf: Shelf, maxBytes: Int = 1 << 20) async -> OutboundFault? {
        do {
            _ = try await client(server).download(
                OutboundRequest(url: server.url(), deadline: .seconds(20), maxBytes: maxBytes), to: shelf.file)
            return nil
        } catch { return error }
    }
    func whole(_ download: Download) throws -> DownloadedFile {
        guard case .whole(let file) = download else { throw NoFile() }
        return file
    }
    struct NoFile: Error {}

    @Test func `a body becomes a file with its digest, and its progress is told`() async throws {
        let shelf = try Shelf()
        let server = ScriptedServer { _, connection in connection.reply(headers: ["ETag: \"a\""], Self.text) }
        let seen = Box<[DownloadProgress]>([])
        let file = try whole(
            try await client(server).download(OutboundRequest(url: server.url()), to: shelf.file) { progress in
                seen.withLock { $0.append(progress) }
            })
        #expect(file == DownloadedFile(bytes: 300_000, sha256: sha256(Self.plain), resumedAt: 0))
        #expect(shelf.digest == hex(sha256(Self.plain)))
        #expect(seen.current.last == DownloadProgress(bytes: 300_000, total: 300_000))
        #expect(try shelf.names == ["model.onnx"])
    }

    @Test func `an answer that is no file is handed back and leaves none`() async throws {
        let shelf = try Shelf()
        let server = ScriptedServer { _, connection in connection.reply("401 Unauthorized", "who are you?") }
        guard
            case .reply(let reply) = try await client(server).download(
                OutboundRequest(url: server.url()), to: shelf.file)
        else { throw NoFile() }
        #expect(reply.status == 401)
        #expect(String(decoding: reply.body, as: UTF8.self) == "who are you?")
        #expect(try shelf.names == [])
    }

    @Test(arguments: ["", "ETag: W/\"weak\"\r\n", "Content-Encoding: br\r\nETag: \"v\"\r\n"])
    func `without a version that can be named nothing half stays`(header: String) async throws {
        let shelf = try Shelf()
        let server = ScriptedServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\n\(header)Content-Length: 300000\r\n\r\n0123456789")
            connection.hangUp()
        }
        #expect(await fault(server, shelf) != nil)
        #expect(try shelf.names == [])
    }

    @Test(arguments: ["Content-Length: 300000\r\n", ""])
    func `a file that is too large leaves nothing, announced or not`(length: String) async throws {
        let shelf = try Shelf()
        let server = ScriptedServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\nETag: \"v\"\r\n\(length)\r\n")
            connection.write(Self.plain)
            connection.hangUp()
        }
        #expect(await fault(server, shelf, maxBytes: 299_999) == .tooLarge(limitBytes: 299_999))
        #expect(try shelf.names == [])
    }

    @Test func `two downloads to one file do not mix`() async throws {
        let shelf = try Shelf()
        let first = Box<ScriptedServer.Connection?>(nil)
        let server = ScriptedServer { _, connection in first.withLock { $0 = connection } }
        let slow = Task { await fault(server, shelf) }
        while first.current == nil { try await Task.sleep(for: .milliseconds(5)) }
        #expect(
            await fault(server, shelf)
                == .cannotWrite(file: shelf.file + ".part", "another download to it is under way"))
        first.current?.reply("200 OK", Self.text)
        #expect(await slow.value == nil)
        #expect(shelf.digest == hex(sha256(Self.plain)))
    }

    @Test func `a folder that is not there, and a full disk, are one clear fault each`() async throws {
        let server = ScriptedServer { _, connection in connection.reply("200 OK", Self.text) }
        let client = client(server)
        await #expect(throws: OutboundFault.cannotWrite(file: "/nowhere/x.part", "No such file or directory")) {
            try await client.download(OutboundRequest(url: server.url()), to: "/nowhere/x")
        }
        guard getuid() == 0 else { return print("skipped: a small disk needs root") }
        let shelf = try Shelf()
        guard mount("tmpfs", shelf.folder, "tmpfs", 0, "size=128k") == 0 else { return print("skipped: no mount") }
        defer { umount2(shelf.folder, Int32(MNT_DETACH)) }
        #expect(await fault(server, shelf) == .cannotWrite(file: shelf.file, "No space left on device"))
        #expect(try shelf.names == [])
        let unannounced = ScriptedServer { _, connection in
            connection.write("HTTP/1.1 200 OK\r\n\r\n")
            connection.write(Self.plain)
            connection.hangUp()
        }
        #expect(await fault(unannounced, shelf) == .cannotWrite(file: shelf.file, "No space left on device"))
        #expect(try shelf.names == [])
    }

    @Test func `a redirect is checked anew, and credentials stay with their host`() async throws {
        let shelf = try Shelf()
        let seen = Box<[String]>([])
        let far = ScriptedServer { request, connection in
            seen.withLock { $0.append("far \(request.headers["authorization"] ?? "nobody")") }
            connection.reply("200 OK", Self.text)
        }
        let near = ScriptedServer { request, connection in
            seen.withLock { $0.append("near \(request.headers["authorization"] ?? "nobody")") }
            connection.reply("302 Found", headers: ["Location: \(far.url())", "ETag: \"redirect\""], "moved")
        }
        let request = OutboundRequest(url: near.url(), headers: [("Authorization", "Bearer hf")])
        await #expect(throws: OutboundFault.refusedAddress(host: "127.0.0.1", address: "127.0.0.1")) {
            try await client(near).download(request, to: shelf.file)
        }
        #expect(try shelf.names == [])
        _ = try whole(try await client(near, far).download(request, to: shelf.file))
        #expect(shelf.digest == hex(sha256(Self.plain)))
        #expect(seen.current == ["near Bearer hf", "near Bearer hf", "far nobody"])
    }
}
