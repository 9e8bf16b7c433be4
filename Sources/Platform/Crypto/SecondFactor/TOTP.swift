import Foundation

/// One-time codes of an authenticator app (RFC 6238): SHA-1, 30 seconds a step, 6 digits, which every app understands.
/// Printing it shows nothing of its secret.
package struct TOTP: Sendable, CustomStringConvertible {
    private static let secondsPerStep = 30.0
    package let secret: [UInt8]
    package var description: String { "TOTP(…)" }

    /// - Parameter secret: the apps' own are 20 bytes long.
    package init(secret: [UInt8]) { self.secret = secret }

    package static func random() -> TOTP { TOTP(secret: randomBytes(20)) }

    /// The code that an app shows at that time: six ASCII digits.
    package func code(at time: Date) -> String { String(decoding: code(step: Self.step(at: time)), as: UTF8.self) }

    /// The step that `code` belongs to, when that is the present one or the one before or after it (clocks differ, and
    /// typing takes a while); nil when the code is wrong.
    ///
    /// - Parameters:
    ///   - code: as typed; spaces and hyphens are let pass, and the digits may be those of any script.
    ///   - lastStep: the step that was answered before. A code counts once (RFC 6238, 5.2): it and older ones do not match.
    ///     Whoever stores the answer must do so only if the stored step is still smaller, or two logins share a code.
    package func matchedStep(of code: String, at time: Date, after lastStep: Int64?) -> Int64? {
        guard let typed = Self.digits(of: code) else { return nil }
        let present = Self.step(at: time)
        var matched: Int64?
        // All three are computed and compared, so that the time taken does not tell which one it was.
        for step in (present - 1)...(present + 1) {
            let isRight = equalInConstantTime(self.code(step: step), typed)
            if isRight, step > lastStep ?? .min { matched = step }
        }
        return matched
    }

    /// The `otpauth://` address that apps read from a QR code. A colon in either name becomes a space: it separates them.
    package func address(issuer: String, account: String) -> String {
        let issuer = Self.encoded(issuer)
        return "otpauth://totp/\(issuer):\(Self.encoded(account))?secret=\(base32(secret))&issuer=\(issuer)"
            + "&algorithm=SHA1&digits=6&period=30"
    }

    private static func step(at time: Date) -> Int64 {
        // A time that no clock shows is kept within what an integer holds.
        Int64(min(max((time.timeIntervalSince1970 / secondsPerStep).rounded(.down), -1e15), 1e15))
    }

    /// RFC 4226, 5.3: four bytes from where the last one says, without their sign, modulo a million.
    private func code(step: Int64) -> [UInt8] {
        let hash = hmacSHA1((0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }, key: secret)
        let place = Int(hash[19] & 15)
        var rest = hash[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        var digits = [UInt8](repeating: 0, count: 6)
        for place in digits.indices.reversed() {
            digits[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        return digits
    }

    private static func digits(of code: String) -> [UInt8]? {
        guard code.utf8.count <= 64 else { return nil }
        var digits: [UInt8] = []
        for scalar in code.unicodeScalars where !scalar.properties.isWhitespace && scalar != "-" {
            guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else {
                return nil
            }
            digits.append(UInt8(ascii: "0") + UInt8(value))
        }
        return digits.count == 6 ? digits : nil
    }

    /// All but RFC 3986's unreserved characters as their UTF-8 bytes.
    private static func encoded(_ text: String) -> String {
        let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8
        return text.replacing(":", with: " ").utf8
            .map { plain.contains($0) ? String(UnicodeScalar($0)) : "%" + hex([$0]).uppercased() }.joined()
    }
}
