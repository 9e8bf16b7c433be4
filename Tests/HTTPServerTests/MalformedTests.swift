import HTTP
import HTTPServer
import TestSupport
import Testing

struct MalformedTests {
    @Test(arguments: [
        "GET\r\n\r\n", "\0\0\0\0\r\n\r\n", "GET / HTTP/9.9\r\nHost: h\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "G\u{1}T / HTTP/1.1\r\nHost: h\r\n\r\n",
    ])
    func `a request that is malformed reaches no handler`(text: String) async throws {
        let called = Box(false)
        let answer = try await talk(
            { $0.requestSeconds = 1 },
            { _ in
                called.withLock { $0 = true }
                return .text("handled")
            }
        ) { wire in
            wire.send(text)
            return String(decoding: try wire.rest(), as: UTF8.self)
        }
        #expect(!called.current)
        #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4") || answer.hasPrefix("HTTP/1.1 5"))
    }
    @Test func `a method that no route uses is 501`() async throws {
        let reply = try await talk { wire in
            wire.ask("BREW", "/")
            return try wire.reply()
        }
        #expect(reply.status == 501)
        #expect(reply.text == #"{"type":"about:blank","title":"Not implemented","status":501,"code":"unknown-method"}"#)
    }
    @Test func `headers past their room are 431, whether one is long or many are short`() async throws {
        for headers in [
            "X: " + String(repeating: "y", count: 20_000) + "\r\n", String(repeating: "X: y\r\n", count: 10_000),
        ] {
            let text = try await talk { wire in
                wire.ask("GET", "/", headers)
                return String(decoding: try wire.rest(), as: UTF8.self)
            }
            #expect(text.hasPrefix("HTTP/1.1 431 "))
        }
    }
    @Test func `a target past its room is 414`() async throws {
        let text = try await talk { wire in
            wire.ask("GET", "/" + String(repeating: "y", count: 40_000))
            return String(decoding: try wire.rest(), as: UTF8.self)
        }
        #expect(text.hasPrefix("HTTP/1.1 414 "))
    }
}
