/// How the server listens and what it bears.
package struct ServerSettings: Sendable {
    /// An IPv4 or IPv6 address, `127.0.0.1` unless told.
    package var address = "127.0.0.1"
    /// 0 lets the system choose; `HTTPServer.port` tells which.
    package var port: Int
    /// epoll threads, 1 to 64.
    package var threads = 2
    package var maxConnections = 10_000
    /// A connection that says nothing for so long is closed.
    package var idleSeconds = 30
    /// From a request's first line to the end of its headers, and again to the end of its body (there one second more
    /// for each 64 KiB). Held to the second.
    package var requestSeconds = 20
    /// Bytes a second below which an upload is not waited for.
    static let slowestUpload = 64 << 10
    /// What bodies may hold together, in bytes; a megabyte of each is not counted. More is answered with 503.
    package var bodyMemory = 256 << 20
    /// How long `stop` waits for answers under way.
    package var drain: Duration = .seconds(10)

    package init(port: Int) { self.port = port }
}

/// Why the server could not start.
package enum ListenFault: Error, Equatable, CustomStringConvertible {
    case addressInUse(port: Int)
    case notAllowed(port: Int)
    case failed(String)

    package var description: String { description(setting: "SOKO_PORT") }

    /// - Parameter setting: the name of what the port is chosen with.
    package func description(setting: String) -> String {
        switch self {
        case .addressInUse(let port): "port \(port) is in use; choose another with \(setting)"
        case .notAllowed(let port): "port \(port) may not be opened by this user; choose one above 1023 with \(setting)"
        case .failed(let reason): "cannot listen: \(reason)"
        }
    }
}
