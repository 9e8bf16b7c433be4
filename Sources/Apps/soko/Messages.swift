import Flows
import HTTPClient
import JSON
import Jobs
import Mail
import Settings
import Vocabulary

extension Ground {
    /// Which ways out there are, as `/health` says it.
    func messengerName() throws -> String {
        let ways = [
            try settings.value(MarketSettings.mailServer).map { _ in "smtp" },
            try settings.value(MarketSettings.smsURL).map { _ in "sms" },
        ].compactMap { $0 }
        return ways.isEmpty ? "none" : ways.joined(separator: "+")
    }

    /// How messages go out. What cannot go out waits in the queue and is tried again.
    func messenger(_ client: HTTPClient) throws -> Messenger {
        Messenger(name: try messengerName(), mail: try mail(), text: try text(client))
    }

    private func mail() throws -> @Sendable (EmailAddress, Letter) async throws -> Void {
        guard let address = try settings.value(MarketSettings.mailServer) else {
            return { _, _ in throw JobFault.later(.seconds(300), reason: "no mail server is set (SOKO_MAIL_URL)") }
        }
        let server: MailServer
        let sender: MailAddress
        do { server = try MailServer(address) } catch { throw CommandFault("SOKO_MAIL_URL: \(error)") }
        do { sender = try MailAddress(try settings.value(MarketSettings.mailSender), name: preset.name) } catch {
            throw CommandFault("SOKO_MAIL_FROM: \(error)")
        }
        return { to, letter in
            let message = try MailMessage(
                from: sender, to: [try MailAddress(to.text)], subject: letter.subject, text: letter.body,
                unsubscribe: letter.unsubscribe)
            do { try await server.send(message) } catch let fault as MailFault where !fault.isWorthRetrying {
                throw JobFault.hopeless("\(fault)")
            }
        }
    }

    private func text(_ client: HTTPClient) throws -> @Sendable (Phone, String) async throws -> Void {
        guard let address = try settings.value(MarketSettings.smsURL) else {
            return { _, _ in throw JobFault.later(.seconds(300), reason: "no SMS gateway is set (SOKO_SMS_URL)") }
        }
        let token = try settings.value(MarketSettings.smsToken)
        return { to, body in
            var json = JSONWriter(reserving: 512)
            json.object { json in
                json.member("to", to.e164)
                json.member("text", body)
            }
            var headers = [("Content-Type", "application/json")]
            if let token { headers.append(("Authorization", "Bearer \(token)")) }
            let reply = try await client.send(
                OutboundRequest(method: "POST", url: address, headers: headers, body: json.bytes, maxBytes: 64 << 10))
            switch reply.status {
            case 200..<300: return
            case 429, 500...: throw JobFault.later(.seconds(30), reason: "the SMS gateway answered \(reply.status)")
            default: throw JobFault.hopeless("the SMS gateway answered \(reply.status)")
            }
        }
    }
}
