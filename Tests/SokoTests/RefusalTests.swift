import Foundation
import HTTPClient
import TestSupport
import Testing

extension SokoTests {
    /// What cannot be is said in one line.
    @Suite struct RefusalTests {
        /// Runs `soko WORDS`, which shall refuse with `line` and leave nothing running.
        private func expectRefusal(
            _ ground: Ground, _ words: [String], with environment: [String: String] = [:], by user: String? = nil,
            says line: String,
            at place: SourceLocation = #_sourceLocation
        ) async throws {
            let (status, output, errors) = try await run(ground, words, environment, user: user)
            #expect(errors == "soko: \(line)\n", sourceLocation: place)
            #expect(status == 1, sourceLocation: place)
            #expect(!output.contains("Fatal error"), sourceLocation: place)
            #expect(RunningProcess.naming(ground.root) == [], sourceLocation: place)
        }

        @Test func `an unknown command`() async throws {
            try await withGround {
                try await expectRefusal($0, ["sell"], says: "there is no command “sell”; try soko help")
            }
        }

        @Test func `a port in use`() async throws {
            try await withGround { ground in
                let other = ScriptedServer { _, connection in connection.reply() }
                try await expectRefusal(
                    ground, ["run"], with: ["SOKO_PORT": String(other.port)],
                    says: "port \(other.port) is in use; choose another with SOKO_PORT")
                other.stop()
            }
        }

        @Test func `the sandbox's port in use`() async throws {
            try await withGround { ground in
                let other = ScriptedServer { _, connection in connection.reply() }
                try await expectRefusal(
                    ground, ["run"], with: ["SOKO_SANDBOX_PORT": String(other.port)],
                    says: "port \(other.port) is in use; choose another with SOKO_SANDBOX_PORT")
                other.stop()
            }
        }

        @Test func `a file where the data folder should be`() async throws {
            try await withGround { ground in
                _ = FileManager.default.createFile(atPath: ground.data, contents: nil)
                try await expectRefusal(
                    ground, ["run"], says: "cannot write to \(ground.data); choose another folder with SOKO_DATA")
            }
        }

        @Test func `a data folder of somebody else`() async throws {
            guard getuid() == 0 else { return print("skipped: needs root to become somebody else") }
            try await withGround { ground in
                try FileManager.default.createDirectory(atPath: ground.data, withIntermediateDirectories: true)
                try await expectRefusal(
                    ground, ["run"], by: "65534",
                    says: "cannot write to \(ground.data); choose another folder with SOKO_DATA")
            }
        }

        @Test func `a data folder that PostgreSQL's user cannot reach`() async throws {
            guard getuid() == 0 else { return print("skipped: only root has PostgreSQL run by another user") }
            try await withGround { ground in
                let locked = ground.root + "/locked"
                try FileManager.default.createDirectory(
                    atPath: locked, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
                try await expectRefusal(
                    ground, ["run"], with: ["SOKO_DATA": locked + "/data"],
                    says: "postgres cannot reach \(locked)/data/postgres: choose another folder with SOKO_DATA")
            }
        }

        @Test func `settings with values that cannot be`() async throws {
            try await withGround { ground in
                try await expectRefusal(
                    ground, ["run"], with: ["SOKO_PORT": "70000"],
                    says: "SOKO_PORT should be a whole number from 1 to 65535, not “70000”")
                try await expectRefusal(
                    ground, ["run"], with: ["SOKO_PRESET": "bazaar"],
                    says: "SOKO_PRESET should be soko or shabou or jaikod, not “bazaar”")
                try await expectRefusal(
                    ground, ["run"], with: ["SOKO_ACCESS_LOG": "perhaps"],
                    says: "SOKO_ACCESS_LOG should be yes or no, not “perhaps”")
            }
        }

        @Test func `a folder of goods that is not there`() async throws {
            try await withGround { ground in
                try await expectRefusal(
                    ground, ["demo", "--from", ground.root + "/none"], says: "\(ground.root)/none is not a folder")
                try await expectRefusal(ground, ["demo", "--from"], says: "soko demo --from FOLDER [--from FOLDER …]")
            }
        }

        @Test func `an operator's command while no market runs`() async throws {
            try await withGround { ground in
                let (status, _, errors) = try await run(ground, ["jobs"])
                #expect(status == 1)
                #expect(errors.split(separator: "\n").count == 1, "\(errors)")
                #expect(errors.hasPrefix("soko: database unavailable: "), "\(errors)")
            }
        }

        @Test func `a database that does not answer`() async throws {
            try await withGround { ground in
                let (status, _, errors) = try await run(
                    ground, ["run"], ["DATABASE_URL": "host=127.0.0.1 port=1 dbname=soko"])
                #expect(status == 1)
                #expect(errors.split(separator: "\n").count == 1, "\(errors)")
                #expect(errors.hasPrefix("soko: database unavailable: "), "\(errors)")
                #expect(RunningProcess.naming(ground.root) == [])
            }
        }

        @Test func `a second market on the same folder`() async throws {
            try await DemoSeed.shared.market { market in
                let pid = try #require(market.postmaster?.pid)
                let other = try Ground()
                let (status, _, errors) = try await run(
                    market.ground, ["run"],
                    [
                        "SOKO_PORT": String(other.port), "SOKO_SANDBOX_PORT": String(other.sandboxPort),
                        "SOKO_SANDBOX_MAIL_PORT": String(other.mailPort),
                    ])
                other.clear()
                #expect(errors == "soko: another soko (PostgreSQL process \(pid)) uses this data folder\n")
                #expect(status == 1)
                #expect(try await market.get("/").status == 200)
            }
        }
    }
}
