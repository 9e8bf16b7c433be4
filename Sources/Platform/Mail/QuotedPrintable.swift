/// Text in lines of at most 76 ASCII characters that stay readable (RFC 2045, 6.7).
enum QuotedPrintable {
    /// - Parameter text: its lines may end in LF, CR or CR LF; they end in CR LF afterwards.
    static func text(_ text: String) -> String {
        let unix = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        return unix.split(separator: "\n", omittingEmptySubsequences: false).map { line($0) }.joined(separator: "\r\n")
    }

    private static func line(_ line: Substring) -> String {
        var (done, width) = ("", 0)
        let bytes = Array(line.utf8)
        for (place, byte) in bytes.enumerated() {
            let isSpace = byte == 0x20 || byte == 0x09
            // Space at a line's end is lost on the way, and a dot or `From ` at its beginning means something to somebody.
            let isPlain = isSpace ? place < bytes.count - 1 : (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
            let piece = isPlain ? String(UnicodeScalar(byte)) : escaped(byte)
            if width + piece.utf8.count > 75 {
                done += "=\r\n"
                width = 0
            }
            let isRisky = width == 0 && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F") || isSpace)
            done += isRisky ? escaped(byte) : piece
            width += isRisky ? 3 : piece.utf8.count
        }
        return done
    }

    private static func escaped(_ byte: UInt8) -> String {
        let digits = Array("0123456789ABCDEF")
        return "=\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
}
