import Foundation
import Synchronization

/// A PostgreSQL of Soko's own: made on first use, started, stopped, and restarted after a crash.
///
/// It listens on a unix socket in a folder that only its user (and root) can enter, so it needs no password.
/// It is a child of a thread that lives as long as the cluster object's process, and ends with it, even on kill -9.
package final class PrivateCluster: Sendable {
    private enum Phase { case stopped, running(pid_t), stopping(pid_t) }

    private let settings: ClusterSettings
    private let phase = Mutex(Phase.stopped)

    package init(_ settings: ClusterSettings) { self.settings = settings }

    /// A libpq connection string for one of its databases.
    package func connection(database: String = "soko") -> String {
        "host='\(settings.socketFolder)' user=soko dbname='\(database)' connect_timeout=5 application_name=soko"
    }

    /// Whether its data folder has to be made first.
    package var isNew: Bool { !FileManager.default.fileExists(atPath: settings.folder + "/PG_VERSION") }

    /// Makes the cluster when it is new, starts it, waits until it answers. Blocks.
    /// - Parameter database: made when it is not there.
    /// - Throws: `ClusterFault`.
    package func start(database: String = "soko") throws {
        let folders = ClusterFolders(settings)
        try folders.prepare()
        if isNew { try folders.initialise() }
        try folders.clearStaleLock()
        let started = Handover<Result<ChildProcess, ClusterFault>>()
        let thread = Thread { [self] in
            let result = Result { () throws(ClusterFault) in try launch() }
            started.give(result)
            if case .success(let child) = result { keep(child) }
        }
        thread.name = "postgres-cluster"
        thread.start()
        let child = try started.take().get()
        try waitUntilReady(child, deadline: .now + .seconds(60))
        let script = try Script(connection: connection(database: "postgres"))
        if try script.run("SELECT 1 FROM pg_database WHERE datname = '\(database)'") == nil {
            try script.run("CREATE DATABASE \"\(database)\"")
        }
    }

    /// Ends it in order: running statements are cut, everything committed is on disk. Blocks.
    package func stop() {
        let pid = phase.withLock { phase -> pid_t? in
            guard case .running(let pid) = phase else { return nil }
            phase = .stopping(pid)
            return pid
        }
        guard let pid else { return }
        kill(pid, SIGINT)
        while phase.withLock({ if case .stopping = $0 { true } else { false } }) { usleep(10_000) }
    }

    /// The server's process id while it runs.
    package var pid: Int32? {
        phase.withLock { if case .running(let pid) = $0 { pid } else { nil } }
    }

    private func launch() throws(ClusterFault) -> ChildProcess {
        var command = [settings.binaries + "/postgres", "-D", settings.folder]
        for (name, value) in settings.options.sorted(by: { $0.key < $1.key }) { command += ["-c", "\(name)=\(value)"] }
        let child = try ChildProcess(command, user: settings.user, diesWithParent: true, log: settings.folder + ".log")
        phase.withLock { $0 = .running(child.pid) }
        return child
    }

    /// Stays with the server: started again when it ends without being told to.
    private func keep(_ first: ChildProcess) {
        var child = first
        while true {
            child.wait()
            let isWanted = phase.withLock { phase -> Bool in
                if case .running = phase { return true }
                phase = .stopped
                return false
            }
            if !isWanted { return }
            // A killed server leaves its children a moment to notice, and a lock file.
            repeat {
                usleep(300_000)
                try? ClusterFolders(settings).clearStaleLock()
            } while (try? { child = try launch() }()) == nil
        }
    }

    private func waitUntilReady(_ child: ChildProcess, deadline: ContinuousClock.Instant) throws {
        while true {
            if (try? Script(connection: connection(database: "postgres"))) != nil { return }
            if pid != child.pid || .now > deadline {
                stop()
                throw ClusterFault.failed(step: "postgres", output: ClusterFolders(settings).lastLogLine)
            }
            usleep(20_000)
        }
    }
}

/// Hands one value from one thread to another.
private final class Handover<Value: Sendable>: Sendable {
    private let box = Mailbox<Value>()
    func give(_ value: Value) { box.put(value) }
    func take() -> Value { box.take() }
}
