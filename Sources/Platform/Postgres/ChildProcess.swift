import Foundation

/// A program run as the cluster's user, that dies with the thread that started it.
struct ChildProcess {
    let pid: pid_t

    /// - Parameter log: a file that its output is appended to.
    /// - Throws: `ClusterFault.failed`.
    init(_ arguments: [String], user: String?, diesWithParent: Bool, log: String) throws(ClusterFault) {
        // setpriv (util-linux) drops root and sets the parent-death signal after that, before it becomes the program.
        var command = ["/usr/bin/setpriv"]
        if let user, getuid() == 0 { command += ["--reuid", user, "--regid", user, "--init-groups"] }
        if diesWithParent { command += ["--pdeathsig", "INT"] }
        command += ["--"] + arguments
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: Ctrl-C in the terminal reaches soko only, which then stops it in order.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
        let environment = ["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "TZ=UTC"]
        var pid: pid_t = 0
        let argv = command.map { strdup($0) } + [nil]
        let envp = environment.map { strdup($0) } + [nil]
        defer { for text in argv + envp { free(text) } }
        let code = posix_spawn(&pid, command[0], &actions, &attributes, argv, envp)
        guard code == 0 else { throw .failed(step: arguments[0], output: String(cString: strerror(code))) }
        self.pid = pid
    }

    /// Waits for its end. Blocks. Returns the exit status, or 128 + the signal.
    @discardableResult
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
    }

    /// Whether it has ended already.
    func hasEnded() -> Bool {
        var status: Int32 = 0
        return waitpid(pid, &status, WNOHANG) != 0
    }
}
