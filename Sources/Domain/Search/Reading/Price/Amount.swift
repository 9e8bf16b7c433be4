import Vocabulary

/// A number as a price holds it; what it is worth depends on what stands beside it and beside its other end.
struct Amount {
    /// Digits and separators.
    var number: String
    /// 1,000 for `5k`.
    var times: Int64 = 1
    /// `2m`: metres, unless a currency or a word for price stands beside it.
    var isMillions = false
    var currency: Currency?

    /// One word: `5,000`, `5k`, `ksh500`, `500dt`, `$5`, `5000/=`; nil for `500g` and `15"`.
    init?(word: String, in market: Currency) {
        let bytes = Array(word.utf8)
        guard let start = bytes.firstIndex(where: Self.isDigit), let last = bytes.lastIndex(where: Self.isDigit) else {
            return nil
        }
        let middle = bytes[start...last]
        guard middle.allSatisfy({ Self.isDigit($0) || $0 == 0x2C || $0 == 0x2E || $0 == 0x27 }) else { return nil }
        number = String(decoding: middle, as: UTF8.self)
        let front = String(decoding: bytes[..<start], as: UTF8.self)
        let back = String(decoding: bytes[(last + 1)...], as: UTF8.self)
        guard front.isEmpty || read(front: front, in: market), back.isEmpty || read(back: back, in: market) else {
            return nil
        }
    }

    private mutating func read(front: String, in market: Currency) -> Bool {
        let name = front.hasSuffix(".") ? String(front.dropLast()) : front
        guard CurrencyNames.isKnown(name) else { return false }
        currency = CurrencyNames.currency(name, typed: "", in: market)
        return currency != nil
    }

    private mutating func read(back: String, in market: Currency) -> Bool {
        var rest = back[...]
        if !CurrencyNames.isKnown(back) {
            switch rest.first {
            case "k": times = 1_000
            case "m": (times, isMillions) = (1_000_000, true)
            default: return false
            }
            rest = rest.dropFirst()
        }
        if rest.isEmpty { return true }
        guard let behind = CurrencyNames.currency(String(rest), typed: "", in: market),
            currency == nil || behind == currency
        else { return CurrencyNames.isKnown(String(rest)) }
        currency = behind
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// - Returns: nil for nothing, for too much, and for what does not read as an amount of that currency.
    func money(in currency: Currency, times: Int64) -> Money? {
        guard times > 1 else {
            return Money(typed: number, currency: currency).flatMap { $0.minor > 0 ? $0 : nil }
        }
        // In thousandths, which the dinar has: 1.5k is 1,500 of a currency without decimals too.
        guard let thousandths = Money(typed: number, currency: .tnd)?.minor, thousandths > 0 else { return nil }
        let (scaled, overflows) = thousandths.multipliedReportingOverflow(by: times / 1_000 * currency.minorPerMajor)
        return overflows ? nil : Money(minor: scaled, currency: currency)
    }

    /// `2010` by itself.
    func isYear(until next: Int) -> Bool {
        guard times == 1, currency == nil, number.utf8.count == 4, let year = Int(number) else { return false }
        return (1950...next).contains(year)
    }
}
