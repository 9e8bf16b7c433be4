import Testing

@testable import Crypto

struct SealingTests {
    private static let old = spelled([UInt8](repeating: 1, count: 32))
    private static let new = spelled((0..<32).map { UInt8($0) })
    private let keys: SealingKeys
    private let row = Array("people:7:email".utf8)

    private static func spelled(_ key: [UInt8]) -> String { base64URL(key) }
    init() throws { keys = try SealingKeys(parsing: "2027:\(Self.new),2026-a:\(Self.old)") }

    /// Cases 13, 14 and 16 of the GCM submission to NIST.
    @Test(arguments: [
        (
            String(repeating: "00", count: 32), String(repeating: "00", count: 12), "", "",
            "530f8afbc74536b9a963b4f1c4cb738b"
        ),
        (
            String(repeating: "00", count: 32), String(repeating: "00", count: 12), String(repeating: "00", count: 16),
            "",
            "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
        ),
        (
            "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888",
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
            "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662" + "76fc6ece0f4e1768cddf8853bb2d551b"
        ),
    ])
    func `AES-256-GCM gives the published ciphertexts and opens them`(
        key: String, nonce: String, clear: String, context: String, sealed: String
    ) throws {
        let cipher = AESGCM(key: try decoded(hex: key))
        let nonce = try decoded(hex: nonce)
        let context = try decoded(hex: context)
        let found = cipher.seal(try decoded(hex: clear), nonce: nonce, context: context)
        #expect(hex(found) == sealed)
        #expect(cipher.open(found[...], nonce: nonce[...], context: context).map(hex) == clear)
    }

    @Test func `values of every small length come back, sealed anew each time`() throws {
        for count in Array(0...70) + [4_095, 100_000] {
            let clear = randomBytes(count)
            let sealed = keys.seal(clear, context: row)
            #expect(sealed.count == 1 + 4 + 12 + count + 16)
            #expect(sealed != keys.seal(clear, context: row))
            #expect(try keys.open(sealed, context: row) == clear)
        }
        #expect(try keys.open(keys.seal([7], context: []), context: []) == [7])
    }

    @Test func `a value that any one bit was changed of stays shut`() {
        let sealed = keys.seal(Array("ana@example.org".utf8), context: row)
        for bit in 0..<sealed.count * 8 {
            var changed = sealed
            changed[bit / 8] ^= 1 << (bit % 8)
            #expect(throws: SealFault.self) { try keys.open(changed, context: row) }
        }
        for count in 0..<sealed.count {
            #expect(throws: SealFault.self) { try keys.open(Array(sealed.prefix(count)), context: row) }
        }
        #expect(throws: SealFault.forged) { try keys.open(sealed + [0], context: row) }
        let context = Array("people:8:email".utf8)
        #expect(throws: SealFault.forged) { try keys.open(sealed, context: context) }
    }

    @Test(arguments: [
        [], [0], [4], [17] + Array("aaaaaaaaaaaaaaaaa".utf8), [1, 0xFF], [2, 0x41, 0x42], [4] + Array("2027".utf8),
    ])
    func `what is no sealed value is malformed`(bytes: [UInt8]) {
        #expect(throws: SealFault.malformed) { try keys.open(bytes, context: []) }
    }

    @Test func `an older key opens what it sealed, and the value is known to be old`() throws {
        let before = try SealingKeys(parsing: "2026-a:\(Self.old)")
        let sealed = before.seal([1, 2, 3], context: row)
        #expect(before.isCurrent(sealed))
        #expect(!keys.isCurrent(sealed))
        #expect(try keys.open(sealed, context: row) == [1, 2, 3])
        #expect(keys.isCurrent(keys.seal([], context: row)))
        #expect(!keys.isCurrent([]))
        #expect(keys.newestName == "2027")
        #expect(throws: SealFault.unknownKey("2027")) { try before.open(keys.seal([], context: row), context: row) }
    }

    @Test func `a key under another's name opens nothing`() throws {
        let sealed = try SealingKeys(parsing: "2027:\(Self.old)").seal([1], context: row)
        #expect(throws: SealFault.forged) { try keys.open(sealed, context: row) }
    }

    @Test(arguments: [
        ("", KeyRingFault.empty), ("  ", .empty), ("abc", .malformed(entry: 1)), ("a:\(old),", .malformed(entry: 2)),
        ("a:b:c", .malformed(entry: 1)), (":\(old)", .badName(entry: 1)), ("A:\(old)", .badName(entry: 1)),
        ("a:\(old),é:\(old)", .badName(entry: 2)), ("abcdefghijklmnopq:\(old)", .badName(entry: 1)),
        ("a :\(old)", .badName(entry: 1)), ("a:\(old), a:\(new)", .repeatedName("a")), ("a:", .badKey("a")),
        ("a:\(old)=", .badKey("a")), ("a:\(old.dropLast())", .badKey("a")), ("a:\(old) x", .badKey("a")),
        ("a:\(old)AAAA", .badKey("a")),
    ])
    func `a ring that is not one says which entry is wrong, never what it holds`(text: String, fault: KeyRingFault) {
        #expect(throws: fault) { try SealingKeys(parsing: text) }
    }

    @Test func `space around entries is let pass`() throws {
        #expect(try SealingKeys(parsing: " b:\(Self.new) , a:\(Self.old) ").newestName == "b")
    }

    @Test func `a sealing key has 32 bytes and does not print them`() {
        #expect(SealingKey(bytes: [1]) == nil)
        #expect(SealingKey(bytes: [UInt8](repeating: 9, count: 32))?.bytes.count == 32)
        #expect(SealingKey.random().bytes != SealingKey.random().bytes)
        #expect("\([SealingKey.random()])" == "[SealingKey(…)]")
    }

    @Test func `many tasks seal and open with one ring`() async throws {
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for seed in 0..<UInt8(16) {
                group.addTask { [keys] in
                    try (0..<200).count {
                        let clear = [UInt8](repeating: seed, count: $0)
                        return try keys.open(keys.seal(clear, context: [seed]), context: [seed]) == clear
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == [Int](repeating: 200, count: 16))
    }
}
