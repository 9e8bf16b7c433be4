import Foundation
import Testing

@testable import Sandbox

struct SMTPSessionTests {
    private func talk(_ session: inout SMTPSession, _ lines: String...) -> [String] {
        lines.map { session.receive(Array(($0 + "\r\n").utf8)).trimmingCharacters(in: .newlines) }
    }
    /// First words of the answers.
    private func codes(_ answers: [String]) -> [String] { answers.map { String($0.prefix(3)) } }
    private func greeted() -> SMTPSession {
        var session = SMTPSession()
        _ = talk(&session, "EHLO me")
        return session
    }

    @Test func `a mail is taken as it was sent, its envelope beside it`() {
        var session = SMTPSession()
        let answers = talk(
            &session, "EHLO me.test", "AUTH PLAIN AGFtYW5pAHNlY3JldA==",
            "MAIL FROM:<a@b.test> SIZE=100 BODY=8BITMIME SMTPUTF8",
            "RCPT TO:<c@d.test>", "rcpt to: <zoë@d.test>", "DATA", "Subject: x", "", "..dot", ".")
        #expect(codes(answers) == ["250", "235", "250", "250", "250", "354", "", "", "", "250"])
        #expect(
            answers[0].components(separatedBy: "\r\n").dropFirst() == [
                "250-SIZE 2097152", "250-8BITMIME", "250-SMTPUTF8", "250-PIPELINING", "250 AUTH PLAIN",
            ])
        #expect(
            session.takeArrived() == [
                ArrivedMail(
                    user: "amani", from: "a@b.test", to: ["c@d.test", "zoë@d.test"],
                    data: Array("Subject: x\r\n\r\n.dot\r\n".utf8))
            ])
        #expect(
            codes(talk(&session, "NOOP", "RSET", "MAIL FROM:<>", "VRFY x", "QUIT")) == [
                "250", "250", "250", "252", "221",
            ])
        #expect(session.isOver)
    }

    @Test func `credentials may come on a line of their own, and malformed ones are none`() {
        var session = greeted()
        #expect(codes(talk(&session, "AUTH PLAIN", "AGFtYW5pAHNlY3JldA==")) == ["334", "235"])
        session = greeted()
        #expect(
            codes(talk(&session, "AUTH PLAIN %%%", "AUTH PLAIN YQ==", "AUTH PLAIN", "*")) == [
                "501", "501", "334", "501",
            ])
        #expect(codes(talk(&session, "AUTH LOGIN", "AUTH", "MAIL FROM:<a@b.test>")) == ["504", "504", "250"])
    }

    @Test func `commands out of order, unknown or malformed are refused and change nothing`() {
        var session = SMTPSession()
        #expect(
            codes(talk(&session, "MAIL FROM:<a@b.test>", "AUTH PLAIN YQ==", "EHLO", "HELO me")) == [
                "503", "503", "501", "250",
            ])
        let answers = talk(
            &session, "RCPT TO:<a@b.test>", "DATA", "MAIL FROM:a@b.test", "MAIL FROM:<a b@c.test>",
            "MAIL FROM:<a@b.test> SIZE=x", "MAIL FROM:<a@b.test> SIZE=99999999", "MAIL FROM:<a@b.test> EVIL=1",
            "STARTTLS",
            "MAIL FROM:<a@b.test>", "RCPT TO:<>", "RCPT TO:<x", "DATA")
        #expect(codes(answers) == ["503", "503", "501", "501", "501", "552", "555", "500", "250", "501", "501", "503"])
        #expect(session.takeArrived() == [])
    }

    @Test func `pipelined bytes are answered in order, however they are cut`() {
        let bytes = Array(
            "EHLO a\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\nhi\r\n.\r\nQUIT\r\n".utf8)
        for size in [1, 2, 3, 7, bytes.count] {
            var (session, answers) = (SMTPSession(), "")
            for start in stride(from: 0, to: bytes.count, by: size) {
                answers += session.receive(bytes[start..<min(start + size, bytes.count)])
            }
            #expect(session.takeArrived().map(\.data) == [Array("hi\r\n".utf8)])
            #expect(
                answers.components(separatedBy: "\r\n").filter { $0.prefix(4).last == " " }.map { $0.prefix(3) } == [
                    "250", "250", "250", "354", "250", "221",
                ])
        }
    }

    @Test func `a bare line feed ends neither a line nor a mail`() {
        var session = greeted()
        _ = talk(&session, "MAIL FROM:<a@b.test>", "RCPT TO:<c@d.test>", "DATA")
        #expect(session.receive(Array("hi\n.\nMAIL FROM:<evil@b.test>\n.\r\n\n.\r\n".utf8)) == "")
        #expect(codes([session.receive(Array(".\r\n".utf8))]) == ["250"])
        #expect(session.takeArrived().map(\.from) == ["a@b.test"])
    }

    @Test func `a line without end, a mail too large and endless nonsense are cut off`() {
        var session = greeted()
        #expect(codes([session.receive([UInt8](repeating: 65, count: 2_049))]) == ["500"])
        #expect(session.isOver)

        for line in [String(repeating: "x", count: 70_000), String(repeating: "x", count: 3 << 20)] {
            session = greeted()
            _ = talk(&session, "MAIL FROM:<a@b.test>", "RCPT TO:<c@d.test>", "DATA")
            for _ in 0..<(line.utf8.count < 100_000 ? 31 : 1) { #expect(talk(&session, line) == [""]) }
            #expect(codes(talk(&session, ".", "NOOP")) == ["552", "250"])
            #expect(session.takeArrived() == [])
        }

        session = greeted()
        for _ in 0..<19 { #expect(codes(talk(&session, "GET / HTTP/1.1")) == ["500"]) }
        #expect(talk(&session, "\u{0}")[0].hasSuffix("421 4.7.0 too many mistakes"))
        #expect(session.isOver)
    }

    @Test func `the hundred-and-first recipient is one too many`() {
        var session = greeted()
        _ = talk(&session, "MAIL FROM:<a@b.test>")
        for number in 1...100 { #expect(codes(talk(&session, "RCPT TO:<\(number)@b.test>")) == ["250"]) }
        #expect(codes(talk(&session, "RCPT TO:<101@b.test>")) == ["452"])
    }
}

struct MailReadingTests {
    private func read(_ text: String) -> MailReading { MailReading(Array(text.replacing("\n", with: "\r\n").utf8)) }

    @Test func `parts, codings and encoded words are read`() {
        let mail = read(
            """
            Subject: =?utf-8?B?U2FsYW3Yow==?=
             =?UTF-8?q?_=3D=C3=A9?= plain
            Content-Type: multipart/mixed; boundary="=_o"

            preamble
            --=_o
            Content-Type: multipart/alternative;
             boundary=in

            --in
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            caf=C3=A9 =
            long =3D
            --in
            Content-Type: text/html
            Content-Transfer-Encoding: base64

            PHA+2LM8
            L3A+
            --in--
            --=_o
            Content-Type: application/pdf

            not shown
            --=_o--
            """)
        #expect(mail.subject == "Salamأ =é plain")
        #expect(mail.text == "café long =")
        #expect(mail.html == "<p>س</p>")
    }

    @Test(arguments: [
        "", "\n", "no header at all", "Subject: x", "Content-Type: multipart/mixed; boundary=\n\n--",
        "Content-Type: multipart/mixed; boundary=a\n\n--a\n--a\n--a", "Subject: =?utf-8?B?%%?= =?x?y?z\n\n=",
        " folded first\n\nx",
        "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n%%%",
        "Content-Transfer-Encoding: quoted-printable\n\n=\n=G1==",
    ])
    func `a malformed mail is shown somehow and harms nobody`(text: String) {
        let mail = read(text)
        #expect(mail.subject.count + mail.text.count <= text.count + 10)
    }

    @Test func `addresses are found, and what ends the sentence is no part of them`() {
        #expect(
            Links.pieces(of: "Go to https://soko.test/a?b=1&c=2. (Or http://x.test/y) https: http") == [
                .words("Go to "), .link("https://soko.test/a?b=1&c=2"), .words(". (Or "), .link("http://x.test/y"),
                .words(") https: http"),
            ])
        #expect(
            Links.found(
                text: "https://a.test https://a.test",
                html: "<a href=\"https://a.test\">x</a> <a href='https://b.test/?x=1&amp;y=2'>y</a>")
                == ["https://a.test", "https://b.test/?x=1&y=2"])
    }
}
