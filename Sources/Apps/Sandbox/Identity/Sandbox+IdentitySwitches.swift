import Foundation
import HTTP

/// Who may ask the identity provider, and what is wrong with its tokens. Only for loopback peers.
extension Sandbox {
    static let identityRoute = Route(.get, "/sandbox/identity")
    static let identityChange = Route(.post, "/sandbox/identity")

    var identitySwitches: [Endpoint] {
        [
            Endpoint(Self.identityRoute, for: .anybody) { [self] request in
                try Self.checkPeer(request)
                return try identitySettings()
            },
            Endpoint(Self.identityChange, for: .anybody) { [self] request in
                try Self.checkPeer(request)
                let wanted = try Self.decoded(IdentitySettings.self, request)
                if let clients = wanted.clients { identityBook.clients = clients }
                if let flaws = wanted.flaws { identityBook.flaws = Set(flaws) }
                return try identitySettings()
            },
        ]
    }

    /// What is left out stays.
    private struct IdentitySettings: Codable {
        let clients: [IdentityBook.Client]?
        let flaws: [IdentityBook.Flaw]?
    }

    private func identitySettings() throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let flaws = identityBook.flaws.sorted { $0.rawValue < $1.rawValue }
        return .json(
            Array(try encoder.encode(IdentitySettings(clients: identityBook.clients, flaws: flaws))))
    }
}
