import Foundation

/// A process as `/proc` shows it. The start time tells it from a later one with the same number.
struct RunningProcess: Hashable {
    let pid: Int32
    let parent: Int32
    let started: String
    let command: String

    /// Nil when there is none, or when it is dead and only waits to be buried.
    init?(_ pid: Int32) {
        guard
            let stat = FileManager.default.contents(atPath: "/proc/\(pid)/stat").map({
                String(decoding: $0, as: UTF8.self)
            }),
            let end = stat.lastIndex(of: ")")
        else { return nil }
        let fields = stat[stat.index(after: end)...].split(separator: " ")
        guard fields.count > 19, fields[0] != "Z", fields[0] != "X", let parent = Int32(fields[1]) else { return nil }
        self.pid = pid
        self.parent = parent
        started = String(fields[19])
        let line = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") ?? Data()
        command = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }

    var isAlive: Bool { RunningProcess(pid)?.started == started }

    static func all() -> [RunningProcess] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.compactMap { RunningProcess($0) }
    }

    /// The process and everything below it.
    static func tree(of root: Int32) -> [RunningProcess] {
        let children = Dictionary(grouping: all(), by: \.parent)
        var found = [RunningProcess(root)].compactMap { $0 }
        var at = 0
        while at < found.count {
            found += children[found[at].pid] ?? []
            at += 1
        }
        return found
    }

    /// Processes that name `text` in their command line or work in a folder of that name.
    static func naming(_ text: String) -> [RunningProcess] {
        all().filter { process in
            if process.pid == getpid() { return false }
            if process.command.contains(text) { return true }
            let folder = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process.pid)/cwd")
            return folder?.contains(text) == true
        }
    }
}

/// A program that a test started. Ends with the test process, however that ends.
final class Child: Sendable {
    let pid: Int32
    /// Standard output and standard error.
    private let outputPath: String
    private let errorPath: String
    private let exit: Exit

    private final class Exit: @unchecked Sendable {
        private let lock = NSCondition()
        private var status: Int32?
        func set(_ new: Int32) {
            lock.withLock {
                status = new
                lock.broadcast()
            }
        }
        var value: Int32? { lock.withLock { status } }
    }

    /// - Parameters:
    ///   - user: run as that user; needs root.
    ///   - logs: a folder for what it prints.
    init(_ arguments: [String], environment: [String: String], user: String? = nil, folder: String, logs: String) throws
    {
        let name = logs + "/" + UUID().uuidString.prefix(8)
        (outputPath, errorPath) = (name + ".out", name + ".err")
        for path in [outputPath, errorPath] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
        let (output, errors) = (
            try FileHandle(forWritingTo: URL(fileURLWithPath: outputPath)),
            try FileHandle(forWritingTo: URL(fileURLWithPath: errorPath))
        )
        let started = Handover<Result<Int32, any Error>>()
        let exit = Exit()
        self.exit = exit
        // The kernel ends the child with the thread that started it, so that thread stays until the child is gone.
        let thread = Thread {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
            let dropping = user.map { ["--reuid", $0, "--regid", $0, "--clear-groups"] } ?? []
            process.arguments = dropping + ["--pdeathsig", "TERM", "--"] + arguments
            process.environment = environment
            process.currentDirectoryURL = URL(fileURLWithPath: folder)
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = output
            process.standardError = errors
            do { try process.run() } catch { return started.give(.failure(error)) }
            started.give(.success(process.processIdentifier))
            process.waitUntilExit()
            exit.set(process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus)
        }
        thread.start()
        pid = try started.take().get()
    }

    /// What it printed so far.
    var output: String { Self.text(outputPath) }
    var errors: String { Self.text(errorPath) }
    private static func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }

    /// The exit status, or 128 + the signal; nil while it runs.
    var status: Int32? { exit.value }

    func send(_ signal: Int32) { if status == nil { kill(pid, signal) } }

    /// Waits for its end.
    func ended(within limit: Duration) async throws -> Int32 {
        try await eventually("the end of \(pid)", within: limit) { status != nil }
        return status ?? -1
    }
}

private final class Handover<Value: Sendable>: @unchecked Sendable {
    private let ready = DispatchSemaphore(value: 0)
    private var value: Value?
    func give(_ new: Value) {
        value = new
        ready.signal()
    }
    func take() -> Value {
        ready.wait()
        guard let value else { preconditionFailure("given before it is taken") }
        return value
    }
}

/// What a test waited for did not come.
struct TooLate: Error, CustomStringConvertible {
    let description: String
}

/// Asks until the answer is yes.
/// - Throws: `TooLate`.
func eventually(
    _ what: @autoclosure () async -> String, within limit: Duration, every pause: Duration = .milliseconds(30),
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + limit
    while try await !condition() {
        guard .now < deadline else {
            let what = await what()
            throw TooLate(description: "not within \(limit): \(what)")
        }
        try await Task.sleep(for: pause)
    }
}

/// The same for a value.
func eventually<Value>(
    _ what: @autoclosure () async -> String, within limit: Duration, every pause: Duration = .milliseconds(30),
    _ find: () async throws -> Value?
) async throws -> Value {
    var found: Value?
    try await eventually(await what(), within: limit, every: pause) {
        found = try await find()
        return found != nil
    }
    guard let found else { throw TooLate(description: await what()) }
    return found
}
