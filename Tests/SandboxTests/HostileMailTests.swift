import Foundation
import HTTPClient
import Mail
import TestSupport
import Testing

@testable import Sandbox

/// Clients that want to harm the mail server, and servers that want to harm the mail client.
struct HostileMailTests {
    private func dial(_ port: Int) throws -> FileHandle {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        address.sin_port = UInt16(port).bigEndian
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        #expect(isConnected)
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    @Test func `those who hang about take no place from others for long, and bytes are only bytes`() async throws {
        let stand = try Stand()
        let server = try stand.sandbox.startMail()
        defer { server.stop() }
        var idle: [FileHandle] = []
        for _ in 0..<SMTPServer.maxClients { idle.append(try dial(server.port)) }
        while server.clients < SMTPServer.maxClients { try await Task.sleep(for: .milliseconds(5)) }
        let late = try dial(server.port)
        let words = try await offPool { Result { try late.read(upToCount: 100) } }.get()
        #expect(String(decoding: try #require(words), as: UTF8.self) == "421 4.3.2 too many clients\r\n")
        idle = []
        while server.clients > 0 { try await Task.sleep(for: .milliseconds(5)) }
        let noise = try dial(server.port)
        try noise.write(contentsOf: Data((0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 37) }))
        while server.clients > 0 { try await Task.sleep(for: .milliseconds(5)) }
        let address = try MailAddress("a@b.test")
        try await MailServer(server.address).send(
            try MailMessage(from: address, to: [address], subject: "hi", text: ""))
        #expect(stand.sandbox.outbox.messages().map(\.subject) == ["hi"])
    }

    private func fault(_ server: ScriptedServer, _ who: String = "", deadline: Duration = .seconds(20)) async throws
        -> MailFault?
    {
        let address = try MailAddress("a@b.test")
        let message = try MailMessage(from: address, to: [address], subject: "hi", text: "")
        let client = try MailServer("smtp://\(who)127.0.0.1:\(server.port)", deadline: deadline)
        do {
            try await client.send(message)
            return nil
        } catch { return error }
    }

    @Test func `a server that says nothing, hangs up or talks nonsense is a fault`() async throws {
        #expect(
            try await fault(ScriptedServer { _, _ in }, deadline: .milliseconds(300))
                == .deadline(after: .milliseconds(300)))
        let rude = try await fault(ScriptedServer(greeting: "554 5.7.1 go away\u{1B}[2J\r\n") { _, _ in })
        #expect(rude?.isWorthRetrying != nil)
        #expect(
            try await fault(ScriptedServer(greeting: "HTTP/1.1 200 OK\r\n\r\n") { _, _ in }, deadline: .seconds(2))
                != nil)
        let port = ScriptedServer { _, _ in }
        port.stop()
        guard case .connect = try await fault(port) else { throw NotAFault() }
    }
    struct NotAFault: Error {}
}
