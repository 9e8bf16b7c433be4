import HTTP
import Testing

struct RouterTests {
    let router = Router([
        Endpoint(Route(.get, "/products/{id}", Int.self), for: .anybody) { _, id in .text("product \(id)") },
        Endpoint(Route(.delete, "/products/{id}", Int.self), for: .anybody) { _, id in .text("deleted \(id)") },
        Endpoint(Route(.post, "/products/new"), for: .anybody, bodyLimit: 20 << 20) { _ in .text("made") },
        Endpoint(Route(.get, "/products/new"), for: .anybody) { _ in .text("form") },
        Endpoint(Route(.get, "/sellers/{name}", String.self), for: .anybody) { _, name in .text("seller \(name)") },
        Endpoint(Route(.post, "/sellers/first"), for: .anybody) { _ in .text("first") },
        Endpoint(Route(.get, "/{page}", String.self), for: .anybody) { _, page in .text("page \(page)") },
    ])
    func text(_ method: HTTP.Method, _ path: String) async throws -> String {
        String(decoding: try await router.respond(to: Request(method, path)).bytes ?? [], as: UTF8.self)
    }
    func refusal(_ method: HTTP.Method, _ path: String) async throws -> Problem? {
        do {
            _ = try await router.respond(to: Request(method, path))
            return nil
        } catch let problem as Problem { return problem }
    }

    @Test func `a request finds its endpoint and its values`() async throws {
        #expect(try await text(.get, "/products/12?x=1") == "product 12")
        #expect(try await text(.delete, "/products/12") == "deleted 12")
        #expect(try await text(.get, "/about") == "page about")
    }
    @Test func `an exact path goes before one with values, whatever was declared first`() async throws {
        #expect(try await text(.get, "/products/new") == "form")
        #expect(try await text(.post, "/products/new") == "made")
    }
    @Test func `an exact path for another method does not hide a path with values`() async throws {
        #expect(try await text(.get, "/sellers/first") == "seller first")
        #expect(try await text(.post, "/sellers/first") == "first")
    }
    @Test func `HEAD is answered by GET's endpoint`() async throws {
        #expect(try await text(.head, "/products/12") == "product 12")
        #expect(try await text(.head, "/products/new") == "form")
    }
    @Test(arguments: ["/products/x", "/products/", "/products", "/a/b", "/", "", "*", "/../etc/passwd", "/products/1/"])
    func `a path that nothing answers is 404`(path: String) async throws {
        let problem = try await refusal(.get, path)
        // `/products` alone is a page's name to the last route; everything else has no answer.
        if path == "/products" { return #expect(problem == nil) }
        #expect(problem?.status == .notFound)
        #expect(problem?.code == "no-such-page")
    }
    @Test(arguments: [
        (HTTP.Method.put, "/products/12", "DELETE, GET, HEAD"), (.delete, "/products/new", "GET, HEAD, POST"),
        (.put, "/sellers/first", "GET, HEAD, POST"), (.post, "/about", "GET, HEAD"),
    ])
    func `a wrong method is 405 and says which are right`(method: HTTP.Method, path: String, allow: String) async throws
    {
        let problem = try await refusal(method, path)
        #expect(problem?.status == .methodNotAllowed)
        #expect(problem?.headers["Allow"] == allow)
    }
    @Test func `a wrong method on a value that does not parse is 404, as it is for the right method`() async throws {
        #expect(try await refusal(.delete, "/products/x")?.status == .notFound)
        #expect(try await refusal(.put, "/products/x")?.status == .notFound)
    }
    @Test func `who may ask is asked only where the path's values parse, and before the handler`() async throws {
        struct Friends: EndpointAudience {
            let name = "friends"
            let isOpen = false
        }
        let router = Router([
            Endpoint(Route(.get, "/secrets/{id}", Int.self), for: Friends()) { _, id in .text("secret \(id)") },
            Endpoint(Route(.get, "/secrets/{name}", String.self), for: .anybody) { _, name in .text("open \(name)") },
        ]) { _, endpoint in throw Problem(.forbidden, code: endpoint.audience.name) }
        await #expect(throws: Problem.self) { try await router.respond(to: Request(.get, "/secrets/7")) }
        let open = try await router.respond(to: Request(.get, "/secrets/x"))
        #expect(open.bytes == Array("open x".utf8))
    }
    @Test func `the body limit is the endpoint's, else one MiB`() {
        #expect(router.bodyLimit(.post, "/products/new") == 20 << 20)
        #expect(router.bodyLimit(.get, "/products/new") == 1 << 20)
        #expect(router.bodyLimit(.post, "/nowhere/at/all") == 1 << 20)
    }
    @Test func `an endpoint tells its document what its path holds`() {
        let endpoint = Endpoint(
            Route(.get, "/a/{id}/{name}", Int.self, String.self), for: .anybody, "A thing", tag: "things"
        ) {
            _, _, _ in .text("")
        }
        #expect(endpoint.pathParameters.map(\.name) == ["id", "name"])
        #expect(endpoint.template == "/a/{id}/{name}")
        guard case .integer = endpoint.pathParameters[0].schema, case .string = endpoint.pathParameters[1].schema else {
            Issue.record("schemas are out of order")
            return
        }
    }
}
