import Crypto

/// Somebody else who knows who people are (OpenID Connect). A door to the outside world: a test's is closed unless the
/// test opens it.
package struct IdentityProvider: Sendable {
    /// Its address, letter by letter as its tokens say it.
    package let issuer: String
    /// What the market is called there.
    package let client: String
    /// What its button says.
    package let name: String
    package var places: @Sendable () async throws -> ProviderPlaces
    /// Turns a code into an ID token, which nobody has looked at yet.
    package var token: @Sendable (_ code: CodeExchange) async throws -> String
    /// The keys it signs with; asked anew when this `kid` is not among those known.
    package var keys: @Sendable (_ kid: String?) async throws -> [ProviderKey]

    package init(
        issuer: String, client: String, name: String, places: @escaping @Sendable () async throws -> ProviderPlaces,
        token: @escaping @Sendable (CodeExchange) async throws -> String,
        keys: @escaping @Sendable (String?) async throws -> [ProviderKey]
    ) {
        (self.issuer, self.client, self.name) = (issuer, client, name)
        (self.places, self.token, self.keys) = (places, token, keys)
    }
}

/// A code that somebody came back with, and what proves that it was asked for here.
package struct CodeExchange: Sendable, Equatable {
    package let code: String
    /// PKCE's secret: the provider has seen only its hash.
    package let verifier: String
    /// Where the person was sent back to.
    package let callback: String
}

/// Why a provider brought nothing.
package enum ProviderFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// It does not answer, or says that it cannot now.
    case away(String)
    /// What it says is not what a provider says, or is not about the one in the settings.
    case wrong(String)
    /// It does not take the code or the client: its own error's name.
    case refused(String)

    package var description: String {
        switch self {
        case .away(let why): "the identity provider is away: \(why)"
        case .wrong(let why): "the identity provider is set up wrongly: \(why)"
        case .refused(let why): "the identity provider refuses: \(why)"
        }
    }
}
