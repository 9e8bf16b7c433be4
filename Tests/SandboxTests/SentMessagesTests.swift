import Foundation
import HTTP
import HTTPClient
import Mail
import Testing

@testable import Sandbox

struct SentMessagesTests {
    private func mail(to: String = "amani@example.co.ke", subject: String = "Karibu سوق") throws -> MailMessage {
        try MailMessage(
            from: try MailAddress("no-reply@soko.test", name: "Soko"), to: [try MailAddress(to, name: "Amani")],
            subject: subject, text: "Confirm: http://localhost:8080/confirm/abc?x=1\n.\nAsante",
            html: "<p>Confirm <a href=\"http://localhost:8080/confirm/abc?x=1\">here</a> <script>x</script></p>")
    }
    private func fault(_ server: MailServer, _ message: MailMessage) async -> MailFault? {
        do {
            try await server.send(message)
            return nil
        } catch { return error }
    }

    @Test(arguments: ["", "amani:p%40ss%20%C3%A9@"])
    func `a mail that the market's client sends is in the outbox word for word`(who: String) async throws {
        let stand = try Stand()
        let server = try stand.sandbox.startMail()
        defer { server.stop() }
        try await MailServer("smtp://\(who)127.0.0.1:\(server.port)").send(try mail())
        let message = try #require(stand.sandbox.outbox.messages().first)
        #expect(message.kind == .mail)
        #expect(message.from == "no-reply@soko.test")
        #expect(message.to == ["amani@example.co.ke"])
        #expect(message.subject == "Karibu سوق")
        #expect(message.text == "Confirm: http://localhost:8080/confirm/abc?x=1\n.\nAsante")
        #expect(
            message.html
                == "<p>Confirm <a href=\"http://localhost:8080/confirm/abc?x=1\">here</a> <script>x</script></p>")
        #expect(message.links == ["http://localhost:8080/confirm/abc?x=1"])
        #expect(stand.sandbox.outbox.messages(to: "AMANI@example.co.ke").count == 1)
        #expect(stand.sandbox.outbox.messages(to: "mani@example.co.ke").isEmpty)
    }

    @Test func `an address beyond ASCII arrives, and a large mail as well`() async throws {
        let stand = try Stand()
        let server = try stand.sandbox.startMail()
        defer { server.stop() }
        let door = try MailServer("smtp://localhost:\(server.port)").mailer
        try await door.send(try mail(to: "zoë@example.co.ke"))
        #expect(stand.sandbox.outbox.messages()[0].to == ["zoë@example.co.ke"])
        let address = try MailAddress("a@b.test")
        let long = String(repeating: "Bei nzuri kabisa leo\n", count: 20_000)
        try await door.send(try MailMessage(from: address, to: [address, address], subject: "", text: long))
        #expect(stand.sandbox.outbox.messages()[0].text == long)
        #expect(stand.sandbox.outbox.messages()[0].to == ["a@b.test", "a@b.test"])
        let larger = try MailMessage(
            from: address, to: [address], subject: "", text: String(repeating: "x", count: 3 << 20))
        guard case .refused(552, _) = await fault(try MailServer("smtp://localhost:\(server.port)"), larger) else {
            throw NotRefused()
        }
    }
    struct NotRefused: Error {}

    @Test func `faults refuse recipients, for now or for good`() async throws {
        let stand = try Stand()
        let server = try stand.sandbox.startMail()
        defer { server.stop() }
        let client = try MailServer(server.address)
        stand.sandbox.faults.set([
            Fault(.serverError, on: .mail, times: 1), Fault(.notFound, on: .mail, ids: ["gone@b.test"]),
        ])
        #expect(
            await fault(client, try mail()) == .refused(code: 451, "451 4.3.0 something is broken here"))
        let good = await fault(client, try mail(to: "gone@b.test"))
        #expect(good == .refused(code: 550, "550 5.1.1 nobody here has that name"))
        #expect(good?.isWorthRetrying == false)
        #expect(stand.sandbox.outbox.messages().isEmpty)
        #expect(await fault(client, try mail()) == nil)
    }

    @Test func `texts are kept for whoever has a key and a number`() async throws {
        let stand = try Stand()
        func send(_ json: String, key: String? = "Bearer k") async throws -> Response {
            let headers = Headers([("Host", Stand.host)] + (key.map { [("Authorization", $0)] } ?? []))
            return try await stand.sandbox.handler(
                Request(.post, "/sms/messages", headers: headers, body: Array(json.utf8)))
        }
        let good = #"{"to": "+254711200301", "text": "Soko: 123456 http://localhost/x"}"#
        let first = try await send(good)
        #expect(first.status == .created)
        #expect(String(decoding: try #require(first.bytes), as: UTF8.self) == #"{"id":"sms-1"}"#)
        for key in [nil, "", "Bearer ", "Basic x"] { #expect(try await send(good, key: key).status == .unauthorized) }
        for bad in [
            "", "[]", #"{"to": "+254711200301"}"#, #"{"to": "0711200301", "text": "x"}"#,
            #"{"to": "+0711200301", "text": "x"}"#, #"{"to": "+254711200301", "text": ""}"#,
            #"{"to": "+25471120030100000", "text": "x"}"#, #"{"to": "+2547112003a1", "text": "x"}"#,
            "{\"to\": \"+254711200301\", \"text\": \"\(String(repeating: "x", count: 1_601))\"}",
        ] {
            #expect(try await send(bad).status == .unprocessable, "\(bad.prefix(60))")
        }
        stand.sandbox.faults.set([
            Fault(.tooManyRequests, on: .sms, times: 1, retryAfter: "2"),
            Fault(.serverError, on: .sms, times: 2, status: 500),
        ])
        let busy = try await send(good)
        #expect(busy.status == .tooManyRequests)
        #expect(busy.headers["Retry-After"] == "2")
        #expect(try await send(good).status == .internalError)
        #expect(stand.sandbox.outbox.messages().count == 1)
        let shown = try await stand.get("/sandbox/outbox.json?to=+254711200301")
        #expect(
            String(decoding: try #require(shown.bytes), as: UTF8.self)
                == #"{"messages":[{"id":1,"kind":"text","at":"2026-09-21T14:13:20Z","from":"","to":["+254711200301"],"subject":"","text":"Soko: 123456 http://localhost/x","html":"","links":["http://localhost/x"]}]}"#
        )
        #expect(try await stand.get("/sandbox/outbox.json?to=%2B254711200301").bytes == shown.bytes)
        #expect(
            try await stand.get("/sandbox/outbox.json?to=amani").bytes.map { String(decoding: $0, as: UTF8.self) }
                == #"{"messages":[]}"#)
    }

    @Test func `the page shows the newest first, links to be clicked and nothing that runs`() async throws {
        let stand = try Stand()
        let outbox = stand.sandbox.outbox
        #expect(
            String(decoding: try #require(try await stand.get("/sandbox/outbox").bytes), as: UTF8.self).contains(
                "Nothing has been sent yet."))
        outbox.keep(.text, to: ["+254711200301"], text: "code 1")
        outbox.keep(
            .mail, from: "a@b.test", to: ["c@d.test"], subject: "<script>alert(1)</script>",
            text: "see https://soko.test/x?a=1&b=2.", html: "<script>alert(2)</script>")
        let page = String(decoding: try #require(try await stand.get("/sandbox/outbox").bytes), as: UTF8.self)
        #expect(page.contains(#"see <a href="https://soko.test/x?a=1&amp;b=2">https://soko.test/x?a=1&amp;b=2</a>."#))
        #expect(!page.contains("<script"))
        let (newest, oldest) = (
            try #require(page.firstRange(of: "message-2")), try #require(page.firstRange(of: "message-1"))
        )
        #expect(newest.lowerBound < oldest.lowerBound)
        #expect(try await stand.get("/sandbox/outbox", peer: "10.0.0.1").status == .notFound)
        #expect(try await stand.get("/sandbox/outbox.json", peer: "10.0.0.1").status == .notFound)
        #expect(
            try await stand.sandbox.handler(Request(.delete, "/sandbox/outbox", headers: ["Host": Stand.host])).status
                == .noContent)
        #expect(outbox.messages().isEmpty)
    }

    @Test func `the last 500 are kept, and fewer when they are large`() throws {
        let outbox = Outbox { Date() }
        for number in 1...501 { outbox.keep(.text, to: ["+1"], text: "\(number)") }
        #expect(outbox.messages().count == 500)
        #expect(outbox.messages().last?.text == "2")
        let megabyte = String(repeating: "x", count: 1 << 20)
        for _ in 0..<70 { outbox.keep(.text, to: ["+1"], text: megabyte) }
        #expect(outbox.messages().count == 63)
    }
}
