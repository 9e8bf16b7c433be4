import Foundation

/// What leads a reader out of the market: the marks of spam, and of "pay me outside".
///
/// Whoever spells a number out in words gets past it; it is for the many who do not, and staff can hide the rest.
package enum OutsideContact: Sendable, CaseIterable {
    case webAddress, mailAddress, phoneNumber

    /// The first of these that stands in a text, also in full-width or styled letters, in digits of any script, and with
    /// invisible signs between. Takes time in proportion to the text.
    package static func found(in text: String) -> OutsideContact? {
        let plain = plain(text)
        if hasMailAddress(Array(plain.unicodeScalars)) { return .mailAddress }
        if HostFinder.finds(in: plain) { return .webAddress }
        return PhoneFinder.finds(in: plain) ? .phoneNumber : nil
    }

    /// One spelling of what looks alike: compatible letters, Latin digits, nothing that does not show.
    private static func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.precomposedStringWithCompatibilityMapping.unicodeScalars {
            let properties = scalar.properties
            if properties.numericType == .decimal, let digit = properties.numericValue {
                plain.append(Unicode.Scalar(UInt8(ascii: "0") + UInt8(digit)))
            } else if properties.generalCategory == .dashPunctuation || scalar == "\u{2212}" {
                plain.append("-")
            } else if scalar == "\u{3002}" {
                plain.append(".")
            } else if properties.generalCategory != .enclosingMark, !properties.isDefaultIgnorableCodePoint {
                plain.append(scalar)
            }
        }
        var spelled = String(plain)
        for (sign, spellings) in [("@", ["(at)", "[at]", "{at}"]), (".", ["(dot)", "[dot]", "{dot}"])] {
            for spelling in spellings + spellings.map({ $0.uppercased() }) {
                spelled = spelled.replacing(spelling, with: sign)
            }
        }
        return spelled
    }

    /// `amina@example`, `@amina`: with a name behind the sign, so that `3 @ 500` and `3@500` are prices.
    private static func hasMailAddress(_ scalars: [Unicode.Scalar]) -> Bool {
        scalars.indices.contains { place in
            guard scalars[place] == "@" else { return false }
            let name = scalars[(place + 1)...].prefix { $0.properties.isAlphabetic || $0.isDigit || $0 == "_" }
            return name.count >= 3 && name.contains { $0.properties.isAlphabetic }
        }
    }
}

extension Unicode.Scalar {
    /// A Latin one.
    var isDigit: Bool { ("0"..."9").contains(self) }
}
