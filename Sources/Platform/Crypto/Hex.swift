/// Lower-case hexadecimal text.
package func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
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
