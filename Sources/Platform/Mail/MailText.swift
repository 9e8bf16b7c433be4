import Foundation

/// People's words in headers, which know ASCII only.
enum MailText {
    /// No control characters, and none that some reader takes for the end of a line.
    static func isOneLine(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar != "\u{2028}"
                && scalar != "\u{2029}"
        }
    }

    /// `address`, or the name before `<address>`.
    static func mailbox(_ address: MailAddress) -> String {
        if address.name.isEmpty { return address.text }
        return "\(phrase(address.name)) <\(address.text)>"
    }

    /// A name: quoted when ASCII says it, else in encoded words.
    private static func phrase(_ name: String) -> String {
        guard isPlain(name), name.utf8.count <= 60 else { return encodedWords(name) }
        let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(quoted)\""
    }

    /// A subject, on as many lines as it needs.
    ///
    /// - Parameter after: characters before it on its first line.
    static func words(_ text: String, after taken: Int) -> String {
        isPlain(text) && text.utf8.count + taken <= 76 ? text : encodedWords(text)
    }

    /// ASCII that nobody can mistake for an encoded word.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
            && text.first != " " && text.last != " "
    }

    /// RFC 2047, Base64: each word is at most 75 characters on a line of its own and holds whole characters.
    private static func encodedWords(_ text: String) -> String {
        // 75 less `=?utf-8?B?` and `?=`, in groups of four; the first line also has the header's name before it.
        let room = 39
        var words: [String] = []
        var word: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if word.count + bytes.count > room {
                words.append(Data(word).base64EncodedString())
                word = []
            }
            word += bytes
        }
        words.append(Data(word).base64EncodedString())
        return words.map { "=?utf-8?B?\($0)?=" }.joined(separator: "\r\n ")
    }
}
