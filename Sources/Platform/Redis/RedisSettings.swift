import Foundation

/// Where Redis (or Valkey) is, and what is borne of it.
package struct RedisSettings: Sendable, Equatable {
    package enum Address: Sendable, Equatable {
        case host(String, port: UInt16)
        case socket(path: String)
    }
    package var address: Address
    package var user: String?
    package var password: String?
    package var database = 0
    /// Resolving a name is not part of it.
    package var connectTimeout: Duration = .milliseconds(250)
    /// From the call to its answer, waiting for a turn included.
    package var commandTimeout: Duration = .milliseconds(50)
    /// How many commands may share one trip.
    package var batch = 64
    /// More than so many waiting: the next is refused at once.
    package var maxWaiting = 4096

    package init(address: Address) { self.address = address }

    /// Reads `redis://[[user]:password@]host[:port][/database]` or `unix:///path/to/socket[?db=number]`.
    ///
    /// - Throws: `RedisFault.wrongAddress`, without the password in it. `rediss://` is refused: hiredis of Debian 12
    ///   speaks no TLS, and to go on without it would be worse.
    package init(url: String) throws(RedisFault) {
        guard let parts = URLComponents(string: url) else { throw .wrongAddress("not a URL") }
        let database: String
        switch parts.scheme {
        case "redis":
            guard let host = parts.host, !host.isEmpty, let port = UInt16(exactly: parts.port ?? 6379) else {
                throw .wrongAddress("no host, or no such port")
            }
            // URLComponents keeps the brackets of an IPv6 address, which the resolver does not know.
            address = .host(host.trimmingCharacters(in: ["[", "]"]), port: port)
            database = String(parts.path.dropFirst())
        case "unix":
            guard parts.path.count > 1 else { throw .wrongAddress("no path of a socket") }
            address = .socket(path: parts.path)
            database = parts.queryItems?.first { $0.name == "db" }?.value ?? ""
        case "rediss": throw .wrongAddress("TLS is not supported")
        default: throw .wrongAddress("neither redis:// nor unix://")
        }
        user = parts.user.flatMap { $0.isEmpty ? nil : $0 }
        password = parts.password
        guard let number = database.isEmpty ? 0 : Int(database), number >= 0 else {
            throw .wrongAddress("a database is a number")
        }
        self.database = number
    }

    /// What a new connection says first. `PING` last: a stopped server still accepts connections.
    var greeting: [RedisCommand] {
        var commands: [RedisCommand] = []
        if let password { commands.append(RedisCommand(["AUTH"] + (user.map { [$0] } ?? []) + [password])) }
        if database != 0 { commands.append(RedisCommand("SELECT", String(database))) }
        return commands + [RedisCommand("PING")]
    }
}
