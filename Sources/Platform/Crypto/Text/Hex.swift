/// Lower-case hexadecimal text.
package func hex(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(2 * bytes.underestimatedCount)
    for byte in bytes {
        text.append(digit(byte >> 4))
        text.append(digit(byte & 15))
    }
    return String(decoding: text, as: UTF8.self)
}

/// The bytes that hexadecimal text names, or nil when it is not that.
package func bytes(hex text: some StringProtocol) -> [UInt8]? {
    let nibbles = text.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
    guard nibbles.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: nibbles.count, by: 2) {
        guard let high = nibbles[index], let low = nibbles[index + 1] else { return nil }
        bytes.append(UInt8(high << 4 | low))
    }
    return bytes
}

private func digit(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
}
