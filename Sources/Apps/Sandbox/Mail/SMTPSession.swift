import Foundation

/// One client's conversation with the mail server, without its socket: bytes in, answers out.
///
/// Hostile clients get short answers: a line ends in CR LF only, lines, messages, recipients and mistakes have limits.
struct SMTPSession {
    /// Of a command's line, of a mail, and of how much nonsense is listened to.
    static let maxLine = 2_048
    static let maxBytes = 2 << 20
    static let maxRecipients = 100
    static let maxMistakes = 20
    static let greeting = "220 sandbox.test ESMTP of the Soko sandbox\r\n"

    /// What `RCPT` answers instead of 250 for an address; nil takes it.
    let objection: (String) -> String?
    private(set) var arrived: [ArrivedMail] = []
    private(set) var isOver = false
    private var pending: [UInt8] = []
    /// Bytes of `pending` in which no further line ends.
    private var read = 0
    private var state = State.commands
    private var hasGreeted = false
    private var user: String?
    private var envelope: Envelope?
    private var mistakes = 0

    private enum State { case commands, credentials, data }
    private struct Envelope {
        let from: String
        var to: [String] = []
        var data: [UInt8] = []
        var isTooLarge = false
    }

    init(objection: @escaping (String) -> String? = { _ in nil }) { self.objection = objection }

    /// What to answer to these bytes; empty when the line is not whole yet.
    mutating func receive(_ bytes: some Sequence<UInt8>) -> String {
        pending += bytes
        var (answers, at) = ("", 0)
        while !isOver, let end = nextLineEnd() {
            let line = pending[at..<end - 2]
            at = end
            answers += state == .data ? takeText(line) : takeLine(line)
        }
        pending.removeFirst(at)
        read -= at
        // A mail's lines may be long; what is behind the limit is let go as it comes.
        if state == .data, pending.count > Self.maxBytes {
            envelope?.isTooLarge = true
            pending.removeFirst(pending.count - 2)
            read = pending.count
        } else if state != .data, pending.count > Self.maxLine {
            isOver = true
            answers += "500 5.5.2 this line is too long\r\n"
        }
        return answers
    }

    /// Behind the next CR LF. Every byte is looked at once, however long a line is and however few come at a time.
    private mutating func nextLineEnd() -> Int? {
        while read < pending.count {
            read += 1
            if pending[read - 1] == 10, read > 1, pending[read - 2] == 13 { return read }
        }
        return nil
    }

    /// Mails that have come in full since the last call.
    mutating func takeArrived() -> [ArrivedMail] {
        defer { arrived = [] }
        return arrived
    }

    private mutating func takeLine(_ line: ArraySlice<UInt8>) -> String {
        guard line.count <= Self.maxLine, let text = String(validating: line, as: UTF8.self), !text.contains("\0")
        else {
            return mistake("500 5.5.2 not a command")
        }
        if state == .credentials { return takeCredentials(text) }
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = words.count > 1 ? words[1] : ""
        switch words.first?.uppercased() ?? "" {
        case "EHLO":
            return greet(
                rest,
                "250-sandbox.test\r\n250-SIZE \(Self.maxBytes)\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-PIPELINING\r\n250 AUTH PLAIN\r\n"
            )
        case "HELO": return greet(rest, "250 sandbox.test\r\n")
        case "AUTH": return signIn(rest)
        case "MAIL": return from(rest)
        case "RCPT": return to(rest)
        case "DATA": return beginText()
        case "RSET":
            envelope = nil
            return "250 2.0.0 forgotten\r\n"
        case "NOOP": return "250 2.0.0 yes\r\n"
        case "VRFY": return "252 2.5.0 send it and see\r\n"
        case "QUIT":
            isOver = true
            return "221 2.0.0 kwaheri\r\n"
        default: return mistake("500 5.5.1 no such command")
        }
    }

    private mutating func mistake(_ answer: String) -> String {
        mistakes += 1
        guard mistakes >= Self.maxMistakes else { return answer + "\r\n" }
        isOver = true
        return answer + "\r\n421 4.7.0 too many mistakes\r\n"
    }

    private mutating func greet(_ name: String, _ answer: String) -> String {
        guard !name.isEmpty else { return mistake("501 5.5.4 who is it?") }
        (hasGreeted, envelope) = (true, nil)
        return answer
    }

    // MARK: Who it is

    private mutating func signIn(_ words: String) -> String {
        guard hasGreeted, user == nil, envelope == nil else { return mistake("503 5.5.1 not now") }
        let parts = words.split(separator: " ")
        guard parts.first?.uppercased() == "PLAIN", parts.count <= 2 else { return mistake("504 5.5.4 only PLAIN") }
        if parts.count == 2 { return takeCredentials(String(parts[1])) }
        state = .credentials
        return "334 \r\n"
    }

    /// Whoever it is, and whatever the password: `NUL user NUL password` in Base64.
    private mutating func takeCredentials(_ text: String) -> String {
        state = .commands
        let parts = Data(base64Encoded: text).map { $0.split(separator: 0, omittingEmptySubsequences: false) } ?? []
        guard parts.count == 3, !parts[1].isEmpty, let name = String(validating: parts[1], as: UTF8.self) else {
            return mistake("501 5.5.2 these are no credentials")
        }
        user = name
        return "235 2.7.0 karibu\r\n"
    }

    // MARK: From whom and to whom

    private mutating func from(_ words: String) -> String {
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

    private mutating func to(_ words: String) -> String {
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

    // MARK: The mail

    private mutating func beginText() -> String {
        guard let mail = envelope, !mail.to.isEmpty else { return mistake("503 5.5.1 to whom?") }
        state = .data
        return "354 until a line with a dot only\r\n"
    }

    private mutating func takeText(_ line: ArraySlice<UInt8>) -> String {
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

/// A mail as it came.
struct ArrivedMail: Sendable, Equatable {
    let user: String?
    let from: String
    /// Of the envelope: the header may say something else.
    let to: [String]
    let data: [UInt8]
}
