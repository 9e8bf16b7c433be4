/// A colour of a drawing.
struct Tint: Sendable, CustomStringConvertible {
    let red: Double, green: Double, blue: Double

    init(_ hex: UInt32) {
        self.init(red: Double(hex >> 16 & 255), green: Double(hex >> 8 & 255), blue: Double(hex & 255))
    }
    private init(red: Double, green: Double, blue: Double) { (self.red, self.green, self.blue) = (red, green, blue) }

    /// This colour with `share` (0…1) of another in it.
    func mixed(_ other: Tint, _ share: Double) -> Tint {
        Tint(
            red: red + (other.red - red) * share, green: green + (other.green - green) * share,
            blue: blue + (other.blue - blue) * share)
    }
    func light(_ share: Double) -> Tint { mixed(Tint(0xFFFFFF), share) }
    /// Towards a warm black, as shadows in the sun are.
    func dark(_ share: Double) -> Tint { mixed(Tint(0x1E120C), share) }
    var isLight: Bool { red * 0.3 + green * 0.59 + blue * 0.11 > 150 }

    var description: String {
        let value = Int(red.rounded()) << 16 | Int(green.rounded()) << 8 | Int(blue.rounded())
        let digits = String(value, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    static let ink = Tint(0x1F1B1A), cream = Tint(0xFFF6E6), white = Tint(0xFFFFFF), gold = Tint(0xD9A441)
    static let wood = Tint(0xA8683A), steel = Tint(0xB9C0C7), leather = Tint(0x8A4B2A), leaf = Tint(0x4F8A3C)

    /// Colours that hang together, as printed cloth has them: ground, two figures, a light and a dark.
    static let cloths: [[Tint]] = [
        [0xE4572E, 0xF3C13A, 0x17408B, 0xFFF1D0, 0x2B1A12], [0x0E6E6E, 0xF28C28, 0xF7D774, 0xFFF8E7, 0x12333A],
        [0x6A1B4D, 0xF2A541, 0x2A9D8F, 0xFCE8D5, 0x26101E], [0x1D3F8F, 0xF9C80E, 0xE84855, 0xF4F1DE, 0x101B3A],
        [0x2E7D4F, 0xF4D35E, 0xD1495B, 0xFFF4DE, 0x11301E], [0xB3261E, 0x1A1A1A, 0xF2D0A4, 0xFFF5E6, 0x3A0D0A],
        [0xF2B705, 0x8C1C13, 0x1F6F5C, 0xFFF6D6, 0x3B1C0A], [0x4B2E83, 0x00A6A6, 0xFFB703, 0xF5EEFF, 0x1D1038],
        [0xD6336C, 0x2B2D77, 0xFFC94D, 0xFFE9EF, 0x3D0B22], [0x1B998B, 0xF46036, 0x2E294E, 0xE9FFF9, 0x0C2B28],
        [0x7A4419, 0xE8B365, 0x2F6690, 0xFBEFDD, 0x2A170A], [0x264653, 0xE76F51, 0xE9C46A, 0xF1FAEE, 0x0D1B22],
    ].map { $0.map { Tint($0) } }

    /// Soft grounds to show goods on.
    static let grounds: [Tint] = [
        0xF6E7D3, 0xF3D9C9, 0xE3EBDD, 0xDDE9EE, 0xEDE3F1, 0xF8E3B8, 0xE9D8C3, 0xD5E5DC, 0xF7DCD7, 0xE0E0EA, 0xFBEFC9,
        0xCFE3E2, 0xF0CFB4, 0xD9DFC6,
    ].map { Tint($0) }

    /// Plain strong colours for single goods.
    static let plains: [Tint] = [
        0xC8402F, 0x1F5FA8, 0x2D7F5E, 0xE0A526, 0x6B3FA0, 0xD9587F, 0x2B2B33, 0xEDE6DA, 0x8C5A34, 0x12898C, 0xE8743B,
        0x7B8B3C, 0x9AA3AE, 0x7C2136,
    ].map { Tint($0) }
}
