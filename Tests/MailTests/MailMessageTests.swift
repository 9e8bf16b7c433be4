import Foundation
import Testing

@testable import Mail

struct MailMessageTests {
    private static let date = Date(timeIntervalSince1970: 1_790_000_000)
    private static func amani() throws -> MailAddress { try MailAddress("amani@example.co.ke", name: "Amani") }
    private static func soko() throws -> MailAddress { try MailAddress("no-reply@soko.test", name: "Soko") }
    private func text(_ message: MailMessage) -> String {
        String(decoding: message.encoded(id: "a1B2", date: Self.date), as: UTF8.self)
    }

    @Test func `a plain mail is written as RFC 5322 has it`() throws {
        let message = try MailMessage(
            from: Self.soko(), to: [Self.amani()], subject: "Your code", text: "Karibu!\n\n.123456 = code \n")
        let wanted = """
            Date: Mon, 21 Sep 2026 14:13:20 +0000
            From: "Soko" <no-reply@soko.test>
            To: "Amani" <amani@example.co.ke>
            Subject: Your code
            Message-ID: <a1B2@soko.test>
            MIME-Version: 1.0
            Auto-Submitted: auto-generated
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Karibu!

            =2E123456 =3D code=20

            """
        #expect(text(message) == wanted.replacing("\n", with: "\r\n"))
    }

