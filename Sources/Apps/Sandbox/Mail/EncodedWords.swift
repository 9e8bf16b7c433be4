import Foundation

/// Words beyond ASCII in a mail's headers (RFC 2047), and the coding that bodies share with them.
enum EncodedWords {
    /// Encoded words read, all else as it stands. Space between two encoded words is none.
    static func decoded(_ text: String) -> String {
        var (done, bytes, isBehindWord) = ("", [UInt8](), false)
        var rest = text[...]
        func flush() {
            done += String(decoding: bytes, as: UTF8.self)
            bytes = []
        }
        while !rest.isEmpty {
            if let (word, end) = word(at: rest) {
                bytes += word
                rest = rest[end...]
                isBehindWord = true
                continue
            }
            if isBehindWord {
                let next = rest.drop { $0 == " " || $0 == "\t" }
                if word(at: next) != nil {
                    rest = next
                    continue
                }
            }
            flush()
            isBehindWord = false
            done.append(rest.removeFirst())
        }
        flush()
        return done
    }

    /// `=?utf-8?B?…?=` or `=?utf-8?Q?…?=`
    private static func word(at text: Substring) -> ([UInt8], Substring.Index)? {
        guard text.hasPrefix("=?") else { return nil }
        let parts = text.prefix(1_000).dropFirst(2).split(
            separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[3].first == "=", parts[0].lowercased() == "utf-8" else { return nil }
        let end = parts[3].index(after: parts[3].startIndex)
        switch parts[1].lowercased() {
        case "b": return Data(base64Encoded: String(parts[2])).map { (Array($0), end) }
        case "q": return (quotedPrintable(Array(parts[2].replacing("_", with: " ").utf8)), end)
        default: return nil
        }
    }

    /// `=` and two digits are a byte, `=` at a line's end is nothing; any other `=` stands for itself.
    static func quotedPrintable(_ coded: [UInt8]) -> [UInt8] {
        var (bytes, at) = ([UInt8](), 0)
        while at < coded.count {
            if coded[at] == UInt8(ascii: "="), at + 2 < coded.count {
                if coded[at + 1] == 13, coded[at + 2] == 10 {
                    at += 3
                    continue
                }
                if let byte = UInt8(String(decoding: coded[at + 1...at + 2], as: UTF8.self), radix: 16) {
                    bytes.append(byte)
                    at += 3
                    continue
                }
            }
            bytes.append(coded[at])
            at += 1
        }
        return bytes
    }
}
