import Browser
import TestSupport
import Testing
import Vocabulary

@testable import Scouting

@Suite(.enabled(if: Browser.installed() != nil, "Chromium is not installed"), .timeLimit(.minutes(2)))
struct ScoutScriptTests {
    @Test func `the script finds products in a real page that grows, without its pictures`() async throws {
        let server = ScriptedServer { request, connection in
            guard request.path.hasPrefix("/c/") else { return connection.reply("404 Not Found") }
            connection.reply(
                headers: ["Content-Type: text/html"],
                """
                <!DOCTYPE html><title>Duka la Asha</title><style>a { display: block; height: 300px }</style><body>
                <a href="/p/123/254700123456">short</a><a href="https://wa.me/254700123456">chat</a><script>
                let n = 0; function more() { for (let i = 0; i < 12 && n < 36; i++, n++) { const a = document.createElement('a');
                a.href = '/p/' + (n % 2 ? '1' : '') + (1000000000000000 + n) + '/254700123456?ref=c'; a.innerHTML = '<img src=/i' + n + '.jpg>';
                document.body.append(a) } document.body.setAttribute('aria-busy', 'false') }
                more(); addEventListener('scroll', () => { document.body.setAttribute('aria-busy', n < 36); setTimeout(more, 20) })
                </script>
                """)
        }
        let browser = try await Browser.launch()
        let page = try await browser.newPage(PageOptions(viewport: .phone, blocking: [.image, .font, .media]))
        try await page.open(server.url("/c/254700123456"), waitUntil: .domContentLoaded)
        func look() async throws -> CatalogueView {
            try CatalogueScript.decode(try await page.evaluate(CatalogueScript.source).string ?? "")
        }
        var walk = CatalogueWalk()
        let first = try await look()
        #expect(first.references.count == 12)
        #expect(first.title == "Duka la Asha")
        var step = walk.look(first).next
        while case .scroll(let wait) = step {
            try await page.scrollToEnd()
            try await Task.sleep(for: wait)
            step = walk.look(try await look()).next
        }
        #expect(step == .finished)
        #expect(walk.references.count == 36)
        #expect(walk.references.first?.productID.digits == "1000000000000000")
        #expect(walk.references.last?.productID.digits == "11000000000000035")
        #expect(Set(walk.references.map(\.sellerPhone.digits)) == ["254700123456"])
        #expect(server.paths.allSatisfy { !$0.hasPrefix("/i") })
        await browser.close()
    }
}
