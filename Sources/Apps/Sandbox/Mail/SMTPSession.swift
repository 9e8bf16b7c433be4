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
    var arrived: [ArrivedMail] = []
    private(set) var isOver = false
    private var pending: [UInt8] = []
    /// Bytes of `pending` in which no further line ends.
    private var read = 0
    var state = State.commands
    var hasGreeted = false
    var user: String?
    var envelope: Envelope?
    private var mistakes = 0

    enum State { case commands, credentials, data }
    struct Envelope {
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

    mutating func mistake(_ answer: String) -> String {
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
}
