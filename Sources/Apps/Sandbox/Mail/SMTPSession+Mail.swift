// One mail within a conversation: from whom, to whom, and what it says.
extension SMTPSession {
    mutating func from(_ words: String) -> String {
        guard hasGreeted, envelope == nil else { return mistake("503 5.5.1 not now") }
        guard let (address, options) = Self.path(words, after: "FROM:") else { return mistake("501 5.1.7 from whom?") }
        for option in options {
            let parts = option.uppercased().split(separator: "=", maxSplits: 1)
            switch parts.first {
            case "SIZE":
                guard parts.count == 2, let size = Int(parts[1]), size >= 0 else {
                    return mistake("501 5.5.4 how large?")
                }
                if size > Self.maxBytes { return "552 5.3.4 at most \(Self.maxBytes) bytes\r\n" }
            case "BODY", "SMTPUTF8", "AUTH": continue
            default: return mistake("555 5.5.4 \(parts.first.map { String($0.prefix(20)) } ?? "") is not known here")
            }
        }
        envelope = Envelope(from: address)
        return "250 2.1.0 yes\r\n"
    }

    mutating func to(_ words: String) -> String {
        guard var mail = envelope else { return mistake("503 5.5.1 from whom?") }
        guard let (address, _) = Self.path(words, after: "TO:"), address.contains("@") else {
            return mistake("501 5.1.3 to whom?")
        }
        guard mail.to.count < Self.maxRecipients else { return mistake("452 4.5.3 too many recipients") }
        if let objection = objection(address) { return objection + "\r\n" }
        mail.to.append(address)
        envelope = mail
        return "250 2.1.5 yes\r\n"
    }

    /// `FROM:<address> OPTION …`; an empty address is a bounce's sender.
    private static func path(_ words: String, after name: String) -> (String, [Substring])? {
        guard words.uppercased().hasPrefix(name) else { return nil }
        let rest = words.dropFirst(name.count).drop { $0 == " " }
        guard rest.first == "<", let end = rest.firstIndex(of: ">") else { return nil }
        let address = rest[rest.index(after: rest.startIndex)..<end]
        guard address.utf8.count <= 320, !address.contains(where: { $0.isWhitespace || $0 == "<" }) else { return nil }
        return (String(address), rest[rest.index(after: end)...].split(separator: " "))
    }

    mutating func beginText() -> String {
        guard let mail = envelope, !mail.to.isEmpty else { return mistake("503 5.5.1 to whom?") }
        state = .data
        return "354 until a line with a dot only\r\n"
    }

    mutating func takeText(_ line: ArraySlice<UInt8>) -> String {
        guard var mail = envelope.take() else { return "" }
        if line.elementsEqual([UInt8(ascii: ".")]) {
            state = .commands
            if mail.isTooLarge { return "552 5.3.4 at most \(Self.maxBytes) bytes\r\n" }
            arrived.append(ArrivedMail(user: user, from: mail.from, to: mail.to, data: mail.data))
            return "250 2.0.0 taken\r\n"
        }
        let text = line.first == UInt8(ascii: ".") ? line.dropFirst() : line
        if mail.data.count + text.count + 2 > Self.maxBytes { mail.isTooLarge = true }
        if mail.isTooLarge { mail.data = [] } else { mail.data += text + [13, 10] }
        envelope = mail
        return ""
    }
}
