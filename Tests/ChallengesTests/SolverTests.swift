import Browser
import Challenges
import Compression
import Foundation
import TestSupport
import Testing

/// `Public/challenge.js` in a real browser, its answers held against the server's side.
@Suite(.serialized, .enabled(if: Browser.installed() != nil, "Chromium is not installed"), .timeLimit(.minutes(3)))
struct SolverTests {
    private static let script = packageFolder + "/Public/challenge.js"

    /// A form with that puzzle; what it sends arrives in the box.
    private func site(_ puzzle: String, _ sent: Box<[String]>) throws -> ScriptedServer {
        let script = try String(contentsOfFile: Self.script, encoding: .utf8)
        return ScriptedServer { request, connection in
            let html = ["Content-Type: text/html; charset=utf-8"]
            switch request.path {
            case "/challenge.js": connection.reply(headers: ["Content-Type: text/javascript"], script)
            case "/":
                connection.reply(
                    headers: html,
                    """
                    <!DOCTYPE html><title>Form</title><script type=module src=/challenge.js></script>
                    <script>let worst = 0, last = performance.now()
                    setInterval(() => { const now = performance.now(); worst = Math.max(worst, now - last); last = now }, 1)</script>
                    <form method=post action=/sent data-challenge><input type=hidden name=challenge value="\(puzzle)">
                    <input id=name name=name><button id=send name=by value=button>Send</button></form>
                    """)
            case "/sent":
                sent.withLock { $0.append(String(decoding: request.body, as: UTF8.self)) }
                connection.reply(headers: html, "<!DOCTYPE html><title>Sent</title>")
            default: connection.reply("404 Not Found")
            }
        }
    }

    /// Does `work` on the page and returns the fields that the form sent, once.
    private func visit(
        _ puzzle: String, _ options: PageOptions = PageOptions(), _ work: (Page, ScriptedServer) async throws -> Void
    ) async throws -> [String: String] {
        let sent = Box<[String]>([])
        let server = try site(puzzle, sent)
        defer { server.stop() }
        let browser = try await Browser.launch()
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await work(try await browser.newPage(options), server)) } catch {
            outcome = .failure(error)
        }
        await browser.close()
        try outcome.get()
        #expect(sent.current.count == 1)
        let pairs = (sent.current.first ?? "").split(separator: "&").map { $0.split(separator: "=").map(String.init) }
        return Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0.count > 1 ? $0[1] : "") })
    }

    private func challenges(bits: Int, wait: Int = 10) -> Challenges {
        Challenges(key: Array("a key of this market".utf8)) { _ in Difficulty(bits: bits, waitSeconds: wait) }
    }

    @Test(arguments: [1, 7, 14, 25, 32]) func `a form that is sent at once waits for its solution`(length: Int)
        async throws
    {
        // Purposes of several lengths: the number stands at other places in SHA-256's blocks, or across two of them.
        let purpose = String(repeating: "a", count: length)
        let challenges = challenges(bits: 12)
        let fields = try await visit(challenges.puzzle(for: purpose)) { page, server in
            try await page.open(server.url())
            _ = try await page.evaluate("document.querySelector('#send').click()")
            try await page.waitFor(expression: "document.title == 'Sent'")
        }
        #expect(fields["by"] == "button")
        #expect(try await challenges.accept(fields["challenge"] ?? "", for: purpose) == .work)
    }

    @Test func `work begins when the form is touched, and the page stays awake meanwhile`() async throws {
        // A million hashes: its first solution is known.
        let puzzle =
            "sign-up.20.1790000000000.1790001800000.10.\(String(repeating: "0", count: 31))9.\(String(repeating: "0", count: 32))"
        let longest = Box(1_000.0)
        let fields = try await visit(puzzle) { page, server in
            try await page.open(server.url())
            try await page.type("Amani", into: "#name")
            try await page.waitFor(expression: "document.forms[0].elements.challenge.value.split('.').length == 8")
            let milliseconds = try await page.evaluate("worst").number ?? 1_000
            longest.withLock { $0 = milliseconds }
            try await page.click("#send")
            try await page.waitFor(expression: "document.title == 'Sent'")
        }
        #expect(longest.current < 300)
        #expect(fields == ["challenge": puzzle + ".01002649", "name": "Amani", "by": "button"])
    }

    @Test func `an impatient visitor who clicks three times sends one form`() async throws {
        let challenges = challenges(bits: 16)
        let fields = try await visit(challenges.puzzle(for: "sign-up")) { page, server in
            try await page.open(server.url())
            _ = try await page.evaluate("for (let i = 0; i < 3; i++) document.querySelector('#send').click()")
            try await page.waitFor(expression: "document.title == 'Sent'")
        }
        #expect(try await challenges.accept(fields["challenge"] ?? "", for: "sign-up") == .work)
    }

    @Test func `without JavaScript the puzzle comes back as it was and takes patience`() async throws {
        let challenges = challenges(bits: 18)
        let fields = try await visit(challenges.puzzle(for: "sign-up"), PageOptions(hasJavaScript: false)) {
            page, server in
            try await page.open(server.url())
            try await page.click("#send", waitUntil: .load)
        }
        let answer = fields["challenge"] ?? ""
        await #expect(throws: ChallengeRefusal.self) { try await challenges.accept(answer, for: "sign-up") }
        #expect(try await challenges.accept(answer, for: "sign-up", at: Date() + 10) == .patience)
    }

    @Test func `the script is small enough to be in the first packets`() throws {
        let bytes = Array(try String(contentsOfFile: Self.script, encoding: .utf8).utf8)
        #expect(Encoding.gzip.compressed(bytes, best: true).count <= 1536)
    }
}
