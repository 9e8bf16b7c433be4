import Foundation
import Glibc
import Synchronization

/// A private Redis on a socket in a folder of its own: nothing is kept on disk, no port is open.
package final class TestRedis: Sendable {
    package let socket: String
    private let folder: String
    private let life = Life()
    private static let program = "/usr/bin/redis-server"

    /// Apart from the server, so that the thread that waits for the process does not keep the server.
    private final class Life: Sendable {
        let process = Mutex<pid_t?>(nil)
        let gone = DispatchSemaphore(value: 0)
    }

    package static let isInstalled = access(program, X_OK) == 0

    /// Not started yet.
    package init() {
        folder = "/tmp/soko-redis-\(getpid())-\(UInt32.random(in: .min ... .max))"
        socket = folder + "/redis.sock"
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Returns when the socket is there, or after ten seconds. Blocks.
    package func start() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        unlink(socket)
        let started = DispatchSemaphore(value: 0)
        // The server is told to end when the thread that started it does; so that thread stays until then.
        let thread = Thread { [life, folder, socket] in
            let pid = Self.spawn(folder: folder, socket: socket)
            life.process.withLock { $0 = pid }
            started.signal()
            var status: Int32 = 0
            while waitpid(pid, &status, 0) < 0, errno == EINTR {}
            life.process.withLock { $0 = nil }
            life.gone.signal()
        }
        thread.start()
        started.wait()
        for _ in 0..<2_000 where access(socket, R_OK) != 0 { usleep(5_000) }
    }

    /// Kills it, as a power cut would, and waits until it is gone. Blocks.
    package func stop() {
        guard signal(SIGKILL) else { return }
        life.gone.wait()
    }

    /// It keeps its connections and says nothing more.
    package func freeze() { _ = signal(SIGSTOP) }
    package func thaw() { _ = signal(SIGCONT) }

    private func signal(_ number: Int32) -> Bool {
        life.process.withLock { pid in pid.map { kill($0, number) == 0 } ?? false }
    }

    private static func spawn(folder: String, socket: String) -> pid_t {
        let command = [
            "/usr/bin/setpriv", "--pdeathsig", "KILL", program, "--port", "0", "--unixsocket", socket, "--save", "",
            "--appendonly", "no", "--dir", folder, "--logfile", folder + "/log", "--enable-debug-command", "local",
        ]
        let argv = command.map { strdup($0) } + [nil]
        defer { for word in argv { free(word) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, command[0], nil, nil, argv, [nil])
        precondition(code == 0, "setpriv did not start: \(code)")
        return pid
    }
}

/// Waits until it is so, at most ten seconds; says whether it is.
package func soon(_ isSo: () async -> Bool) async -> Bool {
    let deadline = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < deadline {
        if await isSo() { return true }
        do { try await Task.sleep(for: .milliseconds(2)) } catch { return false }
    }
    return await isSo()
}
