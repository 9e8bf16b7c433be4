/// `bytes` random bytes as base64url text; 32 of them are 43 characters that nobody guesses.
package func randomToken(bytes: Int = 32) -> String { base64URL(randomBytes(bytes)) }

/// `count` decimal digits, every one of the ten as likely as the others.
package func randomDigits(_ count: Int) -> String {
    var digits: [UInt8] = []
    while digits.count < count {
        // 250 is the last multiple of ten in a byte: with the six values above it, 0 to 5 would come more often.
        for byte in randomBytes(count - digits.count) where byte < 250 { digits.append(UInt8(ascii: "0") + byte % 10) }
    }
    return String(decoding: digits, as: UTF8.self)
}
