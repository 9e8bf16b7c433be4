import Flows
import Foundation
import HTTPClient
import Settings

extension Ground {
    /// Who else lets people in; nil when settings name nobody.
    /// - Throws: `CommandFault` for an address that is none, or one without TLS that settings do not allow.
    func identityProvider(_ client: HTTPClient) throws -> IdentityProvider? {
        guard let issuer = try settings.value(MarketSettings.oidcIssuer) else { return nil }
        let hosts = NetworkGuard(allowedHosts: try settings.value(MarketSettings.allowedHosts))
        do { try ProviderPlaces.check(issuer, hosts: hosts) } catch {
            throw CommandFault("\(MarketSettings.oidcIssuer.name): \(error)")
        }
        let host = URLComponents(string: issuer)?.host ?? issuer
        return .discovered(
            issuer: issuer, client: try settings.value(MarketSettings.oidcClient),
            secret: try settings.value(MarketSettings.oidcSecret),
            name: try settings.value(MarketSettings.oidcName) ?? host, over: client, hosts: hosts)
    }
}
