import Foundation
import HTTPClient
import Milvus
import Synchronization

/// Milvus's REST API over milvus-lite (`Tools/milvus`), in a folder and on a port of its own.
package final class TestMilvus: Sendable {
    private let folder: String
    private let token: String
    private let running: Mutex<(process: Process, input: Pipe)?> = Mutex(nil)
    private let at = Mutex(0)

    /// One for all tests, each with a collection of its own; nil, with a printed reason, where it cannot be had.
    package static let shared: TestMilvus? = {
        let milvus = TestMilvus()
        return milvus.start() ? milvus : nil
    }()

    package init(token: String = "root:Milvus") {
        folder = "/tmp/soko-milvus-\(getpid())-\(UInt32.random(in: .min ... .max))"
        self.token = token
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    package var port: Int { at.withLock { $0 } }

    /// Returns when it serves, what it kept included; on the port that it had before. Blocks.
    /// - Returns: false, with a printed reason, when it cannot be had.
    package func start() -> Bool {
        let process = Process(), input = Pipe(), output = Pipe()
        process.executableURL = URL(fileURLWithPath: packageFolder + "/Tools/milvus")
        process.arguments = ["--folder", folder, "--port", String(port), "--token", token]
        // It ends when this end is closed: also when the tests are killed.
        (process.standardInput, process.standardOutput, process.standardError) = (
            input, output, FileHandle.nullDevice
        )
        do { try process.run() } catch {
            print("skipped: Tools/milvus does not start: \(error)")
            return false
        }
        var said = ""
        while !said.hasSuffix("\n") {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            said += String(decoding: more, as: UTF8.self)
        }
        guard let match = said.firstMatch(of: /serving ([0-9]+)/), let port = Int(match.1) else {
            print(said.isEmpty ? "skipped: Tools/milvus said nothing" : said)
            return false
        }
        at.withLock { $0 = port }
        running.withLock { $0 = (process, input) }
        return true
    }

    /// Ends it, and waits until it is gone. What it keeps stays. Blocks.
    package func stop() {
        guard
            let (process, input) = running.withLock({ running in
                defer { running = nil }
                return running
            })
        else { return }
        // Another child of this process may hold the other end of its input too.
        process.terminate()
        process.waitUntilExit()
        try? input.fileHandleForWriting.close()
    }

    /// A client of it; patient, for the machine may be busy.
    package func client(token: String? = nil, deadline: Duration = .seconds(20)) -> Milvus {
        Self.client(port: port, token: token ?? self.token, deadline: deadline)
    }

    package static func client(port: Int, token: String? = nil, deadline: Duration) -> Milvus {
        var settings = MilvusSettings(address: "http://127.0.0.1:\(port)", token: token)
        (settings.readDeadline, settings.writeDeadline) = (deadline, deadline)
        return Milvus(settings, client: HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1"])))
    }

    /// A collection's name that no other test uses.
    package static func name() -> String { "t_\(UInt64.random(in: .min ... .max))" }
}
