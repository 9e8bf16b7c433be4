import Foundation
import HTML
import HTTP
import JSON

/// What the market sends to people, and the provider of texts.
extension Sandbox {
    static let text = Route(.post, "/sms/messages")
    static let outboxPage = Route(.get, "/sandbox/outbox")
    static let outboxJSON = Route(.get, "/sandbox/outbox.json")
    static let outboxRemoval = Route(.delete, "/sandbox/outbox")

    var letters: [Endpoint] {
        [
            Endpoint(Self.text, for: .anybody, bodyLimit: 16 << 10) { [self] request in
                try await served(.sms, nil, request) { _ in try send(request) }
            },
            Endpoint(Self.outboxPage, for: .anybody) { [self] request in
                try Self.checkPeer(request)
                return .html(OutboxPage(messages: outbox.messages(to: request.query["to"])).rendered())
            },
            Endpoint(Self.outboxJSON, for: .anybody) { [self] request in
                try Self.checkPeer(request)
                return .json(outboxJSON(to: request.query["to"]))
            },
            Endpoint(Self.outboxRemoval, for: .anybody) { [self] request in
                try Self.checkPeer(request)
                outbox.clear()
                return Response(.noContent)
            },
        ]
    }

    /// Listens for mails on loopback.
    ///
    /// - Parameter port: 0 lets the system choose.
    /// - Throws: `MailPortTaken`.
    package func startMail(port: Int = 0) throws -> SMTPServer {
        try SMTPServer(port: port, objection: { [self] in objection(to: $0) }) { [outbox] mail in
            let read = MailReading(mail.data)
            outbox.keep(
                .mail, from: mail.from, to: mail.to, subject: read.subject, text: read.text, html: read.html)
        }
    }

    /// What the faults of mails answer for a recipient: 4xx for now, 5xx for good.
    private func objection(to recipient: String) -> String? {
        var objection: String?
        for fault in faults.striking(.mail, product: recipient) {
            switch fault.effect {
            case .latency: usleep(UInt32(fault.milliseconds) * 1_000)
            case .tooManyRequests: objection = objection ?? "450 4.2.1 come back later"
            case .serverError: objection = objection ?? "451 4.3.0 something is broken here"
            default: objection = objection ?? "550 5.1.1 nobody here has that name"
            }
        }
        return objection
    }

    private struct TextBody: Decodable {
        let to: String
        let text: String
    }

    private func send(_ request: Request) throws -> Response {
        guard let key = request.headers["authorization"], key.hasPrefix("Bearer "), key.utf8.count > 7 else {
            throw Problem(.unauthorized, code: "no-key", headers: ["WWW-Authenticate": "Bearer"])
        }
        let body = try Self.decoded(TextBody.self, request)
        let digits = body.to.dropFirst()
        guard body.to.first == "+", (8...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ 48...57 ~= $0 }),
            digits.first != "0"
        else { throw Problem(.unprocessable, code: "bad-number", detail: "E.164, as in +254711200301") }
        guard (1...1_600).contains(body.text.count) else {
            throw Problem(.unprocessable, code: "bad-text", detail: "1 to 1600 characters")
        }
        var json = JSONWriter()
        json.object { $0.member("id", "sms-\(outbox.keep(.text, to: [body.to], text: body.text))") }
        return .json(json.bytes, status: .created)
    }

    private func outboxJSON(to recipient: String?) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("messages")
            json.array(of: outbox.messages(to: recipient)) { json, message in
                json.object { json in
                    json.member("id", message.id)
                    json.member("kind", message.kind.rawValue)
                    json.key("at")
                    json.value(secondsSince1970: Int64(message.at.timeIntervalSince1970))
                    json.member("from", message.from)
                    json.key("to")
                    json.array(of: message.to) { $0.value($1) }
                    json.member("subject", message.subject)
                    json.member("text", message.text)
                    json.member("html", message.html)
                    json.key("links")
                    json.array(of: message.links) { $0.value($1) }
                }
            }
        }
        return json.bytes
    }
}
