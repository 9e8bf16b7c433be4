import Foundation
import HTTPClient

/// Where everything is at a provider (OpenID Connect Discovery, 3).
package struct ProviderPlaces: Sendable, Equatable {
    package let authorization: String
    let token: String
    let keys: String
    /// Whether the client says its secret in the form instead of the header.
    let takesSecretInForm: Bool
    /// Whether each answer names its issuer (RFC 9207). Then one that does not is somebody else's.
    package let namesIssuer: Bool

    private struct Wire: Decodable {
        let issuer, authorizationEndpoint, tokenEndpoint, jwksUri: String
        let tokenEndpointAuthMethodsSupported: [String]?
        let authorizationResponseIssParameterSupported: Bool?
    }

    /// - Parameters:
    ///   - json: the discovery document.
    ///   - issuer: the one in the settings; another one's document is refused.
    ///   - hosts: which may be talked to without TLS.
    /// - Throws: `ProviderFault.wrong`.
    package init(_ json: [UInt8], of issuer: String, hosts: NetworkGuard) throws(ProviderFault) {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let wire: Wire
        do { wire = try decoder.decode(Wire.self, from: Data(json)) } catch {
            throw .wrong("its discovery document lacks something")
        }
        guard wire.issuer == issuer else { throw .wrong("its discovery document is of another issuer") }
        for address in [wire.authorizationEndpoint, wire.tokenEndpoint, wire.jwksUri] {
            try Self.check(address, hosts: hosts)
        }
        (authorization, token, keys) = (wire.authorizationEndpoint, wire.tokenEndpoint, wire.jwksUri)
        let ways = wire.tokenEndpointAuthMethodsSupported ?? ["client_secret_basic"]
        takesSecretInForm = !ways.contains("client_secret_basic") && ways.contains("client_secret_post")
        namesIssuer = wire.authorizationResponseIssParameterSupported ?? false
    }

    /// An address of a provider: TLS, unless settings name the host, in printable ASCII, without credentials or fragment.
    /// - Throws: `ProviderFault.wrong`.
    package static func check(_ address: String, hosts: NetworkGuard) throws(ProviderFault) {
        guard address.utf8.count <= 2_048, address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let parts = URLComponents(string: address), let scheme = parts.scheme, ["http", "https"].contains(scheme),
            let host = parts.host, !host.isEmpty, parts.user == nil, parts.password == nil, parts.fragment == nil
        else { throw .wrong("an address that is none") }
        guard scheme == "https" || hosts.names(host: host, port: parts.port ?? 80) else {
            throw .wrong("an address without TLS")
        }
    }
}
