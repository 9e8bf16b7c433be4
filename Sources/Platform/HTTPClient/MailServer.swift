import CCurl
import Crypto
import Foundation
import Lanes
import Mail
import Network

/// A server that takes mails by SMTP, found by its address: `smtp://user:password@host:port` or `smtps://…`.
///
/// `smtps` is encrypted from the first byte (port 465 unless told). `smtp` (port 587 unless told) changes to encryption
/// with STARTTLS when the server offers it; a password is never sent without, except to this machine.
package struct MailServer: Sendable {
    let host: String
    let port: Int
    let isTLS: Bool
    let user: String?
    let password: String?
    let deadline: Duration
    /// Blocking transfers; a mail waits for one of them.
    private let bench = Workbench(name: "mail", threads: 4)

    /// - Parameters:
    ///   - address: user and password percent-encoded.
    ///   - deadline: for one mail, from the name lookup to the server's last word.
    /// - Throws: `MailFault.badServer`, which does not repeat the password.
    package init(_ address: String, deadline: Duration = .seconds(30)) throws(MailFault) {
        guard let parser = curl_url() else { throw .badServer("out of memory") }
        defer { curl_url_cleanup(parser) }
        guard curl_url_set(parser, CURLUPART_URL, address, 0) == CURLUE_OK else {
            throw .badServer("smtp://user:password@host:port belongs there")
        }
        func part(_ which: CURLUPart, _ flags: Int32 = 0) -> String? {
            var found: UnsafeMutablePointer<CChar>?
            guard curl_url_get(parser, which, &found, UInt32(flags)) == CURLUE_OK, let found else { return nil }
            defer { curl_free(found) }
            return String(cString: found)
        }
        guard let scheme = part(CURLUPART_SCHEME), ["smtp", "smtps"].contains(scheme) else {
            throw .badServer("only smtp and smtps")
        }
        guard let host = part(CURLUPART_HOST), !host.isEmpty else { throw .badServer("no host") }
        isTLS = scheme == "smtps"
        self.host = host
        port = part(CURLUPART_PORT).flatMap { Int($0) } ?? (isTLS ? 465 : 587)
        user = part(CURLUPART_USER, CURLU_URLDECODE)
        password = part(CURLUPART_PASSWORD, CURLU_URLDECODE)
        self.deadline = deadline
    }

    /// - Throws: `MailFault`; all recipients have it, or none when the server refused one.
    package func send(_ message: MailMessage) async throws(MailFault) {
        let bytes = message.encoded(id: hex(randomBytes(16)), date: Date())
        let outcome: Result<Void, MailFault>
        do {
            outcome = try await bench.run {
                do throws(MailFault) {
                    try MailTransfer(bytes, to: self).run(from: message.from, to: message.to)
                    return .success(())
                } catch { return .failure(error) }
            }
        } catch { throw .cancelled }
        try outcome.get()
    }

    package var mailer: Mailer { Mailer { message throws(MailFault) in try await send(message) } }

    /// Where a password may travel in the open.
    var isThisMachine: Bool {
        if host == "localhost" { return true }
        let literal = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        guard let address = IPAddress(literal) else { return false }
        return address.bytes.count == 4
            ? address.bytes[0] == 127 : address.bytes == [UInt8](repeating: 0, count: 15) + [1]
    }
}
