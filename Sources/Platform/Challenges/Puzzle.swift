import Crypto

/// One puzzle, as a text that carries all that is to be known of it:
/// `purpose.bits.issued.expires.wait.nonce.signature`, times in milliseconds since 1970, wait in seconds or `-`.
struct Puzzle: Equatable {
    let purpose: String
    let difficulty: Difficulty
    let issued: Int64
    let expires: Int64
    /// 16 random bytes.
    let nonce: [UInt8]

    /// Longer answers are not looked at.
    static let longestAnswer = 200
    private static let longestSolution = 16

    /// Whether `purpose` can stand in a puzzle: 1 to 32 lower-case letters, digits and dashes.
    static func isPurpose(_ purpose: String) -> Bool {
        (1...32).contains(purpose.utf8.count)
            && purpose.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    func text(key: [UInt8]) -> String {
        let wait = difficulty.waitSeconds.map(String.init) ?? "-"
        let body = "\(purpose).\(difficulty.bits).\(issued).\(expires).\(wait).\(hex(nonce))"
        return body + "." + hex(Self.signature(body, key))
    }

    /// Reads an answer: a puzzle, and its solution when there is one.
    ///
    /// - Throws: `malformed` or `forged`. What the signature does not cover is never believed.
    static func reading(_ answer: String, key: [UInt8]) throws(ChallengeRefusal) -> (
        puzzle: Puzzle, solution: Substring?
    ) {
        guard answer.utf8.count <= longestAnswer else { throw .malformed }
        let fields = answer.split(separator: ".", omittingEmptySubsequences: false)
        guard fields.count == 7 || fields.count == 8, let signature = bytes(hex: fields[6]) else { throw .malformed }
        let body = fields[..<6].joined(separator: ".")
        guard equalInConstantTime(signature, Self.signature(body, key)) else { throw .forged }
        guard let bits = Int(fields[1]), let issued = Int64(fields[2]), let expires = Int64(fields[3]),
            let nonce = bytes(hex: fields[5])
        else { throw .malformed }
        let puzzle = Puzzle(
            purpose: String(fields[0]), difficulty: Difficulty(bits: bits, waitSeconds: Int(fields[4])), issued: issued,
            expires: expires, nonce: nonce)
        guard fields.count == 8 else { return (puzzle, nil) }
        guard (1...longestSolution).contains(fields[7].utf8.count) else { throw .malformed }
        return (puzzle, fields[7])
    }

    /// Whether the SHA-256 of a whole answer begins with as many zero bits as are asked.
    func isSolved(by answer: String) -> Bool {
        var zeros = 0
        for byte in sha256(answer.utf8) {
            zeros += byte.leadingZeroBitCount
            if byte != 0 { break }
        }
        return zeros >= difficulty.bits
    }

    /// 16 bytes: of HMAC-SHA-256, half is enough (RFC 2104, 5).
    private static func signature(_ body: String, _ key: [UInt8]) -> [UInt8] {
        // Named, so that nothing else that is signed with this key can pass for a puzzle.
        Array(hmacSHA256(Array("soko-challenge-1:\(body)".utf8), key: key).prefix(16))
    }
}
