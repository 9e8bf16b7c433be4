import Foundation
import Glibc

@testable import HTTPServer
import HTTP
import Telemetry

/// One TCP connection that says exactly what a test writes. Blocking: used on a thread of its own (`apart`).
final class Wire: Sendable {
    struct Closed: Error {}
    struct Reply: Equatable {
        var status: Int
        /// Names in small letters; values of one name joined.
        var headers: [String: String]
        var body: [UInt8]
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    private let descriptor: Int32
    private let pending = Pending()
    private final class Pending: @unchecked Sendable { var bytes: [UInt8] = [] }  // one thread at a time uses a Wire

    /// Nil when the connection is refused.
    init?(port: Int, receiveBuffer: Int32? = nil, patience: Int = 20) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        if var size = receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var limit = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        if !connected { return nil }
    }
    deinit { close(descriptor) }

    /// False when the server has closed.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// A request line with Host, then `rest` (header lines, each ended by CRLF), then the empty line and the body.
    @discardableResult
    func ask(_ method: String = "GET", _ target: String = "/", _ rest: String = "", body: String = "") -> Bool {
        send("\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n\(rest)\r\n\(body)")
    }

    /// Some bytes; empty at the end of the connection.
    /// - Throws: when nothing came for as long as the wire's patience.
    func some(atMost room: Int = 65_536) throws -> [UInt8] {
        // What came along with a head that was read first.
        if !pending.bytes.isEmpty {
            defer { pending.bytes = [] }
            return pending.bytes
        }
        return try received(atMost: room)
    }
    private func received(atMost room: Int = 65_536) throws -> [UInt8] {
        var chunk = [UInt8](repeating: 0, count: room)
        let count = recv(descriptor, &chunk, room, 0)
        if count < 0 && errno != ECONNRESET { throw Closed() }
        return Array(chunk.prefix(max(count, 0)))
    }
    /// Everything until the server closes.
    func rest() throws -> [UInt8] {
        var all: [UInt8] = []
        while true {
            let bytes = try some()
            if bytes.isEmpty { return all }
            all += bytes
        }
    }
    private func more() throws {
        let bytes = try received()
        if bytes.isEmpty { throw Closed() }
        pending.bytes += bytes
    }
    private func take(_ count: Int) throws -> [UInt8] {
        while pending.bytes.count < count { try more() }
        defer { pending.bytes.removeFirst(count) }
        return Array(pending.bytes.prefix(count))
    }
    func line() throws -> String {
        while true {
            if let end = pending.bytes.firstIndex(of: 10) {
                return String(decoding: try take(end + 1).dropLast(2), as: UTF8.self)
            }
            try more()
        }
    }
    func head() throws -> (status: Int, headers: [String: String]) {
        let words = try line().split(separator: " ")
        var headers: [String: String] = [:]
        while true {
            let line = try line()
            if line.isEmpty { return (words.count > 1 ? Int(words[1]) ?? 0 : 0, headers) }
            let parts = line.split(separator: ":", maxSplits: 1)
            let name = parts[0].lowercased(),
                value = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
            headers[name] = headers[name].map { "\($0), \(value)" } ?? value
        }
    }
    /// The next response, its body read as its headers say.
    func reply(toHead: Bool = false) throws -> Reply {
        let (status, headers) = try head()
        var body: [UInt8] = []
        if toHead || status == 304 || status == 204 {
        } else if headers["transfer-encoding"] == "chunked" {
            while true {
                let size = Int(try line(), radix: 16) ?? 0
                body += try take(size)
                _ = try line()
                if size == 0 { break }
            }
        } else {
            body = try take(Int(headers["content-length"] ?? "") ?? 0)
        }
        return Reply(status: status, headers: headers, body: body)
    }
}

/// Runs blocking work on a thread of its own, so that handlers keep Swift's pool.
func apart<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Value, any Error>) in
        Thread.detachNewThread { done.resume(with: Result(catching: work)) }
    }
}

/// A server for the length of `body`, stopped with all that it has.
@discardableResult
func serving<Value: Sendable>(
    _ change: (inout ServerSettings) -> Void = { _ in }, log: Log = .silent,
    bodyLimit: @escaping @Sendable (HTTP.Method, String) -> Int = { _, _ in 100 },
    _ handler: @escaping Handler, _ body: @Sendable (HTTPServer) async throws -> Value
) async throws -> Value {
    var settings = ServerSettings(port: 0)
    settings.drain = .milliseconds(200)
    change(&settings)
    let server = try HTTPServer(settings, log: log, bodyLimit: bodyLimit, handler: handler)
    let result: Result<Value, any Error>
    do { result = .success(try await body(server)) } catch { result = .failure(error) }
    try await apart { server.stop() }
    return try result.get()
}

/// What tests wait for: opens once, for everybody.
actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    func open() {
        isOpen = true
        for continuation in waiting { continuation.resume() }
        waiting = []
    }
    func wait() async {
        if isOpen { return }
        await withCheckedContinuation { waiting.append($0) }
    }
}

let echo: Handler = { request in
    .text("\(request.method.rawValue) \(request.path) \(request.query.raw) \(request.body.count)")
}
/// One connection's talk with an echoing server.
func talk<Value: Sendable>(
    _ change: (inout ServerSettings) -> Void = { _ in }, _ handler: @escaping Handler = echo,
    _ body: @escaping @Sendable (Wire) throws -> Value
) async throws -> Value {
    try await serving(change, handler) { server in
        try await apart {
            guard let wire = Wire(port: server.port) else { throw Wire.Closed() }
            return try body(wire)
        }
    }
}
