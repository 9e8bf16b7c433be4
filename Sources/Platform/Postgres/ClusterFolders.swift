import Foundation

/// The files of a private cluster.
struct ClusterFolders {
    private let settings: ClusterSettings

    init(_ settings: ClusterSettings) { self.settings = settings }

    /// Makes the folders that are missing and gives them to the cluster's user.
    func prepare() throws(ClusterFault) {
        guard FileManager.default.isExecutableFile(atPath: settings.binaries + "/postgres") else {
            throw .notInstalled(settings.binaries + "/postgres")
        }
        for folder in [settings.folder, settings.socketFolder] {
            do {
                // The folders above stay open to others: the cluster's user has to pass through them.
                try FileManager.default.createDirectory(
                    atPath: URL(fileURLWithPath: folder).deletingLastPathComponent().path,
                    withIntermediateDirectories: true)
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch { throw .folder("cannot write to \(folder)") }
            if getuid() == 0 { try give(folder) }
        }
        let log = settings.folder + ".log"
        if getuid() == 0, FileManager.default.createFile(atPath: log, contents: nil) { try give(log) }
    }

    func initialise() throws(ClusterFault) {
        let command =
            [
                settings.binaries + "/initdb", "-D", settings.folder, "-U", "soko", "-A", "trust", "-E", "UTF8",
                "--locale=C.UTF-8",
                "--no-instructions",
            ] + (settings.isThrowaway ? ["--no-sync"] : [])
        let status = try ChildProcess(
            command, user: settings.user, diesWithParent: false, log: settings.folder + ".log"
        ).wait()
        guard status == 0 else { throw .failed(step: "initdb", output: lastLogLine) }
    }

    /// Removes the lock file of a server that is no more. PostgreSQL does so itself unless another process has the old
    /// number by now.
    func clearStaleLock() throws(ClusterFault) {
        let path = settings.folder + "/postmaster.pid"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8),
            let pid = text.split(separator: "\n").first.flatMap({ Int32($0) })
        else { return }
        if isOurServer(pid) { throw .alreadyRunning(pid: pid) }
        unlink(path)
    }

    var lastLogLine: String {
        let text = (try? String(contentsOfFile: settings.folder + ".log", encoding: .utf8)) ?? ""
        let lines = text.split(separator: "\n")
        return String(
            lines.last { $0.contains("FATAL") || $0.contains("error") || $0.contains("could not") } ?? lines.last
                ?? "no output")
    }

    private func isOurServer(_ pid: Int32) -> Bool {
        guard let command = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") else { return false }
        let arguments = command.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        return arguments.first?.hasSuffix("postgres") == true && arguments.contains(settings.folder)
    }

    private func give(_ path: String) throws(ClusterFault) {
        guard let entry = getpwnam(settings.user) else { throw .folder("there is no user \(settings.user)") }
        guard chown(path, entry.pointee.pw_uid, entry.pointee.pw_gid) == 0 else {
            throw .folder("cannot give \(path) to \(settings.user)")
        }
        guard ClusterSettings.isReachable(path) else {
            throw .folder("\(settings.user) cannot reach \(path): choose another folder with SOKO_DATA")
        }
    }
}
