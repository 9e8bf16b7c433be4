import Crypto
import Flows
import Foundation
import HTTP
import HTTPClient
import Images
import Postgres
import Sandbox
import TestSupport
import Testing

extension IdentityProvider {
    /// Nobody is asked: a test that comes so far has forgotten to open it.
    static var closed: IdentityProvider {
        struct Closed: Error {}
        return IdentityProvider(
            issuer: "https://closed.test", client: "soko", name: "Closed", places: { throw Closed() },
            token: { _ in throw Closed() }, keys: { _ in throw Closed() })
    }
}

extension IdentityProvider {
    /// It does not answer.
    static var away: IdentityProvider {
        IdentityProvider(
            issuer: "https://away.test", client: "soko", name: "Away", places: { throw ProviderFault.away("test") },
            token: { _ in throw ProviderFault.away("test") }, keys: { _ in throw ProviderFault.away("test") })
    }
}

/// A market whose people may come from the sandbox's identity provider.
final class Abroad: Sendable {
    static let amani = "amani@example.co.ke", unsure = "unsure@example.com"

    let sandbox: Sandbox
    let server: SandboxServer
    let doors: MarketDoors
    private let web = HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1"]))
    private let folder: String

    init(
        _ db: Database, origin: String = "http://soko.test", _ change: (inout IdentityProvider) -> Void = { _ in }
    ) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("abroad-\(UUID().uuidString)").path
        sandbox = try Sandbox(goods: [], images: try Images.start(), cacheFolder: folder)
        sandbox.identityBook.clients = [
            IdentityBook.Client(
                id: "soko", secret: "sandbox-secret", redirects: [origin + "/sign-in/callback"])
        ]
        server = try sandbox.start()
        var provider = IdentityProvider.discovered(
            issuer: server.address, client: "soko", secret: "sandbox-secret", name: "Sandbox", over: web,
            hosts: NetworkGuard(allowedHosts: ["127.0.0.1"]))
        change(&provider)
        doors = try MarketDoors(db, origin: origin, provider: provider)
    }

    /// The provider's keys are made when somebody first asks. That takes as long as the machine is busy, so it is not done
    /// within a sign-in's deadline.
    func makeKeys() async throws {
        let keys = try await sandbox.handler(Request(.get, "/oidc/jwks"))
        #expect(keys.status == .ok)
    }

    func close() async {
        await server.stop()
        await web.shutdown()
        // Nothing is lost: without pictures there may be no folder.
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// What the provider's page does when somebody is chosen there: the path that leads back here.
    func choose(_ choice: String, at address: String) async throws -> String {
        let query = try #require(address.split(separator: "?", maxSplits: 1).last)
        let response = try await sandbox.handler(
            Request(
                .post, "/oidc/authorize", headers: ["Host": "127.0.0.1:\(server.port)"],
                body: Array("\(query)&\(choice)".utf8)))
        let location = try #require(response.headers["Location"], "\(response.status) \(response.text)")
        return String(location.trimmingPrefix("http://soko.test"))
    }

    /// The whole way there, up to the door back in.
    func journey(_ guest: inout Guest, as email: String = amani, back: String = "/account") async throws -> String {
        try await choose("email=" + PercentCoding.encoded(email), at: try await guest.depart(back: back))
    }

    func signIn(_ guest: inout Guest, as email: String = amani, back: String = "/account") async throws -> Response {
        try await guest.get(try await journey(&guest, as: email, back: back))
    }
}

/// Runs `body` with a market and a provider of its own.
func withProvider(
    _ change: @Sendable (inout IdentityProvider) -> Void = { _ in }, _ body: (Abroad) async throws -> Void
) async throws {
    try await withDatabase { db in
        let abroad = try Abroad(db, change)
        do {
            try await abroad.makeKeys()
            try await body(abroad)
        } catch {
            await abroad.close()
            throw error
        }
        await abroad.close()
    }
}

extension Guest {
    /// Presses “Continue with …”.
    /// - Returns: where the page goes on to.
    mutating func depart(back: String = "/account") async throws -> String {
        let page = try await get("/sign-in")
        return try #require(try await send("/sign-in/with", from: page, [("return", back)]).departure)
    }
}

extension Response {
    var departure: String? {
        headers["Refresh"].flatMap { $0.hasPrefix("0; url=") ? String($0.dropFirst(7)) : nil }
    }
}
