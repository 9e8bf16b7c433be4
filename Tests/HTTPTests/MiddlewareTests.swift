import Foundation
import HTTP
import Telemetry
import TestSupport
import Testing

struct MiddlewareTests {
    let long = String(repeating: "kitenge na leso ", count: 100)

    // MARK: Request ids

    @Test(arguments: ["abcdefgh", "A1_-b2C3", String(repeating: "z", count: 64)])
    func `a plain request id is kept`(id: String) async throws {
        let handler = identifyingRequests { .text($0.id) }
        let response = try await handler(Request(.get, "/", headers: ["X-Request-Id": id]))
        #expect(response.bytes == Array(id.utf8))
        #expect(response.headers["X-Request-Id"] == id)
    }
    @Test(arguments: [
        "short12", String(repeating: "z", count: 65), "has space", "line\nbreak", "ünïcødé-id", "a\"b;c=d{}", "",
        "abc[defgh",
    ])
    func `a request id of another kind is replaced`(id: String) async throws {
        let handler = identifyingRequests { .text($0.id) }
        let response = try await handler(Request(.get, "/", headers: ["X-Request-Id": id]))
        let given = try #require(response.headers["X-Request-Id"])
        #expect(given != id)
        #expect(given.wholeMatch(of: /[0-9a-f]{16}/) != nil)
        #expect(response.bytes == Array(given.utf8))
    }
    @Test func `no two requests get one id`() async throws {
        let handler = identifyingRequests { .text($0.id) }
        var ids: Set<String> = []
        for _ in 0..<10_000 { ids.insert(try await handler(Request(.get, "/")).headers["X-Request-Id"] ?? "") }
        #expect(ids.count == 10_000)
    }

    // MARK: Conditional requests

