import Foundation

/// Which passwords are not taken, with the codes that pages and the API name them by.
package enum PasswordRefusal: String, Sendable {
    case tooShort = "password_too_short"
    case tooLong = "password_too_long"
    /// One of the first million that somebody would try.
    case tooCommon = "password_too_common"
    /// It contains the person's name or address.
    case personal = "password_personal"
}

package enum PasswordRules {
    /// In code points of NFKC text, which is what is hashed.
    package static let lengths = 10...200

    /// Why the password is not taken; nil when it is. No kind of character is demanded: that makes people write `Password1!`.
    ///
    /// - Parameter personal: what everybody knows of the person: name, e-mail address (of which what stands before the `@`
    ///   is looked at), phone number. A part of at least four letters or digits must not stand in the password.
    package static func refusal(_ password: String, notContaining personal: [String] = []) -> PasswordRefusal? {
        guard password.utf8.count <= PasswordHasher.longest else { return .tooLong }
        let scalars = PasswordGuess.folded(password)
        // As typed too: there are characters of which one stands for eighteen.
        guard min(scalars.count, password.unicodeScalars.count) >= lengths.lowerBound else { return .tooShort }
        guard scalars.count <= lengths.upperBound else { return .tooLong }
        let guess = PasswordGuess(scalars)
        guard !personal.flatMap(parts).contains(where: guess.contains) else { return .personal }
        return guess.isCommon ? .tooCommon : nil
    }

    /// `Ana-Maria O'Brien` and `ana.brien1990@example.org` are ana, maria, brien and 1990, without those that are too short.
    private static func parts(of text: String) -> [[UnicodeScalar]] {
        let own = text.prefix { $0 != "@" }
        var parts: [[UnicodeScalar]] = [[]]
        var wasDigit = false
        for scalar in PasswordGuess.folded(String(own.prefix(200))) {
            let isDigit = scalar.properties.numericType != nil
            let isLetter = scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass != .notReordered
            if !isDigit && !isLetter || isDigit != wasDigit { parts.append([]) }
            if isDigit || isLetter { parts[parts.count - 1].append(scalar) }
            wasDigit = isDigit
        }
        return parts.filter { $0.count >= 4 }
    }
}
