/// What stands in a search box, fit to be shown again.
enum TypedWords {
    /// Code points that are read; nobody means more.
    private static let most = 200

    /// One line without control characters, and without marks that turn the direction of what stands around them.
    /// Nil for nothing.
    static func clean(_ typed: String?) -> String? {
        guard let typed else { return nil }
        var line = String.UnicodeScalarView()
        for scalar in typed.unicodeScalars {
            if line.count >= most { break }
            let isBlank = scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
            if isBlank {
                if let last = line.last, last != " " { line.append(" ") }
            } else if !turns(scalar) {
                line.append(scalar)
            }
        }
        if line.last == " " { line.removeLast() }
        return line.isEmpty ? nil : String(line)
    }

    /// Embeddings, overrides, isolates and the marks left and right (UAX #9).
    private static func turns(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
