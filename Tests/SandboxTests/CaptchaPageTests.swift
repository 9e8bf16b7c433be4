import HTTP
import Testing

@testable import Sandbox

struct CaptchaPageTests {
    private func verify(_ stand: Stand, _ form: String) async throws -> String {
        let response = try await stand.sandbox.handler(
            Request(.post, "/captcha/siteverify", headers: ["Host": Stand.host], body: Array(form.utf8)))
        #expect(response.status == .ok)
        return String(decoding: response.bytes ?? [], as: UTF8.self)
    }

    @Test func `an answer from the frame is good once, and each refusal says why`() async throws {
        let stand = try Stand()
        let frame = try await stand.get("/captcha/frame?sitekey=sandbox-site-key")
        let text = String(decoding: frame.bytes ?? [], as: UTF8.self)
        let answer = try #require(text.firstMatch(of: /person-[A-Za-z0-9_-]+/)).output
        let secret = "secret=sandbox-captcha-secret"
        #expect(try await verify(stand, "\(secret)&response=\(answer)").contains("\"success\":true"))
        for (form, code) in [
            ("\(secret)&response=\(answer)", "invalid-or-already-seen-response"), (secret, "missing-input-response"),
            ("response=x", "missing-input-secret"), ("secret=x&response=x", "invalid-input-secret"),
        ] {
            let refused = try await verify(stand, form)
            #expect(refused.contains("\"success\":false") && refused.contains(code), "\(refused)")
        }
    }

    @Test func `an answer of another site, and a provider that is down`() async throws {
        let stand = try Stand()
        let answer = stand.sandbox.captchaBook.answer(for: "other")
        let form = "secret=sandbox-captcha-secret&sitekey=sandbox-site-key&response=\(answer)"
        #expect(try await verify(stand, form).contains("\"success\":false"))
        stand.sandbox.faults.set([Fault(.serverError, on: .captcha)])
        let down = try await stand.sandbox.handler(
            Request(.post, "/captcha/siteverify", headers: ["Host": Stand.host], body: Array(form.utf8)))
        #expect(down.status == .unavailable)
    }
}