    func tagged(_ headers: Headers, _ method: HTTP.Method = .get) async throws -> Response {
        try await conditional { _ in
            Response(.ok, headers: ["Content-Type": "text/plain", "ETag": "\"a1\""], body: .bytes([1]))
        }(
            Request(method, "/", headers: headers))
    }
    @Test(arguments: [
        "\"a1\"", "W/\"a1\"", "*", "\"x\", \"a1\"", "\"x\",W/\"a1\" , \"y\"", "  \"a1\" ", "\"x\"\t,\t\"a1\"\t",
    ])
    func `a client that names the tag gets 304`(header: String) async throws {
        for method in [HTTP.Method.get, .head] {
            let response = try await tagged(["If-None-Match": header], method)
            #expect(response.status == .notModified)
            #expect(response.headers["ETag"] == "\"a1\"")
            #expect(response.bytes == [])
        }
    }
    @Test(arguments: ["\"a2\"", "a1", "\"A1\"", "\"a1", "", "w/\"a1\"", "\"a1\"x", "\"*\""])
    func `a client that names another tag gets the body`(header: String) async throws {
        #expect(try await tagged(["If-None-Match": header]).status == .ok)
    }
    @Test func `a second header line of tags counts too`() async throws {
        #expect(
            try await tagged(Headers([("If-None-Match", "\"x\""), ("If-None-Match", "\"a1\"")])).status == .notModified)
    }
    @Test func `equal bytes have equal weak tags and other bytes have others`() async throws {
        let handler = conditional { .text($0.path) }
        let one = try await handler(Request(.get, "/a")).headers["ETag"]
        #expect(one?.wholeMatch(of: /W\/"[0-9a-z]{20,26}"/) != nil)
        #expect(try await handler(Request(.get, "/a")).headers["ETag"] == one)
        #expect(try await handler(Request(.get, "/b")).headers["ETag"] != one)
        #expect(try await handler(Request(.get, "/a", headers: ["If-None-Match": one ?? ""])).status == .notModified)
    }
    @Test func `what changes something, failed or must not be stored has no tag`() async throws {
        #expect(try await conditional { _ in .text("a") }(Request(.post, "/")).headers["ETag"] == nil)
        #expect(try await conditional { _ in .text("a", status: .notFound) }(Request(.get, "/")).headers["ETag"] == nil)
        for caching in ["no-store", "private, no-store"] {
            let handler = conditional { _ in Response(headers: ["Cache-Control": caching], body: .bytes([1])) }
            #expect(try await handler(Request(.get, "/")).headers["ETag"] == nil)
        }
        #expect(try await tagged(["If-None-Match": "*"], .post).status == .ok)
    }

    // MARK: Compression

    func compressed(_ accept: String?, type: String = "text/html; charset=utf-8", _ text: String? = nil) async throws
        -> Response
    {
        let body = Array((text ?? long).utf8)
        return try await compressing { _ in
            Response(headers: ["Content-Type": type, "ETag": "\"s\""], body: .bytes(body))
        }(
            Request(.get, "/", headers: accept.map { ["Accept-Encoding": $0] } ?? [:]))
    }
    @Test(arguments: [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, *", "gzip")])
    func `long text is compressed as the client likes`(accept: String, encoding: String) async throws {
        let response = try await compressed(accept)
        #expect(response.headers["Content-Encoding"] == encoding)
        #expect(response.headers["Vary"] == "Accept-Encoding")
        #expect(try #require(response.bytes).count < 200)
    }
    @Test func `compressed bytes are not those that a strong tag names`() async throws {
        #expect(try await compressed("br").headers["ETag"] == "W/\"s\"")
        #expect(try await compressed(nil).headers["ETag"] == "\"s\"")
    }
    @Test func `text that could be compressed says so to caches even when it is not`() async throws {
        let response = try await compressed(nil)
        #expect(response.headers["Vary"] == "Accept-Encoding")
        #expect(response.headers["Content-Encoding"] == nil)
        #expect(response.bytes == Array(long.utf8))
    }
    @Test(arguments: [
        "application/json", "application/problem+json", "application/manifest+json", "image/svg+xml", "text/css",
    ])
    func `every text type is compressed`(type: String) async throws {
        #expect(try await compressed("gzip", type: type).headers["Content-Encoding"] == "gzip")
    }
    @Test func `pictures, short text and what is compressed already stay as they are`() async throws {
        #expect(try await compressed("br", type: "image/avif").headers["Content-Encoding"] == nil)
        #expect(try await compressed("br", String(repeating: "a", count: 1399)).headers["Content-Encoding"] == nil)
        #expect(try await compressed("br", String(repeating: "a", count: 1400)).headers["Content-Encoding"] == "br")
        let done = compressing { [long] _ in
            Response(headers: ["Content-Type": "text/css", "Content-Encoding": "gzip"], body: .bytes(Array(long.utf8)))
        }
        let response = try await done(Request(.get, "/", headers: ["Accept-Encoding": "br"]))
        #expect(response.headers.values("Content-Encoding") == ["gzip"])
        #expect(response.bytes == Array(long.utf8))
    }

    // MARK: Errors

    struct Secret: Error, CustomStringConvertible { var description: String { "password=hunter2 at /var/lib" } }

    @Test func `a fault is logged whole and answered without a word of its insides`() async throws {
        let lines = Box<[String]>([])
        let log = Log(level: .info) { line in lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
        let handler = wrapped({ _ in throw Secret() }, in: [identifyingRequests, answeringErrors(log: log)])
        let response = try await handler(Request(.get, "/x", headers: ["X-Request-Id": "request-1"]))
        #expect(response.status == .internalError)
        #expect(response.headers["Content-Type"] == "application/problem+json")
        #expect(
            String(decoding: response.bytes ?? [], as: UTF8.self)
                == #"{"type":"about:blank","title":"Internal error","status":500,"code":"internal-error","requestId":"request-1"}"#
        )
        #expect(lines.current.count == 1)
        #expect(lines.current[0].contains("password=hunter2"))
        #expect(lines.current[0].contains(#""id":"request-1""#))
        #expect(lines.current[0].contains(#""path":"/x""#))
    }
    @Test func `a problem goes out as it is, with its headers`() async throws {
        let handler = answeringErrors(log: .silent)({ _ in
            throw Problem(
                .tooManyRequests, code: "slow-down", detail: "Say \"please\" <b>", headers: ["Retry-After": "3"])
        })
        let response = try await handler(Request(.get, "/", id: "r"))
        #expect(response.status == .tooManyRequests)
        #expect(response.headers["Retry-After"] == "3")
        #expect(
            String(decoding: response.bytes ?? [], as: UTF8.self)
                == #"{"type":"about:blank","title":"Too many requests","status":429,"code":"slow-down","detail":"Say \"please\" \u003cb>","requestId":"r"}"#
        )
    }
    @Test func `an error may be translated and a page may take a problem's place`() async throws {
        let handler = answeringErrors(
            log: .silent, translate: { $0 is Secret ? Problem(.unavailable, code: "away") : nil },
            page: { problem, request in
                request.path == "/page" ? .html(Array(problem.code.utf8), status: problem.status) : nil
            })(
                { _ in throw Secret() })
        let page = try await handler(Request(.get, "/page"))
        #expect(page.status == .unavailable)
        #expect(page.bytes == Array("away".utf8))
        #expect(try await handler(Request(.get, "/api")).headers["Content-Type"] == "application/problem+json")
    }
    @Test func `a request that was cancelled is not a fault`() async throws {
        let lines = Box(0)
        let log = Log(level: .debug) { _ in lines.withLock { $0 += 1 } }
        let handler = answeringErrors(log: log)({ _ in
            withUnsafeCurrentTask { $0?.cancel() }
            throw CancellationError()
        })
        let response = try await Task { try await handler(Request(.get, "/")) }.value
        #expect(response.status.rawValue == 499)
        #expect(lines.current == 0)
    }

    // MARK: Observation

    @Test func `requests are counted by class and timed`() async throws {
        let metrics = Metrics()
        let lines = Box<[String]>([])
        let log = Log(level: .info) { line in lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
        let handler = wrapped(
            { .text("", status: Status(rawValue: Int($0.path.dropFirst()) ?? 200) ?? .ok) },
            in: [observing(log: log, metrics: metrics, slow: .seconds(60))])
        for path in ["/200", "/201", "/404", "/503", "/304"] { _ = try await handler(Request(.get, path, id: "r1")) }
        let text = metrics.text()
        #expect(text.contains("soko_http_requests_total{status=\"2xx\"} 2\n"))
        #expect(text.contains("soko_http_requests_total{status=\"3xx\"} 1\n"))
        #expect(text.contains("soko_http_requests_total{status=\"4xx\"} 1\n"))
        #expect(text.contains("soko_http_requests_total{status=\"5xx\"} 1\n"))
        #expect(text.contains("soko_http_request_seconds_count 5\n"))
        #expect(lines.current.count == 1)
        #expect(
            lines.current[0].contains(#""event":"request","id":"r1","method":"GET","path":"/503","status":503,"ms":"#))
    }
    @Test func `a slow request is logged, and all are when told`() async throws {
        let lines = Box(0)
        let log = Log(level: .info) { _ in lines.withLock { $0 += 1 } }
        let handler: Handler = { _ in .text("") }
        _ = try await observing(log: log, metrics: Metrics(), slow: .zero)(handler)(Request(.get, "/"))
        #expect(lines.current == 1)
        _ = try await observing(log: log, metrics: Metrics(), logsAll: true)(handler)(Request(.get, "/"))
        #expect(lines.current == 2)
    }
    @Test func `the first middleware is the outermost`() async throws {
        func marking(_ name: String) -> Middleware {
            { next in
                { request in
                    var response = try await next(request)
                    response.headers.add("Seen", name)
                    return response
                }
            }
        }
        let response = try await wrapped({ _ in .text("") }, in: [marking("outer"), marking("inner")])(
            Request(.get, "/"))
        #expect(response.headers.values("seen") == ["inner", "outer"])
    }
    @Test func `answers say what they hold`() {
        #expect(Response.json([1], status: .created).headers["Content-Type"] == "application/json")
        #expect(Response.text("a").headers["Content-Type"] == "text/plain; charset=utf-8")
        #expect(Response.html([]).headers["Content-Type"] == "text/html; charset=utf-8")
        #expect(Response.redirect(to: "/a").status == .seeOther)
        #expect(Response.redirect(to: "/a").headers["Location"] == "/a")
        #expect(Response(body: .file(path: "/a", offset: 0, count: 1)).bytes == nil)
        #expect(Status.unsupportedMediaType.title == "Unsupported media type")
        #expect(
            Problem(.gone, code: "sold").response(requestID: "").bytes
                == Array(#"{"type":"about:blank","title":"Gone","status":410,"code":"sold"}"#.utf8))
        #expect(HTTP.Method.allCases.filter(\.isSafe) == [.get, .head, .options, .trace, .query])
    }
}
