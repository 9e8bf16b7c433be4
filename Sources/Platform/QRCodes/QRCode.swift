import CQRencode

/// A text as a square of dark and light modules (ISO/IEC 18004) that a telephone's camera reads.
package struct QRCode: Sendable, Equatable {
    /// Modules a side: 21, 25, … 177.
    package let side: Int
    /// Row by row.
    private let dark: [Bool]

    /// The smallest that holds the text and survives 15 % of damage.
    /// - Returns: nil when the text is empty, holds a NUL, or takes more than 2,331 bytes.
    package init?(_ text: String) {
        guard !text.isEmpty, !text.utf8.contains(0),
            let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { QRcode_free(code) }
        let side = Int(code.pointee.width)
        self.side = side
        // The lowest bit is the colour; the others tell what a module is for.
        dark = (0..<side * side).map { code.pointee.data[$0] & 1 == 1 }
    }

    package func isDark(column: Int, row: Int) -> Bool { dark[row * side + column] }

    /// Light modules around a code, without which readers do not find it.
    package static let margin = 4

    /// The dark modules as the data of one SVG path, a unit a module, with the margin: digits, `M`, `h`, `v` and `z` only.
    package var path: String {
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                var end = column
                while end < side, isDark(column: end, row: row) { end += 1 }
                if end > column {
                    path += "M\(column + Self.margin) \(row + Self.margin)h\(end - column)v1h-\(end - column)z"
                }
                column = max(end, column + 1)
            }
        }
        return path
    }
}
