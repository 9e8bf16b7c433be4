/// A price text cut into numbers, words and marks, in one pass over its letters.
///
/// Scanned by hand: the text is a stranger's, and every step here is linear in its length.
struct PriceText {
    struct Token {
        enum Kind: Equatable {
            case number(PriceNumber)
            /// Lower case, without a final dot.
            case word(String)
            case mark(Unicode.Scalar)
            /// A run of digits that is a telephone number, date or time.
            case notAPrice
        }
        var kind: Kind
        /// Nothing stands between it and the token before.
        var touchesPrevious: Bool
        /// The first letter was a capital (`1.5M` against `1.5m`).
        var startsCapital = false

        var word: String? {
            if case .word(let word) = kind { return word }
            return nil
        }
        var mark: Unicode.Scalar? {
            if case .mark(let mark) = kind { return mark }
            return nil
        }
        var number: PriceNumber? {
            if case .number(let number) = kind { return number }
            return nil
        }
    }

    static let longest = 4_000
    private(set) var tokens: [Token] = []

    init(_ text: String) {
        var scanner = PriceScanner(text)
        tokens = scanner.tokens()
    }
}

/// Digits with the separators between them, not yet understood: what they mean depends on the currency.
struct PriceNumber: Equatable {
    /// Latin digits; at least one group, none empty.
    var groups: [String]
    /// Between the groups: `,` `.` `'` space, `٫` (decimal) or `٬` (thousands).
    var separators: [Unicode.Scalar]
    /// `~2500~`, or digits drawn through.
    var isStruck = false

    var digitCount: Int { groups.reduce(0) { $0 + $1.utf8.count } }
    var isPlain: Bool { separators.isEmpty }
}
