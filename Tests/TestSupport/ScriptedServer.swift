import Foundation
import Glibc
import Synchronization

/// A loopback server that says exactly the bytes its script writes, so that tests can be as hostile as strangers are.
package final class ScriptedServer: Sendable {
    package struct Request: Sendable {
        package let method: String
        package let path: String
        /// Names in lower case; the last of a name wins.
        package let headers: [String: String]
        package let body: [UInt8]
    }
    /// One accepted connection. Writes to a client that left are ignored.
    package struct Connection: Sendable {
        let descriptor: Int32
        package let number: Int

        @discardableResult
        package func write(_ bytes: [UInt8]) -> Bool {
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
        @discardableResult
        package func write(_ text: String) -> Bool { write(Array(text.utf8)) }
        /// A whole reply with its length; the connection stays open.
        package func reply(_ status: String = "200 OK", headers: [String] = [], _ body: String = "") {
            let head = (["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + headers).joined(
                separator: "\r\n")
            write(head + "\r\n\r\n" + body)
        }
        package func hangUp() { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }

    package let port: Int
    private let life = Life()

    /// Outlives the server until its last thread is gone: a descriptor is closed and forgotten in one step, so a
    /// number that the system has given to somebody else is never shut down.
    private final class Life: Sendable {
        let state = Mutex<(accepted: Int, paths: [String], open: Set<Int32>)>((0, [], []))
        func end(_ descriptor: Int32) {
            state.withLock {
                $0.open.remove(descriptor)
                close(descriptor)
            }
        }
    }

    /// - Parameter script: called on the connection's own thread for each request on it.
    ///   `greeting` is written as soon as a client connects.
    package init(greeting: String = "", _ script: @escaping @Sendable (Request, Connection) -> Void) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && listen(listener, 128) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        precondition(bound, "no loopback port")
        port = Int(UInt16(bigEndian: address.sin_port))
        let life = life
        life.state.withLock { _ = $0.open.insert(listener) }
        Thread.detachNewThread {
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { break }
                Self.serve(descriptor, greeting, life, script)
            }
            life.end(listener)
        }
    }
    deinit { stop() }

    /// Stops listening and ends every connection.
    package func stop() {
        life.state.withLock { for descriptor in $0.open { shutdown(descriptor, Int32(SHUT_RDWR)) } }
    }

    package func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }
    package var host: String { "127.0.0.1:\(port)" }
    package var connections: Int { life.state.withLock { $0.accepted } }
    /// Paths asked for, in the order they came.
    package var paths: [String] { life.state.withLock { $0.paths } }

    private static func serve(
        _ descriptor: Int32, _ greeting: String, _ life: Life,
        _ script: @escaping @Sendable (Request, Connection) -> Void
    ) {
        let number = life.state.withLock {
            $0.accepted += 1
            $0.open.insert(descriptor)
            return $0.accepted
        }
        Thread.detachNewThread {
            let connection = Connection(descriptor: descriptor, number: number)
            if !greeting.isEmpty { connection.write(greeting) }
            var pending: [UInt8] = []
            while let request = read(descriptor, &pending) {
                life.state.withLock { $0.paths.append(request.path) }
                script(request, connection)
            }
            life.end(descriptor)
        }
    }

    private static func read(_ descriptor: Int32, _ pending: inout [UInt8]) -> Request? {
        func more() -> Bool {
            var chunk = [UInt8](repeating: 0, count: 16_384)
            let count = recv(descriptor, &chunk, chunk.count, 0)
            if count > 0 { pending += chunk[..<count] }
            return count > 0
        }
        var headEnd: Int?
        while headEnd == nil {
            headEnd = pending.indices.first { pending[$0...].starts(with: Array("\r\n\r\n".utf8)) }
            if headEnd == nil, !more() { return nil }
        }
        guard let headEnd else { return nil }
        let lines = String(decoding: pending[..<headEnd], as: UTF8.self).split(separator: "\r\n")
        let words = lines[0].split(separator: " ").map(String.init)
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        while pending.count < headEnd + 4 + length { if !more() { return nil } }
        let body = Array(pending[(headEnd + 4)..<(headEnd + 4 + length)])
        pending.removeFirst(headEnd + 4 + length)
        return Request(method: words[0], path: words[1], headers: headers, body: body)
    }
}
