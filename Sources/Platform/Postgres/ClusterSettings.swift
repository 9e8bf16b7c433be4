import Foundation

/// Where a private cluster lives and how it is run.
package struct ClusterSettings: Sendable {
    /// The cluster's data; made on first use.
    package var folder: String
    /// For tests: nothing survives a power cut, everything is faster.
    package var isThrowaway = false
    /// Where `initdb` and `postgres` are.
    package var binaries = "/usr/lib/postgresql/15/bin"
    /// Who runs it when this process is root, which PostgreSQL refuses.
    package var user = "postgres"
    package var maxConnections = 80
    /// Bytes that this machine, or this container, has; PostgreSQL's share is taken from them.
    package var memory = Self.memoryHere()

    package init(folder: String) { self.folder = folder }

    /// The folder of the unix socket: beside the data when that fits in a socket's name (107 bytes), else under /tmp.
    var socketFolder: String {
        let beside = folder + ".run"
        if beside.utf8.count <= 80 { return beside }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in folder.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return "/tmp/soko-" + String(hash, radix: 16)
    }

    /// Whether every folder above `path` lets other users through: as root, the cluster's user has to get there.
    package static func isReachable(_ path: String) -> Bool {
        if getuid() != 0 { return true }
        var folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        while folder != "/" {
            var status = stat()
            // What is not there yet will be made open.
            if stat(folder, &status) == 0, status.st_mode & 0o001 == 0 { return false }
            folder = URL(fileURLWithPath: folder).deletingLastPathComponent().path
        }
        return true
    }

    /// - Parameter limit: where a container's limit stands, as cgroup 2 has it.
    static func memoryHere(limit: String = "/sys/fs/cgroup/memory.max") -> Int64 {
        let machine = Int64(ProcessInfo.processInfo.physicalMemory)
        let text = try? String(contentsOfFile: limit, encoding: .utf8)  // no container, no limit
        let limit = text.flatMap { Int64($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        return min(machine, limit ?? machine)
    }

    /// An eighth of the machine for pages, and as much for building an index: a graph of vectors is walked in memory or it is
    /// slow, and the market's own processes and the system's cache need the rest.
    private func share(atLeast least: Int64, atMost most: Int64) -> String {
        "\(min(most, max(least, memory / 8 / 1_048_576)))MB"
    }

    /// Options of the server process.
    var options: [String: String] {
        var options = [
            "unix_socket_directories": socketFolder, "unix_socket_permissions": "0700", "listen_addresses": "",
            "max_connections": String(maxConnections), "jit": "off",
            "shared_buffers": share(atLeast: 128, atMost: 8_192),
            "maintenance_work_mem": share(atLeast: 64, atMost: 4_096), "autovacuum_work_mem": "64MB",
            "timezone": "UTC", "log_timezone": "UTC", "max_wal_size": "1GB", "random_page_cost": "1.1",
            "log_min_messages": "warning", "log_destination": "stderr",
        ]
        if isThrowaway {
            for name in ["fsync", "full_page_writes", "synchronous_commit", "autovacuum"] { options[name] = "off" }
            options["shared_buffers"] = "64MB"
        }
        return options
    }
}

/// Why a private cluster does not run.
package enum ClusterFault: Error, Equatable, CustomStringConvertible {
    case notInstalled(String)
    case folder(String)
    case failed(step: String, output: String)
    case alreadyRunning(pid: Int32)

    package var description: String {
        switch self {
        case .notInstalled(let path): "PostgreSQL is not installed: no \(path)"
        case .folder(let reason): reason
        case .failed(let step, let output): "\(step) failed: \(output)"
        case .alreadyRunning(let pid): "another soko (PostgreSQL process \(pid)) uses this data folder"
        }
    }
}
