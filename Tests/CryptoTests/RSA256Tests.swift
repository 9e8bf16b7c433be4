import Crypto
import Testing

struct RSA256Tests {
    /// Of a key that was made and used once, by another program, for this test.
    private static let n =
        "bfafa62e81ccb4b1a35387aa09f37fbb9b72f08321439f1993fa300406d21d5b08cda56072499de9f6a1a99cf80c9b264949f0fd"
        + "992276d68e23ecf9c13049fb1a78458b5cc34080eb1d284de4398e0634d7bb83c52e6c71dbc448733c2c314bd4c5394d3c98dc1d"
        + "505fbfa686e3032dec971c94db8b8274324e02db4c5c382e003d6d2170a8b13b10ca90af352c0f78560a47cb12fbfd48a86cf79e"
        + "3d861af1d55ee088f498a6c23272b454e52a66182c16b210a9921c30a32e189f5753d3b4becf54861eba2d65c78bcc2a214b79c6"
        + "febb74908db4b7ff7609754bc94099edecb0169d81a0ee048fe5362cc227bda486307bc6c37222392f7d811d36ea0b0d"
    private static let signed = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbWFuaSJ9"
    private static let signature =
        "12bea7d4728375ff953a9b6aeef8c27c5b0ab381c5ad1677fa21b738043b9800a1d9cf06c557bc21f85bb838d6965403d002631b"
        + "cf9848f41fbc0222341760426c2d9ca82eed0285adc2f52cc0eccf40df400ac4f628828b1cc3dc79a732b8b5623fbba35245c6f3"
        + "4f9271824a25031121ed6ecc0d0348f4c5ea0cfacf181e7081c673e966a39166bcf456b37eb2a57549afe090c46edb3a86233f6c"
        + "989f6d84af083a00a37582dc452f0f1770bc9b91611c723095431c313c4da1fc440a69a823b04d64b62db54af72f20d2dd90ad2f"
        + "77602fc70da57a058f1cb6b28caf6d256e16d9e1748f30a6e7791b2c8a10671b433d84755c611a694d768ae2f507c490"
    /// By the same key for the same text, with the padding of PS256.
    private static let otherPadding =
        "3e718aa0c8c3b76c85b8bf96a3ef1a4da257a2ddeaba39fe088ea059ad90599f12af828bf382d44bbdcc33596db3fa5600eaf34c"
        + "2fd6c8d92d4b856396fe88cf60ddab66392e885a399a3b52f19206145599c39ae52ba0f2f26cf89466af40e4f4d493572a385ecf"
        + "49eab747f41dd18d6ff8d21c9f2f6bcaad9b85a00a254a9fcedbae3fce3818f2726bb1f732e3f018b95120009dca6b778acb0156"
        + "ceda27a5318bd34d831c0345d0c3eb607a294a262eeae33a11d97348535859335a3f2d16c738101875484adea31b13050acf6477"
        + "a19a904d06053c0e3887974cd3226e4cde0440d1a556bedf29711dcdf3a55ea7f3d01ce81fbdb152a27bdb2e19f7c452"

    @Test func `a signature that another program made is accepted, and nothing near it`() throws {
        let modulus = try #require(bytes(hex: Self.n))
        let key = try #require(RSA256PublicKey(modulus: modulus, exponent: [1, 0, 1]))
        let signature = try #require(bytes(hex: Self.signature))
        #expect(key.accepts(signature, for: Array(Self.signed.utf8)))
        #expect(!key.accepts(signature, for: Array((Self.signed + "x").utf8)))
        #expect(!key.accepts(Array(signature.dropLast()), for: Array(Self.signed.utf8)))
        #expect(!key.accepts(signature + [0], for: Array(Self.signed.utf8)))
        let otherPadding = try #require(bytes(hex: Self.otherPadding))
        #expect(otherPadding.count == 256)
        #expect(!key.accepts(otherPadding, for: Array(Self.signed.utf8)))
        #expect(!key.accepts([], for: Array(Self.signed.utf8)))
        for place in [0, 100, 255] {
            var changed = signature
            changed[place] ^= 1
            #expect(!key.accepts(changed, for: Array(Self.signed.utf8)))
        }
    }

    @Test func `a new pair signs what its public half, read back from n and e, accepts, and no other`() throws {
        let key = RSA256Key.generated()
        let message = Array("header.claims".utf8)
        let signature = key.signature(of: message)
        #expect(signature.count == 256)
        #expect(key.publicKey.exponent == [1, 0, 1])
        let half = try #require(
            RSA256PublicKey(modulus: [0, 0] + key.publicKey.modulus, exponent: [0] + key.publicKey.exponent))
        #expect(half.modulus == key.publicKey.modulus)
        #expect(half.accepts(signature, for: message))
        #expect(!RSA256Key.generated().publicKey.accepts(signature, for: message))
    }

    @Test func `a key too short, too long or of impossible numbers is none`() {
        let good = [UInt8](repeating: 0xFF, count: 256)
        #expect(RSA256PublicKey(modulus: good, exponent: [1, 0, 1]) != nil)
        for (modulus, exponent): ([UInt8], [UInt8]) in [
            ([], [1, 0, 1]), (Array(good.dropLast()), [1, 0, 1]), ([0x7F] + good.dropFirst(), [1, 0, 1]),
            ([UInt8](repeating: 0xFF, count: 1_025), [1, 0, 1]), (good.dropLast() + [0xFE], [1, 0, 1]),
            (good, []), (good, [0]), (good, [1]), (good, [2]), (good, [UInt8](repeating: 1, count: 9)),
        ] {
            #expect(RSA256PublicKey(modulus: modulus, exponent: exponent) == nil, "\(modulus.count) \(exponent)")
        }
    }
}
