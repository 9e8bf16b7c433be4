/// Digits and letters without i, l, o and u: none can be taken for another, and no word comes of them (Crockford's base 32).
private let recoveryAlphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")

/// Codes for who has lost their authenticator, `xxxxx-xxxxx` with 50 random bits each, no two the same.
///
/// They are kept hashed and count once. 50 bits withstand guessing at the door, not a stolen plain SHA-256 of them:
/// hash them with a key (`hmacSHA256`) or as passwords.
package func recoveryCodes(count: Int) -> [String] {
    var codes: [String] = []
    while codes.count < count {
        // 32 characters: every byte modulo 32 is as likely as the others.
        let characters = randomBytes(10).map { recoveryAlphabet[Int($0 % 32)] }
        let code = String(characters[..<5]) + "-" + String(characters[5...])
        if !codes.contains(code) { codes.append(code) }
    }
    return codes
}

/// The one spelling of a recovery code as typed, or nil when it cannot be one: the case of letters, spaces and hyphens do
/// not matter; i and l are read as 1, o as 0.
package func canonicalRecoveryCode(_ typed: String) -> String? {
    guard typed.utf8.count <= 64 else { return nil }
    var characters: [Character] = []
    for scalar in typed.unicodeScalars where !scalar.properties.isWhitespace && !scalar.properties.isDash {
        guard scalar.isASCII else { return nil }
        let character: Character =
            switch Character(scalar).lowercased() {
            case "i", "l": "1"
            case "o": "0"
            case let other: Character(other)
            }
        guard recoveryAlphabet.contains(character) else { return nil }
        characters.append(character)
    }
    guard characters.count == 10 else { return nil }
    return String(characters[..<5]) + "-" + String(characters[5...])
}
