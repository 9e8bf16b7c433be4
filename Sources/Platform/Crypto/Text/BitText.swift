/// Bytes as text of which every character holds the same few bits, the most significant first.
struct BitText: Sendable {
    static let base64URL = BitText(
        bits: 6, alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    static let base32 = BitText(bits: 5, alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    private static let none = UInt8.max

    private let bits: Int
    private let alphabet: [UInt8]
    private let values: [UInt8]

    private init(bits: Int, alphabet: String) {
        precondition(alphabet.utf8.count == 1 << bits, "one character per value")
        (self.bits, self.alphabet) = (bits, Array(alphabet.utf8))
        var values = [UInt8](repeating: Self.none, count: 256)
        for (value, character) in alphabet.utf8.enumerated() { values[Int(character)] = UInt8(value) }
        self.values = values
    }

    func text(of bytes: [UInt8]) -> String {
        let count = (bytes.count * 8 + bits - 1) / bits
        return String(unsafeUninitializedCapacity: count) { text in
            var (waiting, held, end) = (UInt32(0), 0, 0)
            func put(_ value: UInt32) {
                text[end] = alphabet[Int(value) & (1 << bits - 1)]
                end += 1
            }
            for byte in bytes {
                waiting = waiting << 8 | UInt32(byte)
                held += 8
                while held >= bits {
                    held -= bits
                    put(waiting >> held)
                }
            }
            if held > 0 { put(waiting << (bits - held)) }
            return end
        }
    }

    func bytes(of text: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count * bits / 8)
        var (waiting, held) = (UInt32(0), 0)
        for character in text {
            let value = values[Int(character)]
            guard value != Self.none else { return nil }
            waiting = waiting << bits | UInt32(value)
            held += bits
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: waiting >> held))
            }
        }
        // What is left is filling: less than a character of it, and all zero.
        return held < bits && waiting & (1 << held - 1) == 0 ? bytes : nil
    }
}
