import Testing

@testable import Crypto

struct SignatureTests {
    /// RFC 8032, section 7.1, tests 1 to 3.
    @Test(arguments: [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe"
                + "24655141438e7a100b"
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302a"
                + "eeb00d291612bb0c00"
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed2"
                + "8dc027beceea1ec40a"
        ),
    ])
    func `Ed25519 gives the keys and signatures of its RFC`(
        seed: String, public key: String, message: String, signature: String
    )
        throws
    {
        let pair = try #require(Ed25519(seed: try decoded(hex: seed)))
        let message = try decoded(hex: message)
        #expect(hex(pair.publicKey) == key)
        #expect(hex(pair.signature(of: message)) == signature)
        #expect(pair.accepts(try decoded(hex: signature), for: message))
        #expect(!pair.accepts(try decoded(hex: signature), for: message + [0]))
    }

    @Test func `a signature that any one bit was changed of is refused, and one of another length`() throws {
        let pair = try #require(Ed25519(seed: randomBytes(32)))
        let signature = pair.signature(of: [1, 2, 3])
        for bit in 0..<512 {
            var changed = signature
            changed[bit / 8] ^= 1 << (bit % 8)
            #expect(!pair.accepts(changed, for: [1, 2, 3]))
        }
        for other in [[], Array(signature.dropLast()), signature + [0]] {
            #expect(!pair.accepts(other, for: [1, 2, 3]))
        }
    }

    /// RFC 8037, appendix A.4, and RFC 7515, appendix A.1: the signed bytes of whole tokens.
    @Test func `tokens' signatures are those of the RFCs`() throws {
        let seed = try decoded(base64URL: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")
        let pair = try #require(TokenKey.ed25519(id: "a", seed: seed))
        #expect(
            base64URL(pair.signature(of: Array("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".utf8)))
                == "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg")
        let secret = "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"
        let shared = try #require(TokenKey.hs256(id: "b", secret: try decoded(base64URL: secret)))
        let message =
            "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
            + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
        #expect(base64URL(shared.signature(of: Array(message.utf8))) == "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    }

    @Test func `a token key has a plain id and enough bytes, and does not print them`() {
        #expect(TokenKey.ed25519(id: "a", seed: randomBytes(31)) == nil)
        #expect(TokenKey.ed25519(id: "a", seed: randomBytes(33)) == nil)
        #expect(TokenKey.hs256(id: "a", secret: randomBytes(31)) == nil)
        #expect(TokenKey.hs256(id: "a", secret: randomBytes(64))?.algorithm == .hs256)
        for id in ["", "a b", "a\"", "é", String(repeating: "a", count: 33)] {
            #expect(TokenKey.ed25519(id: id, seed: randomBytes(32)) == nil)
        }
        #expect(
            "\([TokenKey.ed25519(id: "2026.1", seed: randomBytes(32))].compactMap(\.self))"
                == "[TokenKey(2026.1, EdDSA)]")
    }
}
