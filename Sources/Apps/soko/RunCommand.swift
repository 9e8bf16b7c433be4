import Foundation
import HTTPServer
import Jobs
import Postgres
import Settings

/// `soko run`, `soko demo`: the whole market as one process tree.
struct RunCommand {
    let ground: Ground
    /// Folders that the sandbox serves as sellers' catalogues; the drawn demo market when there are none.
    let folders: [String]

    func run() throws {
        let began = Date()
        let port = try ground.settings.value(MarketSettings.port)
        let sandboxPort = try sandboxPort(port)
        try checkFree(port, MarketSettings.port.name)
        let mailPort = try mailPort(sandboxPort)
        try checkFree(sandboxPort, MarketSettings.sandboxPort.name)
        try checkFree(mailPort, MarketSettings.sandboxMailPort.name)
        let cluster = try startDatabase()
        defer { cluster?.stop() }
        let connection = try ground.settings.value(MarketSettings.databaseURL) ?? ground.privateCluster().connection()
        try migrate(connection)
        // Nobody but us has had this database since it started: leases in it are of workers that were killed.
        if cluster != nil { try releaseJobs(connection) }
        let keys = try Keyring(ground).made
        if !keys.isEmpty { say("keys", "made in \(ground.data.path): \(keys.joined(separator: ", "))") }
        let parts = try parts(connection, sandboxPort, mailPort)
        defer { stop(parts) }
        for part in parts { try part.start() }
        try waitUntilServing(port, parts)
        let origin = try ground.origin
        say("market", "\(origin)  (\(String(format: "%.1f", Date().timeIntervalSince(began))) s)")
        let demo = DemoMarket(ground: ground, connection: connection, sandbox: "http://127.0.0.1:\(sandboxPort)")
        guard try demo.enrol(keeping: parts), try demo.watch(keeping: parts) else { return say("stopping", "") }
        tell("\n  \(origin)\n\n")
        demo.introduce(origin: origin)
        tell("\n  Ctrl-C stops everything.\n")
        while !Signals.hasEnded(within: 250) { try keep(parts) }
        say("stopping", "")
    }

    private func sandboxPort(_ port: Int) throws -> Int {
        let own = try ground.settings.value(MarketSettings.sandboxPort)
        return own == 0 ? port + 10 : own
    }

    private func mailPort(_ sandboxPort: Int) throws -> Int {
        let own = try ground.settings.value(MarketSettings.sandboxMailPort)
        return own == 0 ? sandboxPort + 1 : own
    }

    private func checkFree(_ port: Int, _ setting: String) throws {
        do {
            try HTTPServer.checkFree(address: try ground.settings.value(MarketSettings.address), port: port)
        } catch let fault as ListenFault {
            throw CommandFault(fault.description(setting: setting))
        }
    }

    private func startDatabase() throws -> PrivateCluster? {
        guard try ground.settings.value(MarketSettings.databaseURL) == nil else { return nil }
        let cluster = ground.privateCluster()
        if cluster.isNew { say("database", "made in \(ground.data.cluster)") }
        do { try cluster.start() } catch let fault as ClusterFault { throw CommandFault(fault.description) }
        return cluster
    }

    private func migrate(_ connection: String) throws {
        let folder = try ground.home + "/Migrations"
        let applied = try blocking(throwing: { try await Migrations(folder: folder).apply(connection: connection) })
        if !applied.isEmpty { say("migrations", applied.joined(separator: ", ")) }
    }

    private func releaseJobs(_ connection: String) throws {
        var settings = DatabaseSettings(connection: connection)
        settings.connections = 1
        let db = Database(settings)
        defer { db.close() }
        try blocking(throwing: { try await JobQueue.releaseAll(in: db) })
    }

    private func parts(_ connection: String, _ sandboxPort: Int, _ mailPort: Int) throws -> [Part] {
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent().path
        let sandboxHost = "127.0.0.1:\(sandboxPort)"
        var environment = ProcessInfo.processInfo.environment
        environment["DATABASE_URL"] = connection
        environment["SOKO_DATA"] = ground.data.path
        environment["SOKO_HOME"] = try ground.home
        if environment["SOKO_WHATSAPP_URL"] == nil { environment["SOKO_WHATSAPP_URL"] = "http://" + sandboxHost }
        if environment["SOKO_MAIL_URL"] == nil { environment["SOKO_MAIL_URL"] = "smtp://127.0.0.1:\(mailPort)" }
        if environment["SOKO_SMS_URL"] == nil {
            environment["SOKO_SMS_URL"] = "http://\(sandboxHost)/sms/messages"
            environment["SOKO_SMS_TOKEN"] = "sandbox"
        }
        if environment["SOKO_OIDC_ISSUER"] == nil {
            environment["SOKO_OIDC_ISSUER"] = "http://" + sandboxHost
            environment["SOKO_OIDC_CLIENT"] = "soko"
            environment["SOKO_OIDC_SECRET"] = "sandbox-secret"
            environment["SOKO_OIDC_NAME"] = "Sandbox"
        }
        if environment["SOKO_IDENTITY_URL"] == nil {
            environment["SOKO_IDENTITY_URL"] = "http://" + sandboxHost + "/identity"
            environment["SOKO_IDENTITY_KEY"] = "sandbox"
        }
        let allowed = try ground.settings.value(MarketSettings.allowedHosts) + [sandboxHost]
        environment["SOKO_ALLOWED_HOSTS"] = allowed.joined(separator: ",")
        let soko = folder + "/soko"
        let sandbox = [
            folder + "/sandbox", "--port", String(sandboxPort), "--mail-port", String(mailPort), "--cache",
            ground.data.sandboxCache,
        ]
        let goods = folders.isEmpty ? ["--demo"] : folders.flatMap { ["--from", $0] }
        return [
            Part("sandbox", sandbox + goods, environment: environment),
            Part("server", [soko, "serve"], environment: environment),
            Part("worker", [soko, "work"], environment: environment),
        ]
    }

    private func waitUntilServing(_ port: Int, _ parts: [Part]) throws {
        let deadline = Date() + 30
        while !LocalHTTP.answers(port: port, path: "/health") {
            if Signals.hasEnded(within: 20) { throw CommandFault("stopped") }
            try keep(parts)
            if Date() > deadline { throw CommandFault("the server did not answer within 30 s") }
        }
    }

    private func keep(_ parts: [Part]) throws {
        for part in parts { if let line = try part.keepRunning() { say(part.name, line) } }
    }

    private func stop(_ parts: [Part]) {
        for part in parts { part.ask() }
        let deadline = Date() + 15
        for part in parts { part.end(by: deadline) }
    }
}

/// A line of a command's progress.
func say(_ part: String, _ text: String) {
    tell("  \(part.padding(toLength: 12, withPad: " ", startingAt: 0)) \(text)\n")
}

/// Writes at once: `print` holds lines back when they go into a file or a pipe.
func tell(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
