import Foundation
import HTTP
import TestSupport
import Testing

@testable import Sandbox

/// The provider that looks at documents of identity.
struct DocumentTests {
    private func look(
        _ stand: Stand, number: String = "1234", document: String = "%PDF-1.4 %%EOF", count: Int = 1,
        key: String? = "Bearer sandbox"
    ) async throws -> Response {
        var body = ""
        for (name, value) in [("reference", "c1"), ("number", number)] {
            body += "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        for _ in 0..<count {
            body += "--b\r\nContent-Disposition: form-data; name=\"document\"; filename=\"1\"\r\n\r\n\(document)\r\n"
        }
        var headers = Headers([(name: "Content-Type", value: "multipart/form-data; boundary=b")])
        if let key { headers.add("Authorization", key) }
        return try await stand.sandbox.handler(
            Request(.post, "/identity/v1/checks", headers: headers, body: Array((body + "--b--\r\n").utf8)))
    }

    @Test(arguments: [
        ("1230", #""decision":"verified"}"#), ("1231", #""decision":"rejected","reason":"unreadable"}"#),
        ("1232", #""decision":"review","reason":"the picture and the number do not quite fit"}"#),
        ("1233", #""decision":"rejected","reason":"expired"}"#),
    ])
    func `what it says hangs on the number's last digit`(number: String, answer: String) async throws {
        let response = try await look(try Stand(), number: number)
        let text = String(decoding: try #require(response.bytes), as: UTF8.self)
        #expect(text == #"{"reference":"c1","# + answer)
    }

    @Test func `it wants a key, a number and documents that are some`() async throws {
        let stand = try Stand()
        #expect(try await look(stand, key: nil).status == .unauthorized)
        #expect(try await look(stand, key: "Bearer ").status == .unauthorized)
        #expect(try await look(stand, number: "").status == .unprocessable)
        #expect(try await look(stand, document: "<html>").status == .unprocessable)
        #expect(try await look(stand, count: 0).status == .unprocessable)
        #expect(try await look(stand, count: 5).status == .unprocessable)
    }

    @Test func `it takes a while, and fails when it is told to`() async throws {
        let stand = try Stand(faults: [Fault(.serverError, on: .identity, times: 1)])
        #expect(try await look(stand).status == .unavailable)
        let start = ContinuousClock.now
        #expect(try await look(stand).status == .ok)
        #expect(start.duration(to: .now) >= .milliseconds(700))
    }
}
