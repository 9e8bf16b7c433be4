/// A key ring: values are sealed with its newest key and opened with whichever key sealed them.
///
/// A sealed value is `count of the name · name · nonce (12 bytes) · ciphertext · tag (16 bytes)`, AES-256-GCM. Nonces are
/// random, so a key may seal 2³² values (NIST SP 800-38D, 8.3); a new key in front of the ring starts the count again.
package struct SealingKeys: Sendable {
    private struct Key: Sendable {
        let name: String
        /// What stands in front of everything this key sealed.
        let header: [UInt8]
        let cipher: AESGCM
    }
    private let keys: [Key]

    /// The key that seals.
    package var newestName: String { keys[0].name }

    /// - Parameter text: `name:key,name:key`, the newest first; names of 1 to 16 of `a-z`, `0-9` and `-`, keys of 32 bytes
    ///   in base64url. Space around an entry is let pass.
    package init(parsing text: String) throws(KeyRingFault) {
        guard text.contains(where: { $0 != " " }) else { throw .empty }
        var keys: [Key] = []
        for (entry, text) in zip(1..., text.split(separator: ",", omittingEmptySubsequences: false)) {
            let key = try Self.key(Self.trimmed(text), entry: entry)
            guard !keys.contains(where: { $0.name == key.name }) else { throw .repeatedName(key.name) }
            keys.append(key)
        }
        self.keys = keys
    }

    /// - Parameters:
    ///   - clear: less than 2 GB.
    ///   - context: what the value belongs to, such as a table and a row's id. It is not in the result, but only the same
    ///     context opens it, so that a sealed value cannot be moved to another place.
    package func seal(_ clear: [UInt8], context: [UInt8]) -> [UInt8] {
        let nonce = randomBytes(AESGCM.nonceSize)
        return keys[0].cipher.seal(clear, nonce: nonce, context: context, behind: keys[0].header + nonce)
    }

    package func open(_ sealed: [UInt8], context: [UInt8]) throws(SealFault) -> [UInt8] {
        let key = try key(of: sealed)
        let nonce = sealed.dropFirst(key.header.count).prefix(AESGCM.nonceSize)
        let rest = sealed[nonce.endIndex...]
        guard nonce.count == AESGCM.nonceSize, rest.count >= AESGCM.tagSize else { throw .malformed }
        guard let clear = key.cipher.open(rest, nonce: nonce, context: context) else { throw .forged }
        return clear
    }

    /// Whether the newest key sealed it; one that another sealed is to be sealed again. Genuine or not is not asked.
    package func isCurrent(_ sealed: [UInt8]) -> Bool { sealed.starts(with: keys[0].header) }

    private func key(of sealed: [UInt8]) throws(SealFault) -> Key {
        for key in keys where sealed.starts(with: key.header) { return key }
        let name = sealed.dropFirst().prefix(Int(sealed.first ?? 0))
        guard name.count == Int(sealed.first ?? 0), let text = String(validating: name, as: UTF8.self),
            Self.isName(text)
        else { throw .malformed }
        throw .unknownKey(text)
    }

    private static func key(_ text: Substring, entry: Int) throws(KeyRingFault) -> Key {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .malformed(entry: entry) }
        let name = String(parts[0])
        guard isName(name) else { throw .badName(entry: entry) }
        guard let key = bytes(base64URL: parts[1]).flatMap(SealingKey.init(bytes:)) else { throw .badKey(name) }
        return Key(name: name, header: [UInt8(name.utf8.count)] + name.utf8, cipher: AESGCM(key: key.bytes))
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop { $0 == " " }
        return start.prefix(upTo: start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.startIndex)
    }

    private static func isName(_ text: String) -> Bool {
        (1...16).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
