import Crypto
import Testing

struct CryptoTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `SHA-256 gives NIST's digests`(text: String, digest: String) {
        #expect(hex(sha256(text.utf8)) == digest)
    }
    @Test func `SHA-256 of a million letters is NIST's`() {
        #expect(
            hex(sha256(repeatElement(UInt8(ascii: "a"), count: 1_000_000)))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
    /// RFC 4231, cases 1, 2, 3, 6 and 7.
    @Test(arguments: [
        (
            String(repeating: "0b", count: 20), "4869205468657265",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            String(repeating: "aa", count: 20), String(repeating: "dd", count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            String(repeating: "aa", count: 131),
            "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        ("", "", "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
    ])
    func `HMAC-SHA-256 gives the codes of its RFC`(key: String, message: String, code: String) throws {
        #expect(hex(hmacSHA256(try #require(bytes(hex: message)), key: try #require(bytes(hex: key)))) == code)
    }
    @Test func `equality looks at every byte and at the length`() {
        #expect(equalInConstantTime([], []))
        #expect(equalInConstantTime([1, 2, 3], [1, 2, 3]))
        #expect(!equalInConstantTime([1, 2, 3], [1, 2, 4]))
        #expect(!equalInConstantTime([0, 2, 3], [1, 2, 3]))
        #expect(!equalInConstantTime([1, 2], [1, 2, 3]))
        #expect(!equalInConstantTime([], [0]))
    }
    @Test func `every byte has its two digits and comes back`() {
        let all = (UInt8.min...UInt8.max).map { $0 }
        let text = hex(all)
        #expect(text.hasPrefix("000102030405060708090a0b0c0d0e0f10"))
        #expect(text.hasSuffix("f9fafbfcfdfeff"))
        #expect(bytes(hex: text) == all)
        #expect(bytes(hex: text.uppercased()) == all)
        #expect(hex([]) == "")
        #expect(bytes(hex: "") == [])
    }
    @Test(arguments: ["0", "abc", "0g", "0x", " 00", "０0", "é0", "-1", "+1"])
    func `other text is not hexadecimal`(text: String) {
        #expect(bytes(hex: text) == nil)
    }
    @Test func `random bytes are as many as asked for and not the same twice`() {
        #expect(randomBytes(0).isEmpty)
        #expect(randomBytes(32).count == 32)
        #expect(randomBytes(32) != randomBytes(32))
    }
}
