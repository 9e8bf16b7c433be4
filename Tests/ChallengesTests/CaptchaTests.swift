import Challenges
import Foundation
import HTTPClient
import Images
import Sandbox
import Synchronization
import Telemetry
import TestSupport
import Testing

/// A captcha's provider, played by the sandbox, over a real connection.
@Suite(.timeLimit(.minutes(2))) struct CaptchaTests {
    private struct Stand {
        let sandbox: Sandbox
        let captcha: Captcha
    }

    private func visit(secret: String = CaptchaBook.secret, _ work: (Stand) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("captcha-\(UUID().uuidString)").path
        let sandbox = try Sandbox(goods: [], images: try Images.start(), cacheFolder: folder)
        let server = try sandbox.start()
        let web = HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1"]))
        let widget = CaptchaWidget(
            siteKey: CaptchaBook.siteKey, script: server.address + "/captcha/1/api.js", sources: [server.address])
        let captcha = Captcha.verified(
            widget: widget, secret: secret, at: server.address + "/captcha/siteverify", over: web)
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await work(Stand(sandbox: sandbox, captcha: captcha))) } catch {
            outcome = .failure(error)
        }
        await server.stop()
        await web.shutdown()
        // Nothing is lost: without pictures there may be no folder.
        try? FileManager.default.removeItem(atPath: folder)
        try outcome.get()
    }

    @Test func `an answer is good once, for its own site, and what is none is not`() async throws {
        try await visit { stand in
            let answer = stand.sandbox.captchaBook.answer(for: CaptchaBook.siteKey)
            let foreign = stand.sandbox.captchaBook.answer(for: "another site")
            var verdicts: [Bool] = []
            for text in [answer, answer, foreign, "made up & = +", "' OR 1=1"] {
                verdicts.append(try await stand.captcha.verify(text, "203.0.113.5"))
            }
            #expect(verdicts == [true, false, false, false, false])
        }
    }

    @Test(arguments: [Fault.Effect.serverError, .tooManyRequests, .shortBody, .notFound, .truncatedBody])
    func `a provider that is broken is away, and says neither yes nor no`(effect: Fault.Effect) async throws {
        try await visit { stand in
            stand.sandbox.faults.set([Fault(effect, on: .captcha)])
            let answer = stand.sandbox.captchaBook.answer(for: CaptchaBook.siteKey)
            let fault = await #expect(throws: CaptchaFault.self) { try await stand.captcha.verify(answer, "") }
            if case .away? = fault { return }
            Issue.record("\(String(describing: fault))")
        }
    }

    @Test func `a wrong secret is the market's fault, not the visitor's`() async throws {
        try await visit(secret: "another") { stand in
            await #expect(throws: CaptchaFault.wrongSecret("invalid-input-secret")) {
                try await stand.captcha.verify("x", "")
            }
        }
    }

    @Test func `who did not answer is left in peace for a minute, and everybody sees it`() async throws {
        let now = Box(ContinuousClock.now), asked = Box(0), isAway = Box(true), lines = Box<[String]>([])
        let widget = CaptchaWidget(siteKey: "k", script: "https://c.test/api.js", sources: ["https://c.test"])
        let captcha = Captcha(widget: widget) { _, _ throws(CaptchaFault) in
            asked.withLock { $0 += 1 }
            if isAway.current { throw .away("test") }
            return true
        }
        let log = Log(level: .info) { line in lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
        let watch = CaptchaWatch(captcha, log: log, now: { now.current })
        #expect(watch.widget == widget)
        var verdicts: [Bool?] = []
        for _ in 0..<3 { verdicts.append(await watch.verify("answer", from: "")) }
        #expect(verdicts == [nil, nil, nil])
        #expect(asked.current == 1)
        #expect(watch.widget == nil)
        isAway.withLock { $0 = false }
        now.withLock { $0 += .seconds(61) }
        #expect(watch.widget == widget)
        let back = await watch.verify("answer", from: "")
        #expect(back == true)
        // What is no answer is not sent.
        for text in ["", String(repeating: "a", count: 8_193)] {
            let verdict = await watch.verify(text, from: "")
            #expect(verdict == false)
        }
        #expect(asked.current == 2)
        #expect(lines.current.count == 1)
    }
}
