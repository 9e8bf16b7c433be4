import Testing

@testable import Crypto

struct TextTests {
    /// RFC 4648, section 10, without the padding.
    @Test(arguments: [
        ("", "", ""), ("f", "Zg", "MY"), ("fo", "Zm8", "MZXQ"), ("foo", "Zm9v", "MZXW6"), ("foob", "Zm9vYg", "MZXW6YQ"),
        ("fooba", "Zm9vYmE", "MZXW6YTB"), ("foobar", "Zm9vYmFy", "MZXW6YTBOI"),
    ])
    func `base64url and base32 spell the examples of their RFC`(clear: String, base64: String, upper: String) {
        #expect(base64URL(clear.utf8) == base64)
        #expect(base32(clear.utf8) == upper)
        #expect(bytes(base64URL: base64) == Array(clear.utf8))
        #expect(bytes(base32: upper) == Array(clear.utf8))
    }
    @Test func `the two characters that differ from plain base64 are those of URLs`() {
        #expect(base64URL([0xFB, 0xEF, 0xFF]) == "--__")
        #expect(bytes(base64URL: "--__") == [0xFB, 0xEF, 0xFF])
    }
    @Test func `bytes of every length come back, from a part of a text too`() {
        for count in 0...200 {
            let original = randomBytes(count)
            #expect(bytes(base64URL: base64URL(original)) == original)
            #expect(bytes(base32: base32(original)) == original)
            #expect(bytes(base64URL: ("." + base64URL(original)).dropFirst()) == original)
        }
    }
    @Test(arguments: [
        "A", "AAAAA", "Zg==", "Zg=", "Zh", "Zm9", "++//", "Zm9v\n", " Zm9v", "Zm 9v", "Zm9v\0", "Ｚｍ９ｖ", "é", "Zm9v.",
    ])
    func `other text is not base64url`(text: String) {
        #expect(bytes(base64URL: text) == nil)
    }
    @Test(arguments: ["M", "MZX", "MZXW6Y", "my", "MY======", "MZ", "M1", "M8", "MZXW6\n", "Ü", "MZXW 6"])
    func `other text is not base32`(text: String) {
        #expect(bytes(base32: text) == nil)
    }
    @Test func `of all two-character texts, as many are base64url as there are bytes`() {
        let characters = (UInt8(0)..<128).map { Character(UnicodeScalar($0)) }
        let spellings = characters.flatMap { first in characters.map { String([first, $0]) } }
        let values = spellings.compactMap { bytes(base64URL: $0) }
        #expect(values.count == 256)
        #expect(Set(values).count == 256)
        #expect(Set(spellings.compactMap { bytes(base32: $0) }).count == 256)
    }
    @Test func `a random token is base64url of as many bytes and not the same twice`() {
        #expect(randomToken().utf8.count == 43)
        #expect(bytes(base64URL: randomToken(bytes: 9))?.count == 9)
        #expect(randomToken() != randomToken())
    }
    @Test func `random digits are as many as asked for, and each comes about as often as the others`() {
        #expect(randomDigits(0) == "")
        #expect(randomDigits(6).utf8.count == 6)
        var times: [Character: Int] = [:]
        for digit in randomDigits(100_000) { times[digit, default: 0] += 1 }
        #expect(times.keys.sorted() == Array("0123456789"))
        // 95 is the standard deviation; a remainder of 256 by 10 would give the first six digits 156 more.
        #expect(times.values.allSatisfy { (9_300...10_700).contains($0) })
    }
}
