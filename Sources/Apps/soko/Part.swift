import Foundation

/// A part of the market in a process of its own, kept running.
///
/// Started from the main thread: the kernel ends it when that thread ends, so nothing stays behind on kill -9.
final class Part {
    let name: String
    private let arguments: [String]
    private let environment: [String: String]
    private var process: Process?
    private var failures = 0
    private var restartAt = Date.distantPast

    init(_ name: String, _ arguments: [String], environment: [String: String]) {
        self.name = name
        self.arguments = arguments
        self.environment = environment
    }

    /// - Throws: `CommandFault`.
    func start() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
        process.arguments = ["--pdeathsig", "TERM", "--"] + arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.standardError
        do { try process.run() } catch { throw CommandFault("\(name) did not start: \(error.localizedDescription)") }
        self.process = process
    }

    /// Starts it again when it ended; after each failure it waits a little longer, up to ten seconds.
    /// - Returns: a line for the log when it ended.
    func keepRunning() throws -> String? {
        guard let ended = process, !ended.isRunning else {
            if process == nil, Date() >= restartAt { try start() }
            return nil
        }
        failures += 1
        restartAt = Date() + min(10, 0.2 * Double(1 << min(failures, 6)))
        process = nil
        return "\(name) ended (\(ended.terminationStatus)) and is started again"
    }

    /// Asks it to end.
    func ask() { process?.terminate() }

    /// Waits for its end, at most so long; then ends it.
    func end(by deadline: Date) {
        guard let process else { return }
        while process.isRunning, Date() < deadline { usleep(10_000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }
}
