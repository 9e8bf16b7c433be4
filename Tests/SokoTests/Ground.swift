import Foundation
import Postgres
import TestSupport

/// A folder that user postgres can reach, and ports that nobody listens on.
struct Ground {
    let root: String
    let port: Int
    let sandboxPort: Int
    let mailPort: Int

    var data: String { root + "/data" }

    init() throws {
        Self.removeLeftovers
        root = "/tmp/soko-e2e-\(getpid())-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: root + "/logs", withIntermediateDirectories: true)
        (port, sandboxPort, mailPort) = Self.freePorts()
    }

    /// Same ports, another folder: a catalogue's addresses name the sandbox's port.
    init(beside other: Ground) throws {
        root = "/tmp/soko-e2e-\(getpid())-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: root + "/logs", withIntermediateDirectories: true)
        (port, sandboxPort, mailPort) = (other.port, other.sandboxPort, other.mailPort)
    }

    func environment(_ more: [String: String] = [:]) -> [String: String] {
        var environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": root]
        environment["SOKO_DATA"] = data
        environment["SOKO_HOME"] = packageFolder
        environment["SOKO_PORT"] = String(port)
        environment["SOKO_SANDBOX_PORT"] = String(sandboxPort)
        environment["SOKO_SANDBOX_MAIL_PORT"] = String(mailPort)
        // Another library path of the toolchain, where one is set.
        for name in ["LD_LIBRARY_PATH"] {
            if let value = ProcessInfo.processInfo.environment[name] { environment[name] = value }
        }
        return environment.merging(more) { _, new in new }
    }

    func soko(_ words: [String], _ more: [String: String] = [:], user: String? = nil) throws -> Child {
        try Child(
            [Binaries.soko] + words, environment: environment(more), user: user, folder: root, logs: root + "/logs")
    }

    /// Ends what still runs here, and removes the folder.
    func clear() {
        for process in RunningProcess.naming(root) { kill(process.pid, SIGKILL) }
        for _ in 0..<200 where !RunningProcess.naming(root).isEmpty { usleep(10_000) }
        do { try FileManager.default.removeItem(atPath: root) } catch { print("left behind: \(root) (\(error))") }
    }

    private static func freePorts() -> (Int, Int, Int) {
        let sockets = (0..<3).map { _ in socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        }
        defer { for socket in sockets { close(socket) } }
        let ports = sockets.map { socket in
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isBound = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(socket, $0, size) == 0 && getsockname(socket, $0, &size) == 0
                }
            }
            precondition(isBound, "no loopback port")
            return Int(UInt16(bigEndian: address.sin_port))
        }
        return (ports[0], ports[1], ports[2])
    }

    /// Folders of test processes that were killed.
    private static let removeLeftovers: Void = {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []
        where name.hasPrefix("soko-e2e-") {
            guard let pid = Int32(name.dropFirst(9).prefix { $0 != "-" }), kill(pid, 0) != 0, errno == ESRCH else {
                continue
            }
            for process in RunningProcess.naming("/tmp/" + name) { kill(process.pid, SIGKILL) }
            try? FileManager.default.removeItem(atPath: "/tmp/" + name)
        }
    }()
}

/// Runs `body` on ground of its own and leaves nothing behind.
func withGround<Value>(_ ground: Ground? = nil, _ body: (Ground) async throws -> Value) async throws -> Value {
    let ground = try ground ?? Ground()
    do {
        let value = try await body(ground)
        ground.clear()
        return value
    } catch {
        ground.clear()
        throw error
    }
}
