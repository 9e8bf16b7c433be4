/// A currency by its ISO 4217 code.
package struct Currency: Hashable, Sendable {
    /// Three capital letters.
    package let code: String
    /// Digits behind the decimal point: 0 (UGX), 2 (KES) or 3 (TND).
    package let minorDigits: Int

    /// Nil for a code that Soko does not know.
    package init?(code: String) {
        let code = code.uppercased()
        guard let digits = Self.known[code] else { return nil }
        self.init(code, digits)
    }
    private init(_ code: String, _ minorDigits: Int) {
        self.code = code
        self.minorDigits = minorDigits
    }

    package static let kes = Currency("KES", 2)
    package static let tnd = Currency("TND", 3)
    package static let thb = Currency("THB", 2)
    package static let usd = Currency("USD", 2)

    /// How many minor units make one: 1, 100 or 1,000.
    package var minorPerMajor: Int64 { [1, 10, 100, 1_000][minorDigits] }

    private static let known: [String: Int] = {
        var digits: [String: Int] = [:]
        let two = """
            AED AOA ARS AUD BDT BRL BWP CAD CDF CHF CNY COP CZK DKK DZD EGP ERN ETB EUR GBP GHS GMD HKD HUF IDR ILS INR \
            KES KHR LAK LBP LKR LSL MAD MGA MMK MUR MWK MXN MYR MZN NAD NGN NOK NPR NZD PEN PHP PKR PLN QAR RON RUB SAR \
            SCR SDG SEK SGD SLE SOS SSP SYP SZL THB TRY TWD TZS UAH USD YER ZAR ZMW
            """
        for code in two.split(separator: " ") { digits[String(code)] = 2 }
        for code in ["BIF", "DJF", "GNF", "JPY", "KMF", "KRW", "RWF", "UGX", "VND", "XAF", "XOF"] { digits[code] = 0 }
        for code in ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"] { digits[code] = 3 }
        return digits
    }()
}

/// An amount in whole minor units (cents, millimes), so that sums never round.
package struct Money: Hashable, Sendable {
    package let minor: Int64
    package let currency: Currency

    package init(minor: Int64, currency: Currency) {
        self.minor = minor
        self.currency = currency
    }
}
