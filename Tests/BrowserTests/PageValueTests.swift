import Testing

@testable import Browser

struct PageValueTests {
    @Test(arguments: [
        "null", "true", "[1,2.5,-3]", "{\"a\":{\"b\":[]},\"c\":\"\"}", "\"\\u0007\\\"\\\\\"", "\"é😀\"",
    ])
    func `JSON survives reading and writing`(json: String) throws {
        #expect(try #require(PageValue(json: json)).json == json)
    }
    @Test(arguments: [
        "", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "\"open", "\"\\u12\"", "nul", "1 2", "{a:1}", "\u{1}",
        String(repeating: "[", count: 100_000),
    ])
    func `what is not JSON is nothing`(json: String) { #expect(PageValue(json: json) == nil) }

    @Test func `escapes become letters, lone surrogates the replacement`() {
        #expect(PageValue(json: #""\ud83d\ude00\n\/\u00e9""#) == "😀\n/é")
        #expect(PageValue(json: #""\ud83dx\ude00""#) == "\u{fffd}x\u{fffd}")
        #expect(PageValue(json: #""\ud83d\u0041""#) == "\u{fffd}A")
    }
    @Test func `members are found by name`() {
        let value: PageValue = ["a": ["b": [1, "x"]]]
        #expect(value["a"]["b"].array.map(\.int) == [1, nil])
        #expect(value["z"]["b"] == .null)
    }
    @Test(arguments: [
        ("http://Example.com/x", "example.com", 80), ("https://[::1]:8443/", "[::1]", 8443),
        ("https://u:p@h/", "h", 443),
        ("http://h?x=@evil", "h", 80), ("wss://h:1/", "h", 1), ("http://[::1]/", "[::1]", 80),
    ])
    func `a request's server is read from its address`(url: String, host: String, port: Int) {
        #expect(PageEvents.server(of: url) == PageOptions.Server(host: host, port: port))
    }
    @Test(arguments: ["file:///etc/passwd", "data:text/html,x", "chrome://settings", "http://", "http://h:x/"])
    func `other addresses name no server`(url: String) { #expect(PageEvents.server(of: url) == nil) }
}
