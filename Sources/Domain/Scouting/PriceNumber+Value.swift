import Vocabulary

extension PriceNumber {
    /// The number in minor units.
    ///
    /// A single separator before three digits means thousands (`2,500`), except in a currency with three minor digits,
    /// where people write millimes behind it (`12,500 DT`). Before one or two digits it is the decimal point.
    /// - Returns: nil when the separators are those of a date or version (`12.05.2024`), or over 10¹² major units.
    func minor(in currency: Currency, times multiplier: Int64 = 1) -> Int64? {
        guard digitCount <= 18,
            let (whole, fraction) = parts(minorDigits: currency.minorDigits, isMultiplied: multiplier > 1),
            let units = Int64(whole), units <= 1_000_000_000_000
        else { return nil }
        let (scaled, overflow) = units.multipliedReportingOverflow(by: multiplier)
        guard !overflow, scaled <= 1_000_000_000_000 else { return nil }
        var minor = scaled * currency.minorPerMajor
        var place = currency.minorPerMajor * multiplier
        for digit in fraction.utf8.prefix(9) {
            guard place % 10 == 0 else { break }
            place /= 10
            minor += Int64(digit - 0x30) * place
        }
        return minor
    }

    /// Digits before and behind the decimal point.
    private func parts(minorDigits: Int, isMultiplied: Bool) -> (whole: String, fraction: String)? {
        guard let last = separators.last, let tail = groups.last else { return (groups[0], "") }
        let isDecimal: Bool
        let kinds = Set(separators)
        if last == "٫" {
            isDecimal = true
        } else if last == "'" || last == " " || last == "٬" {
            isDecimal = false
        } else if kinds.count > 1 {
            isDecimal = separators.filter { $0 == last }.count == 1
        } else if separators.count > 1 {
            isDecimal = false
        } else {
            isDecimal =
                tail.utf8.count != 3 || groups[0].allSatisfy { $0 == "0" } || groups[0].utf8.count > 3
                || (minorDigits == 3 && !isMultiplied)
        }
        let leading = isDecimal ? Array(groups.dropLast()) : groups
        guard Self.isGrouped(leading), !isDecimal || tail.utf8.count <= 3 else { return nil }
        return (leading.joined(), isDecimal ? tail : "")
    }

    /// 1,234,567 and, as in India, 12,34,567.
    private static func isGrouped(_ groups: [String]) -> Bool {
        guard groups.count > 1 else { return true }
        guard (1...3).contains(groups[0].utf8.count), groups.last?.utf8.count == 3 else { return false }
        let middle = Set(groups.dropFirst().dropLast().map(\.utf8.count))
        return middle.isSubset(of: [3]) || middle == [2]
    }
}
