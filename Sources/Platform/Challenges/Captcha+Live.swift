import Foundation
import HTTPClient

extension Captcha {
    /// A provider that speaks hCaptcha's `siteverify`.
    ///
    /// - Parameters:
    ///   - verification: where answers are held against the secret.
    ///   - web: refuses private addresses unless settings name them. No redirect is followed: the secret goes there only.
    package static func verified(
        widget: CaptchaWidget, secret: String, at verification: String, over web: HTTPClient
    ) -> Captcha {
        Captcha(widget: widget) { answer, address throws(CaptchaFault) in
            let form = [
                ("secret", secret), ("response", answer), ("sitekey", widget.siteKey), ("remoteip", address),
            ]
            let reply: OutboundReply
            do throws(OutboundFault) {
                reply = try await web.send(
                    OutboundRequest(
                        method: "POST", url: verification,
                        headers: [
                            ("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json"),
                        ],
                        body: Array(encoded(form).utf8), deadline: .seconds(5), connectTimeout: .seconds(3),
                        maxBytes: 16 << 10, maxRedirects: 0))
            } catch { throw .away("\(error)") }
            guard reply.status == 200 else { throw .away("it answered \(reply.status)") }
            return try verdict(reply.body)
        }
    }

    private struct Reply: Decodable {
        let success: Bool
        let codes: [String]?
        enum CodingKeys: String, CodingKey { case success, codes = "error-codes" }
    }

    private static func verdict(_ body: [UInt8]) throws(CaptchaFault) -> Bool {
        let reply: Reply
        do { reply = try JSONDecoder().decode(Reply.self, from: Data(body)) } catch {
            throw .away("its answer is none")
        }
        // Then no answer is ever good: nobody could come in, and the setting is to blame.
        let ours = ["missing-input-secret", "invalid-input-secret", "sitekey-secret-mismatch"]
        if let code = reply.codes?.first(where: ours.contains) { throw .wrongSecret(code) }
        return reply.success
    }

    private static func encoded(_ form: [(String, String)]) -> String {
        var plain = CharacterSet(charactersIn: "-._~")
        plain.formUnion(CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
        return form.map { name, value in
            name + "=" + (value.addingPercentEncoding(withAllowedCharacters: plain) ?? "")
        }.joined(separator: "&")
    }
}
