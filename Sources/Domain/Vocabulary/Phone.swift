/// A telephone number as WhatsApp knows it: country code and subscriber number, E.164.
///
/// Printing one masks it, so that a number in a log line or a message says whose it is only to those who know.
package struct Phone: Hashable, Sendable {
    /// 7…15 digits, the first not 0; what `wa.me` addresses carry.
    package let digits: String

    /// Digits that already begin with the country code; nil unless they are 7…15 Latin digits, the first not 0.
    package init?(digits: String) {
        guard (7...15).contains(digits.utf8.count), digits.utf8.first != UInt8(ascii: "0"),
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        self.digits = digits
    }

    /// Reads a number as people write it: `+254 700-123 456`, `00254…`, `0700 123456`, in any script's digits.
    ///
    /// - Parameter countryCode: put in place of a leading 0, and before a number too short to carry one.
    /// - Returns: nil for anything but digits, blanks and `+-.()/`.
    package init?(_ text: String, countryCode: String) {
        var found = ""
        var isInternational = false
        for scalar in text.unicodeScalars {
            if let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil {
                found += "\(Int(digit))"
                guard found.utf8.count <= 20 else { return nil }
            } else if scalar == "+", found.isEmpty, !isInternational {
                isInternational = true
            } else if !("-.()/".unicodeScalars.contains(scalar) || scalar.properties.isWhitespace
                || Self.isInvisible(scalar))
            {
                return nil
            }
        }
        if !isInternational, found.hasPrefix("00") {
            found.removeFirst(2)
            isInternational = true
        }
        if !isInternational {
            if found.hasPrefix("0") {
                found = countryCode + found.dropFirst()
            } else if !(found.hasPrefix(countryCode) && found.utf8.count >= countryCode.utf8.count + 7) {
                found = countryCode + found
            }
        }
        self.init(digits: found)
    }

    /// Marks that change the direction of writing and travel along when a number is copied.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .format }

    /// `+254700123456`
    package var e164: String { "+" + digits }

    /// 1…3 digits, by the plan of the International Telecommunication Union.
    package var countryCode: String {
        if digits.hasPrefix("1") || digits.hasPrefix("7") { return String(digits.prefix(1)) }
        let two = String(digits.prefix(2))
        return Self.twoDigitCodes.contains(two) ? two : String(digits.prefix(3))
    }

    /// `+254 7xx xxx 123`: country, first digit and last three stay.
    package var masked: String {
        let national = Array(digits.dropFirst(countryCode.count))
        let shown = national.enumerated().map { index, digit in
            index == 0 || index >= national.count - 3 ? digit : "x"
        }
        var groups: [String] = []
        var rest = shown[...]
        while !rest.isEmpty {
            groups.insert(String(rest.suffix(3)), at: 0)
            rest = rest.dropLast(3)
        }
        return "+\(countryCode) " + groups.joined(separator: " ")
    }

    private static let twoDigitCodes: Set<String> = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
        "51", "52",
        "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90",
        "91", "92",
        "93", "94", "95", "98",
    ]
}

extension Phone: CustomStringConvertible {
    package var description: String { masked }
}
