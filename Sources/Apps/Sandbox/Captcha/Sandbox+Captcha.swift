import Foundation
import HTML
import HTTP
import JSON

/// A captcha's provider in the protocol of hCaptcha: a script that puts a frame into forms, and `siteverify`.
extension Sandbox {
    static let captchaScript = Route(.get, "/captcha/1/api.js")
    static let captchaFrame = Route(.get, "/captcha/frame")
    static let siteverify = Route(.post, "/captcha/siteverify")

    var captcha: [Endpoint] {
        [
            Endpoint(Self.captchaScript, for: .anybody) { request in
                .text(
                    Self.widgetScript.replacing("ORIGIN", with: Self.base(of: request)),
                    type: "text/javascript; charset=utf-8")
            },
            Endpoint(Self.captchaFrame, for: .anybody) { [self] request in
                let answer = captchaBook.answer(for: request.query["sitekey"] ?? "")
                var response = Response.html(Array(Self.frame(answer).utf8))
                response.headers.add("Cache-Control", "no-store")
                return response
            },
            Endpoint(Self.siteverify, for: .anybody, bodyLimit: 32 << 10) { [self] request in
                try await served(.captcha, nil, request) { _ in verified(request.form) }
            },
        ]
    }

    private func verified(_ form: Query) -> Response {
        var code: String?
        switch form["secret"] ?? "" {
        case "": code = "missing-input-secret"
        case CaptchaBook.secret: code = nil
        default: code = "invalid-input-secret"
        }
        let answer = form["response"] ?? ""
        if code == nil, answer.isEmpty { code = "missing-input-response" }
        if code == nil, !captchaBook.use(answer, for: form["sitekey"]) { code = "invalid-or-already-seen-response" }
        var json = JSONWriter()
        json.object { json in
            json.member("success", code == nil)
            json.key("challenge_ts")
            json.value(secondsSince1970: Int64(now().timeIntervalSince1970))
            json.key("error-codes")
            json.array(of: [code].compactMap { $0 }) { $0.value($1) }
        }
        return .json(json.bytes)
    }

    /// Only an answer's own letters stand in it, so nothing is escaped.
    private static func frame(_ answer: String) -> String {
        """
        <!DOCTYPE html><meta charset="utf-8"><title>Captcha</title>
        <style>:root{color-scheme:light dark}body{margin:0;font:16px system-ui}label{display:flex;gap:8px;padding:12px;border:1px solid #888;\
        border-radius:8px}</style>
        <label><input type="checkbox" id="person"> I am a person</label>
        <script>person.onchange = () => parent.postMessage({ captcha: '\(answer)' }, '*')</script>
        """
    }

    private static let widgetScript = """
        for (const place of document.querySelectorAll('.h-captcha')) {
          const field = document.createElement('textarea'), frame = document.createElement('iframe')
          field.name = 'h-captcha-response'
          field.hidden = true
          frame.src = 'ORIGIN/captcha/frame?sitekey=' + encodeURIComponent(place.dataset.sitekey)
          frame.title = 'Captcha'
          frame.width = 300
          frame.height = 56
          frame.style.colorScheme = 'light dark'
          frame.style.border = 0
          place.append(frame, field)
          addEventListener('message', event => {
            if (event.origin === 'ORIGIN' && event.source === frame.contentWindow) field.value = event.data.captcha
          })
        }
        """
}
