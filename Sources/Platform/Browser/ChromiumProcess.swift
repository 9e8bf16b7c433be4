import Foundation
import Glibc
import Synchronization

/// A Chromium that we started: its process group, its profile folder, and the two sockets it is spoken to through.
///
/// `@unchecked Sendable`: descriptors and pid are set once; writes go through one serial queue, reads through one thread,
/// and the write descriptor is closed on that queue.
final class ChromiumProcess: @unchecked Sendable {
    let pid: pid_t
    private let profile: String
    private let reading: Int32
    private let writing: Int32
    private let writes = DispatchQueue(label: "browser-writes")
    /// Touched on `writes` only: once closed, the descriptor's number may be somebody else's.
    private nonisolated(unsafe) var isClosed = false
    private let end = DispatchGroup()

    /// - Parameters:
    ///   - receive: called on the reading thread with each message, without its NUL.
    ///   - ended: called once on that thread, after the whole group is dead and the profile is gone.
    init(
        executable: String, arguments: [String], receive: @escaping @Sendable ([UInt8]) -> Void,
        ended: @escaping @Sendable (String) -> Void
    ) throws(BrowserFault) {
        Self.removeLeftovers()
        var template = Array((NSTemporaryDirectory() + "/soko-browser-\(getpid())-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw .didNotStart("no temporary folder: \(String(cString: strerror(errno)))")
        }
        profile = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        do {
            (pid, writing, reading) = try Self.started(executable, arguments, profile: profile)
        } catch {
            do { try FileManager.default.removeItem(atPath: profile) } catch let left {
                throw .didNotStart("\(error), and \(left)")
            }
            throw error
        }
        end.enter()
        let thread = Thread {
            self.read(receive)
            let words = self.lastWords()
            self.bury()
            ended(words)
            self.end.leave()
        }
        thread.name = "browser"
        thread.stackSize = 1 << 20
        thread.start()
    }

    /// Says it when all before it is said; nothing is said to a browser that has ended.
    func send(_ message: String) {
        let bytes = Array(message.utf8) + [0]
        writes.async {
            if self.isClosed { return }
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Glibc.send(self.writing, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return }  // gone: the reading thread says so
                sent += count
            }
        }
    }

    /// Returns when all that was sent before is said or dropped.
    func settle() { writes.sync {} }

    /// Ends every process of the group; `ended` follows.
    func kill() { _ = Glibc.kill(-pid, SIGKILL) }

    /// Returns when the processes and the profile are gone.
    func ended() async {
        await withCheckedContinuation { done in end.notify(queue: .global()) { done.resume() } }
    }

    private func read(_ receive: ([UInt8]) -> Void) {
        var pending: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(reading, &chunk, chunk.count, 0)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            var rest = chunk[..<count]
            while let end = rest.firstIndex(of: 0) {
                pending += rest[..<end]
                receive(pending)
                pending.removeAll(keepingCapacity: true)
                rest = rest[(end + 1)...]
            }
            pending += rest
        }
    }

    private func lastWords() -> String {
        guard let log = FileManager.default.contents(atPath: profile + "/stderr") else { return "" }
        return String(decoding: log.suffix(600), as: UTF8.self)
    }

    private func bury() {
        kill()
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        shutdown(writing, Int32(SHUT_RDWR))
        writes.sync {
            isClosed = true
            close(writing)
        }
        close(reading)
        // The group's other processes die a moment later, and until then may write into the profile. Where nobody reaps
        // orphans (a bare container) the dead stay in the list, so the wait has an end.
        for _ in 1...300 where Glibc.kill(-pid, 0) == 0 { usleep(10_000) }
        for attempt in 1...40 {
            do {
                try FileManager.default.removeItem(atPath: profile)
                return
            } catch  where attempt < 40 { usleep(25_000) } catch { return }
        }
    }

    /// Profiles of processes that were killed before they could clear up.
    private static func removeLeftovers() {
        let folder = NSTemporaryDirectory()
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let parts = name.split(separator: "-")
            guard parts.count == 4, name.hasPrefix("soko-browser-"), let owner = pid_t(parts[2]),
                Glibc.kill(owner, 0) != 0, errno == ESRCH
            else { continue }
            // Another process may be clearing up as well; what one misses the next one takes.
            try? FileManager.default.removeItem(atPath: folder + "/" + name)
        }
    }

    /// The browser's process and our ends of its two sockets.
    private static func started(_ executable: String, _ arguments: [String], profile: String) throws(BrowserFault) -> (
        pid_t, writing: Int32, reading: Int32
    ) {
        var ends: [Int32] = []
        do {
            for _ in 1...2 {
                let (ours, theirs) = try socketPair()
                ends += [ours, theirs]
            }
            let pid = try spawn(
                executable, arguments + ["--user-data-dir=\(profile)/profile"], profile: profile, input: ends[1],
                output: ends[3])
            close(ends[1])
            close(ends[3])
            return (pid, ends[0], ends[2])
        } catch {
            for end in ends { close(end) }
            throw error
        }
    }

    private static func socketPair() throws(BrowserFault) -> (ours: Int32, theirs: Int32) {
        var pair: [Int32] = [0, 0]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &pair) == 0 else {
            throw .didNotStart(String(cString: strerror(errno)))
        }
        // Far from 3 and 4, where the child expects them: otherwise one dup2 could overwrite the other's source.
        let theirs = fcntl(pair[1], F_DUPFD_CLOEXEC, 10)
        close(pair[1])
        return (pair[0], theirs)
    }

    /// glibc's `posix_spawn_file_actions_addclosefrom_np` (2.34), which its Swift overlay does not show: without it a
    /// descriptor that some library opened without close-on-exec would live on in the browser.
    private static let closeTheRest:
        (@convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32)? = {
            guard let found = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np") else { return nil }
            return unsafeBitCast(
                found, to: (@convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32).self)
        }()

    private static func spawn(
        _ executable: String, _ arguments: [String], profile: String, input: Int32, output: Int32
    ) throws(BrowserFault) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, profile + "/stderr", O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_adddup2(&actions, input, 3)
        posix_spawn_file_actions_adddup2(&actions, output, 4)
        _ = Self.closeTheRest?(&actions, 5)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let environment = [
            "PATH=/usr/local/bin:/usr/bin:/bin", "HOME=\(profile)", "TMPDIR=\(profile)", "LANG=C.UTF-8",
            "DBUS_SESSION_BUS_ADDRESS=disabled:", "XDG_RUNTIME_DIR=\(profile)",
        ]
        var argv = ([executable] + arguments).map { strdup($0) } + [nil]
        var envp = environment.map { strdup($0) } + [nil]
        defer { for text in argv + envp { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, executable, &actions, &attributes, &argv, &envp)
        guard code == 0 else { throw .didNotStart(String(cString: strerror(code))) }
        return pid
    }
}
