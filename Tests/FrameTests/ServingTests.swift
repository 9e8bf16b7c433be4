import Frame
import HTTP
import Postgres
import Telemetry
import TestSupport
import Testing

@Suite struct ServingTests {
    @Test(arguments: [
        ("/p/1", "/p/1"), ("/?q=a%20b&x=1#y", "/?q=a%20b&x=1#y"), (nil, "/"), ("", "/"), ("p", "/"), ("//evil", "/"),
        ("/\\evil", "/"), ("/a\\b", "/"),
        ("/a b", "/"), ("/a\n", "/"), ("https://evil", "/"), ("/\u{7F}", "/"),
    ])
    func `only a path of this site is one to go back to`(given: String?, path: String) {
        #expect(LocalPath(given).text == path)
    }

    @Test func `a copy is given while the database is away, and forgotten when its page is refused`() async throws {
        let good = LastGood(log: .silent, metrics: Metrics())
        func answer(_ fresh: () async throws -> String) async throws -> Response {
            try await good.answer("home") {
                let text = try await fresh()
                return (
                    { _ in .text("own " + text) }, { age in .text("stranger " + text + (age == nil ? "" : " saved")) }
                )
            }
        }
        let away = PostgresFault.unavailable("gone")
        await #expect(throws: PostgresFault.self) { try await answer { throw away } }
        let fresh = try await answer { "1" }, copy = try await answer { throw away }
        #expect(fresh.bytes == Array("own 1".utf8))
        #expect(copy.bytes == Array("stranger 1 saved".utf8))
        #expect(copy.headers["X-Soko-Saved-Copy"] == "1")
        #expect(copy.headers["Age"] == "0")
        await #expect(throws: PostgresFault.self) {
            try await answer { throw PostgresFault.refused(state: "42601", message: "syntax", constraint: nil) }
        }
        let still = try await answer { throw away }
        #expect(still.bytes == copy.bytes)
        await #expect(throws: Problem.self) { try await answer { throw Problem(.notFound, code: "gone") } }
        await #expect(throws: PostgresFault.self) { try await answer { throw away } }
    }

    @Test func `files are served by name with what they are, compressed and for ever under their version`() async throws
    {
        let assets = try Assets(folder: packageFolder + "/Public")
        let router = Router(assets.endpoints)
        let style = try await router.respond(
            to: Request(.get, "/assets/market.css?v=\(assets.version)", headers: ["Accept-Encoding": "br"]))
        #expect(style.headers["Content-Type"] == "text/css; charset=utf-8")
        #expect(style.headers["Cache-Control"] == "public, max-age=31536000, immutable")
        #expect(style.headers["Content-Encoding"] == "br")
        let unversioned = try await router.respond(to: Request(.get, "/assets/market.css?v=old"))
        #expect(unversioned.headers["Cache-Control"] == "public, max-age=300")
        #expect(unversioned.headers["Content-Encoding"] == nil)
        for name in ["nothing.css", "..%2fPackage.swift", "%2e%2e%2fMakefile"] {
            await #expect(throws: Problem.self) { try await router.respond(to: Request(.get, "/assets/" + name)) }
        }
    }
}
