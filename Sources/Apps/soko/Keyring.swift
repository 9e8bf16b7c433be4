import Crypto
import Foundation
import Settings
import Vault

/// The secrets that accounts stand on. From settings, or made at the first start in the data folder, where every process
/// of the market finds them; whoever loses them loses what they seal.
struct Keyring {
    let vault: Vault
    /// What the vault seals with: files are sealed with the same.
    let sealing: SealingKeys
    let tokens: TokenKeys
    /// Says which keys were made just now, for whoever started the market.
    let made: [String]

    /// - Throws: `CommandFault` for a key that is none, or a folder that cannot be written.
    init(_ ground: Ground) throws {
        var made: [String] = []
        func text(_ setting: Setting<String?>, _ file: String, _ make: () -> String) throws -> String {
            if let set = try ground.settings.value(setting) { return set }
            let secret = try ground.data.secret(file, make)
            if secret.isNew { made.append(setting.name) }
            return secret.text
        }
        let ring = try text(MarketSettings.vaultKeys, "vault.keys") { "k1:" + base64URL(randomBytes(32)) }
        let keys: SealingKeys
        do { keys = try SealingKeys(parsing: ring) } catch {
            throw CommandFault(
                "\(MarketSettings.vaultKeys.name) should be name:key,name:key with keys of 32 bytes (\(error))")
        }
        let lookup = try text(MarketSettings.vaultLookupKey, "vault-lookup.key") { base64URL(randomBytes(32)) }
        guard let lookupKey = bytes(base64URL: lookup), lookupKey.count == 32 else {
            throw CommandFault("\(MarketSettings.vaultLookupKey.name) should be 32 bytes in base64url")
        }
        vault = Vault(keys: keys, lookupKey: lookupKey)
        sealing = keys
        let signing = try text(MarketSettings.tokenKeys, "token.keys") { "t1:" + base64URL(randomBytes(32)) }
        tokens = try Self.tokens(
            signing, algorithm: try ground.settings.value(MarketSettings.tokenAlgorithm), market: try ground.origin)
        self.made = made
    }

    private static func tokens(_ text: String, algorithm: String, market: String) throws -> TokenKeys {
        let keys = text.split(separator: ",").compactMap { entry -> TokenKey? in
            let parts = entry.split(separator: ":")
            guard parts.count == 2, let secret = bytes(base64URL: parts[1]) else { return nil }
            let id = String(parts[0].drop { $0 == " " })
            return algorithm == TokenAlgorithm.hs256.rawValue
                ? .hs256(id: id, secret: secret) : .ed25519(id: id, seed: secret)
        }
        guard let first = keys.first, keys.count == text.split(separator: ",").count,
            Set(keys.map(\.id)).count == keys.count
        else { throw CommandFault("\(MarketSettings.tokenKeys.name) should be id:key,id:key with keys of 32 bytes") }
        return TokenKeys(signing: first, others: Array(keys.dropFirst()), issuer: market, audience: market)
    }
}

extension DataFolder {
    /// A secret kept in a file that only its owner can read; made when it is not there.
    func secret(_ name: String, _ make: () -> String) throws -> (text: String, isNew: Bool) {
        let path = path + "/" + name
        if let text = try? String(contentsOfFile: path, encoding: .utf8) {
            let line = String(text.prefix { $0 != "\n" })
            if !line.isEmpty { return (line, false) }
        }
        let text = make()
        // Written beside and linked: of two processes that start at once, both end up with the first one's.
        let draft = path + ".\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw CommandFault("cannot write \(path)") }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data((text + "\n").utf8))
        defer { unlink(draft) }
        if link(draft, path) == 0 { return (text, true) }
        let theirs = try String(contentsOfFile: path, encoding: .utf8)
        return (String(theirs.prefix { $0 != "\n" }), false)
    }
}