    @Test func `a mail that may be ended says how, with one click over TLS`() throws {
        func headers(_ address: String) throws -> [Substring] {
            let message = try MailMessage(
                from: Self.soko(), to: [Self.amani()], subject: "Hi", text: "x", unsubscribe: address)
            return text(message).split(separator: "\r\n").filter { $0.hasPrefix("List-") }
        }
        #expect(
            try headers("https://soko.test/unsubscribe/a.b.c") == [
                "List-Unsubscribe: <https://soko.test/unsubscribe/a.b.c>",
                "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            ])
        #expect(try headers("http://localhost/u") == ["List-Unsubscribe: <http://localhost/u>"])
        for bad in ["https://a\r\nBcc: x", "https://a>", "mailto:x@y", "https://ä", "https://a b", ""] {
            #expect(throws: MailRefusal.badUnsubscribe) { try headers(bad) }
        }
    }

    @Test func `with HTML there are two parts, the text first`() throws {
        let message = try MailMessage(
            from: Self.soko(), to: [try MailAddress("a@b.test"), try MailAddress("c@d.test")], subject: "Hi",
            text: "Salam", html: "<p>سلام</p>")
        let wanted = """
            To: a@b.test,
             c@d.test
            Subject: Hi
            Message-ID: <a1B2@soko.test>
            MIME-Version: 1.0
            Auto-Submitted: auto-generated
            Content-Type: multipart/alternative; boundary="=_a1B2"

            --=_a1B2
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Salam
            --=_a1B2
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>=D8=B3=D9=84=D8=A7=D9=85</p>
            --=_a1B2--

            """
        #expect(text(message).hasSuffix(wanted.replacing("\n", with: "\r\n")))
    }

    @Test func `words beyond ASCII are encoded, each piece whole and short`() throws {
        let subject = String(repeating: "Karibu سوق ตลาด 🛒 ", count: 12).trimmingCharacters(in: .whitespaces)
        let message = try MailMessage(
            from: try MailAddress("a@b.test", name: "Souk \"de\" Jerba"),
            to: [try MailAddress("c@d.test", name: "Zoë")], subject: subject, text: "")
        let lines = text(message).components(separatedBy: "\r\n")
        #expect(lines.contains(#"From: "Souk \"de\" Jerba" <a@b.test>"#))
        #expect(lines.contains("To: =?utf-8?B?Wm/Dqw==?= <c@d.test>"))
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { $0 < 0x80 } })
        let from = try #require(lines.firstIndex { $0.hasPrefix("Subject: ") })
        let words = lines[from...].prefix { !$0.hasPrefix("Message-ID") }.map {
            $0.replacing("Subject:", with: "").trimmingCharacters(in: .whitespaces)
        }
        let decoded = try words.map { word in
            try #require(Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))).map { $0 }
        }
        #expect(decoded.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
        #expect(String(decoding: decoded.flatMap { $0 }, as: UTF8.self) == subject)
    }

    @Test func `a subject that looks encoded, or begins with a space, is encoded`() throws {
        for subject in ["=?utf-8?Q?x?=", " x", "x "] {
            let message = try MailMessage(from: Self.soko(), to: [Self.amani()], subject: subject, text: "")
            let word = Data(subject.utf8).base64EncodedString()
            #expect(text(message).contains("\r\nSubject: =?utf-8?B?\(word)?=\r\n"))
        }
    }

    @Test func `long lines are broken softly and come back whole`() {
        let line = String(repeating: "x= .F\té🛒", count: 60)
        let coded = QuotedPrintable.text(line + "\r\n\r" + line + "\n")
        #expect(coded.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 76 && !$0.hasSuffix(" ") })
        #expect(decoded(coded) == line + "\r\n\r\n" + line + "\r\n")
    }

    private func decoded(_ coded: String) -> String {
        let joined = Array(coded.replacing("=\r\n", with: "").utf8)
        var bytes: [UInt8] = [], at = 0
        while at < joined.count {
            let isCoded = joined[at] == UInt8(ascii: "=")
            bytes.append(
                isCoded ? UInt8(String(decoding: joined[at + 1...at + 2], as: UTF8.self), radix: 16)! : joined[at])
            at += isCoded ? 3 : 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

struct MailRefusalTests {
    @Test(arguments: [
        "a@b.test\r\nBcc: all@b.test", "a@b.test\nX: y", "a\r@b.test", "a@b.test>", "<a@b.test>", "a b@c.test",
        "a@b c.test", "@b.test", "a@", "a@@b.test", "a..b@c.test", ".a@c.test", "a@.test", "\"a\"@b.test",
        "a@[1.2.3.4]",
        "a,b@c.test", "a;b@c.test", "a:b@c.test", "a\\b@c.test", "a@b.test\u{0}", "a@b.test\u{85}x", "a\u{2028}@b.test",
        "", String(repeating: "a", count: 65) + "@b.test", "a@" + String(repeating: "b.", count: 130) + "test",
    ])
    func `what is more or less than one address is none`(text: String) {
        #expect(throws: MailRefusal.badAddress) { try MailAddress(text) }
    }

    @Test(arguments: ["\r\nBcc: x@y.test", "\n", "\r", "\u{0}", "\u{85}", "\u{2028}", "\u{7F}", "\u{1B}[2J"])
    func `a line break in a name or a subject is refused`(text: String) throws {
        #expect(throws: MailRefusal.lineBreak(field: "name")) { try MailAddress("a@b.test", name: "Amani" + text) }
        let address = try MailAddress("a@b.test")
        #expect(throws: MailRefusal.lineBreak(field: "subject")) {
            try MailMessage(from: address, to: [address], subject: "Hi" + text, text: "")
        }
    }

    @Test func `a line break in the text stays in the text`() throws {
        let address = try MailAddress("a@b.test")
        let message = try MailMessage(
            from: address, to: [address], subject: "Hi", text: "a\r\n\r\nSubject: b\n--=_x--\n.\n")
        let coded = String(decoding: message.encoded(id: "x", date: .now), as: UTF8.self)
        #expect(coded.components(separatedBy: "\r\n\r\n").count == 3)
        #expect(coded.hasSuffix("\r\n\r\na\r\n\r\nSubject: b\r\n--=3D_x--\r\n=2E\r\n"))
    }

    @Test func `recipients and the subject's length have bounds`() throws {
        let address = try MailAddress("a@b.test")
        for count in [0, 21] {
            #expect(throws: MailRefusal.recipients(count: count)) {
                try MailMessage(from: address, to: Array(repeating: address, count: count), subject: "", text: "")
            }
        }
        #expect(throws: MailRefusal.subjectTooLong(characters: 251)) {
            try MailMessage(from: address, to: [address], subject: String(repeating: "é", count: 251), text: "")
        }
    }
}
