import Testing

@testable import HTTP

struct RouteTests {
    let file = Route(.get, "/img/{id}/{name}.{format}", String.self, String.self, String.self)
    let word = Route(.get, "/s/{word}", String.self)

    @Test func `a route without values is one path`() {
        let route = Route(.get, "/health")
        #expect(route.path() == "/health")
        #expect(route.values(in: "/health") != nil)
        #expect(route.values(in: "/health/") == nil)
        #expect(route.values(in: "/healthy") == nil)
        #expect(route.values(in: "") == nil)
    }

    @Test func `two values in one segment are told apart by the literal between them`() throws {
        let route = Route(.get, "/img/{id}/{width}.{format}", Int.self, Int.self, String.self)
        #expect(route.path(7, 640, "avif") == "/img/7/640.avif")
        let values = try #require(route.values(in: "/img/7/640.avif"))
        #expect(values == (7, 640, "avif"))
    }

    @Test(arguments: [("a.b", "c"), (".", "."), ("..", "x"), ("a", "b.c"), ("%2E", "é")])
    func `a value that holds the literal after it comes back whole`(name: String, format: String) throws {
        let path = file.path("id", name, format)
        let values = try #require(file.values(in: path))
        #expect(values == ("id", name, format))
    }

    @Test(arguments: [
        ("kitenge", "/s/kitenge"), ("a b", "/s/a%20b"), ("a/b", "/s/a%2Fb"), ("?#&+=", "/s/%3F%23%26%2B%3D"),
        ("100%", "/s/100%25"), ("Ünïcødé", "/s/%C3%9Cn%C3%AFc%C3%B8d%C3%A9"),
        ("ร้าน", "/s/%E0%B8%A3%E0%B9%89%E0%B8%B2%E0%B8%99"),
        ("\u{1F9F5}\u{200D}", "/s/%F0%9F%A7%B5%E2%80%8D"), ("\r\n", "/s/%0D%0A"), ("\u{1}", "/s/%01"),
        ("-._~", "/s/-._~"),
    ])
    func `a printed value is safe in a URL and comes back`(value: String, path: String) {
        #expect(word.path(value) == path)
        #expect(word.values(in: path).map { Array($0.utf8) } == Array(value.utf8))
    }

    @Test(arguments: [
        "/s/", "/s", "/s/a/", "/s/a/b", "/t/a", "//s/a", "/s/%", "/s/%4", "/s/%zz", "/s/%00", "/s/a%00b", "/s/%ff",
        "/s/%C0%AF", "/s/%ED%A0%80", "/s/%F4%90%80%80",
    ])
    func `a path of another shape does not match`(path: String) {
        #expect(word.values(in: path) == nil)
    }

    @Test func `an escape may be written in small letters and an escaped slash stays inside its value`() {
        #expect(word.values(in: "/s/%2f%c3%a9") == "/é")
        #expect(word.values(in: "/s/é") == "é")
    }

    @Test(arguments: ["+5", "05", "-0", "5.0", "", "９", "9223372036854775808", " 5"])
    func `an integer has one spelling`(text: String) {
        #expect(Int(pathText: text) == nil)
    }

    @Test func `the whole range of integers comes back`() {
        let route = Route(.get, "/n/{n}", Int.self)
        for number in [Int.min, -1, 0, Int.max] { #expect(route.values(in: route.path(number)) == number) }
    }

    @Test func `random text comes back from its URL`() throws {
        var seed = Seeded(20_261_120)
        for _ in 0..<2_000 {
            let texts = (0..<3).map { _ in seed.text() }
            let values = try #require(file.values(in: file.path(texts[0], texts[1], texts[2])))
            #expect([values.0, values.1, values.2].map { Array($0.utf8) } == texts.map { Array($0.utf8) })
        }
    }
}

/// SplitMix64, so that a failure comes again.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
    /// 1 to 12 scalars, half of them those that URLs treat in their own way; never a NUL.
    mutating func text() -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...12, using: &self) {
            let odd = "./%?#+&= {}\\\"<>\u{7F}\u{1}é".unicodeScalars
            if Bool.random(using: &self), let scalar = odd.randomElement(using: &self) {
                text.append(scalar)
            } else if let scalar = UnicodeScalar(UInt32.random(in: 1...0x10FFFF, using: &self)) {
                text.append(scalar)
            }
        }
        return text.isEmpty ? "x" : String(text)
    }
}
