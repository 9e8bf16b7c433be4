import Foundation

/// One mail: text for everybody, and the same in HTML for whose program shows it.
package struct MailMessage: Sendable, Hashable {
    package let from: MailAddress
    /// 1 to 20; they see one another.
    package let to: [MailAddress]
    package let subject: String
    package let text: String
    package let html: String?
    /// Where a receiver ends such mails: an address of the web, ASCII, without blanks or angle brackets.
    package let unsubscribe: String?

    /// - Throws: `MailRefusal`.
    package init(
        from: MailAddress, to: [MailAddress], subject: String, text: String, html: String? = nil,
        unsubscribe: String? = nil
    ) throws(MailRefusal) {
        guard (1...20).contains(to.count) else { throw .recipients(count: to.count) }
        guard MailText.isOneLine(subject) else { throw .lineBreak(field: "subject") }
        guard subject.count <= 250 else { throw .subjectTooLong(characters: subject.count) }
        if let unsubscribe {
            let isPlain = unsubscribe.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }
            guard isPlain, unsubscribe.hasPrefix("https://") || unsubscribe.hasPrefix("http://") else {
                throw .badUnsubscribe
            }
        }
        (self.from, self.to, self.subject, self.text, self.html) = (from, to, subject, text, html)
        self.unsubscribe = unsubscribe
    }

    /// As it travels: RFC 5322 with MIME, lines of at most 76 characters (a long address may make one longer) that end
    /// in CR LF. All ASCII, unless an address is not.
    ///
    /// - Parameters:
    ///   - id: random letters and digits; names the message and separates its parts.
    ///   - date: in UTC.
    package func encoded(id: String, date: Date) -> [UInt8] {
        precondition(!id.isEmpty && id.utf8.allSatisfy(Self.isPlain), "an id is of letters and digits")
        var lines = [
            "Date: \(Self.stamp(date))", "From: \(MailText.mailbox(from))",
            "To: \(to.map(MailText.mailbox).joined(separator: ",\r\n "))",
            "Subject: \(MailText.words(subject, after: "Subject: ".count))",
            "Message-ID: <\(id)@\(from.domain)>", "MIME-Version: 1.0",
            // Nobody's holiday notice answers a machine.
            "Auto-Submitted: auto-generated",
        ]
        if let unsubscribe {
            lines.append("List-Unsubscribe: <\(unsubscribe)>")
            // One click (RFC 8058), which is for TLS only.
            if unsubscribe.hasPrefix("https://") { lines.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click") }
        }
        if let html {
            // No encoded line holds `=_`, so no part can end another.
            let boundary = "=_\(id)"
            lines += ["Content-Type: multipart/alternative; boundary=\"\(boundary)\"", ""]
            lines += ["--" + boundary] + Self.part("plain", text)
            lines += ["--" + boundary] + Self.part("html", html) + ["--\(boundary)--"]
        } else {
            lines += Self.part("plain", text)
        }
        let mail = lines.joined(separator: "\r\n")
        return Array((mail.hasSuffix("\r\n") ? mail : mail + "\r\n").utf8)
    }

    private static func part(_ kind: String, _ text: String) -> [String] {
        [
            "Content-Type: text/\(kind); charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
            QuotedPrintable.text(text),
        ]
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// `Sat, 21 Nov 2026 02:24:19 +0000`
    private static func stamp(_ date: Date) -> String {
        var (parts, clock) = (tm(), time_t(date.timeIntervalSince1970.rounded(.down)))
        gmtime_r(&clock, &parts)
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let time = String(format: "%02d:%02d:%02d", parts.tm_hour, parts.tm_min, parts.tm_sec)
        let year = Int(parts.tm_year) + 1900
        return "\(days[Int(parts.tm_wday)]), \(parts.tm_mday) \(months[Int(parts.tm_mon)]) \(year) \(time) +0000"
    }
}
