import Flows
import Foundation
import HTTPClient
import Settings
import Vault

extension Ground {
    /// Documents of identity, where every process of the market finds them.
    func privateFiles() throws -> PrivateFiles {
        try PrivateFiles(keys: try Keyring(self).sealing, folder: data.privateFiles)
    }

    /// Who looks at documents first; nil when settings name nobody.
    /// - Throws: `CommandFault` for an address that is none, one without TLS that settings do not allow, or one without a key.
    func identityVerifier(_ client: HTTPClient) throws -> IdentityVerifier? {
        guard let address = try settings.value(MarketSettings.identityURL) else { return nil }
        guard let key = try settings.value(MarketSettings.identityKey) else {
            throw CommandFault("\(MarketSettings.identityURL.name) needs \(MarketSettings.identityKey.name) beside it")
        }
        let hosts = NetworkGuard(allowedHosts: try settings.value(MarketSettings.allowedHosts))
        do { try ProviderPlaces.check(address, hosts: hosts) } catch {
            throw CommandFault("\(MarketSettings.identityURL.name): \(error)")
        }
        let base = address.hasSuffix("/") ? String(address.dropLast()) : address
        return .live(base: base, key: key, name: URLComponents(string: base)?.host ?? base, over: client)
    }
}
