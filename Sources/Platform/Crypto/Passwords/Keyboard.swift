/// Where the keys lie on a keyboard, to see when somebody's finger slid over it.
struct Keyboard: Sendable {
    static let all = [
        Keyboard(["1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"]),
        Keyboard(["1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn,;:!"]),
        Keyboard(["١٢٣٤٥٦٧٨٩٠", "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ"]),
        Keyboard(["123", "456", "789", "*0#"]),
    ]
    private let places: [UnicodeScalar: (row: Int, column: Int)]

    private init(_ rows: [String]) {
        var places: [UnicodeScalar: (row: Int, column: Int)] = [:]
        for (row, keys) in rows.enumerated() {
            for (column, key) in keys.unicodeScalars.enumerated() { places[key] = (row, column) }
        }
        self.places = places
    }

    /// Rows are shifted to the right as they go down: below a key lie the one of its column and the one before.
    func areNeighbours(_ one: UnicodeScalar, _ other: UnicodeScalar) -> Bool {
        guard let one = places[one], let other = places[other] else { return false }
        switch (other.row - one.row, other.column - one.column) {
        case (0, -1), (0, 1), (1, 0), (1, -1), (-1, 0), (-1, 1): return true
        default: return false
        }
    }
}
