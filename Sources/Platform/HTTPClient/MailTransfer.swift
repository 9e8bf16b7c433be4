import CCurl
import Foundation
import Mail

/// One mail on its way to its server. Belongs to the thread that runs it.
final class MailTransfer {
    private let bytes: [UInt8]
    private let server: MailServer
    private var sent = 0
    /// The server's latest refusal; when it has one, the farewell comes behind it.
    private var refusal: (code: Int, words: String)?

    init(_ bytes: [UInt8], to server: MailServer) { (self.bytes, self.server) = (bytes, server) }

    /// Blocks until the server has taken the mail.
    func run(from: MailAddress, to: [MailAddress]) throws(MailFault) {
        guard CurlLoop.libraryIsReady, let easy = curl_easy_init() else { throw .connect("out of memory") }
        defer { curl_easy_cleanup(easy) }
        var recipients: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(recipients) }
        for address in to { recipients = curl_slist_append(recipients, "<\(address.text)>") }
        curl_put_list(easy, CURLOPT_MAIL_RCPT, recipients)
        curl_put_text(easy, CURLOPT_MAIL_FROM, "<\(from.text)>")
        setServer(on: easy, greeting: from.domain.utf8.allSatisfy { $0 < 0x80 } ? String(from.domain) : "localhost")
        setFlow(on: easy)
        let code = curl_easy_perform(easy)
        guard code == CURLE_OK else { throw fault(code) }
    }

    private func setServer(on easy: UnsafeMutableRawPointer, greeting: String) {
        curl_put_text(
            easy, CURLOPT_URL, "\(server.isTLS ? "smtps" : "smtp")://\(server.host):\(server.port)/\(greeting)")
        curl_put_text(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        curl_put_text(easy, CURLOPT_PROXY, "")
        if let user = server.user { curl_put_text(easy, CURLOPT_USERNAME, user) }
        if let password = server.password { curl_put_text(easy, CURLOPT_PASSWORD, password) }
        let isSecret = server.user != nil && !server.isThisMachine
        curl_put_long(easy, CURLOPT_USE_SSL, Int(isSecret ? CURLUSESSL_ALL.rawValue : CURLUSESSL_TRY.rawValue))
        curl_put_long(easy, CURLOPT_NOSIGNAL, 1)
        curl_put_long(easy, CURLOPT_CONNECTTIMEOUT_MS, max(1, min(server.deadline, .seconds(10)).wholeMilliseconds))
        curl_put_long(easy, CURLOPT_TIMEOUT_MS, max(1, server.deadline.wholeMilliseconds))
    }

    private func setFlow(on easy: UnsafeMutableRawPointer) {
        let me = Unmanaged.passUnretained(self).toOpaque()
        curl_put_long(easy, CURLOPT_UPLOAD, 1)
        curl_put_size(easy, CURLOPT_INFILESIZE_LARGE, curl_off_t(bytes.count))
        curl_put_data(easy, CURLOPT_READDATA, me)
        curl_put_source(easy) { room, size, count, context in
            MailTransfer.from(context).give(UnsafeMutableRawBufferPointer(start: room, count: size * count))
        }
        curl_put_data(easy, CURLOPT_HEADERDATA, me)
        curl_put_sink(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            MailTransfer.from(context).hear(UnsafeRawBufferPointer(start: bytes, count: size * count))
            return size * count
        }
    }

    private func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(room.count, bytes.count - sent)
        room.copyBytes(from: bytes[sent..<sent + count])
        sent += count
        return count
    }

    private func hear(_ line: UnsafeRawBufferPointer) {
        let text = String(decoding: line.prefix(300), as: UTF8.self)
        guard let code = Int(text.prefix(3)), (400...599).contains(code) else { return }
        refusal = (
            code, String(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.map(Character.init))
        )
    }

    private func fault(_ code: CURLcode) -> MailFault {
        let why = String(cString: curl_easy_strerror(code))
        return switch code {
        case CURLE_LOGIN_DENIED: .signIn
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT: .connect(why)
        case CURLE_OPERATION_TIMEDOUT: .deadline(after: server.deadline)
        case CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM:
            .tls(why)
        default: refusal.map { .refused(code: $0.code, $0.words) } ?? .incomplete(why)
        }
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> MailTransfer {
        guard let context else { preconditionFailure("curl lost our pointer") }
        return Unmanaged<MailTransfer>.fromOpaque(context).takeUnretainedValue()
    }
}
