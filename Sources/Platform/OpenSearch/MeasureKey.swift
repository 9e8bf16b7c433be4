/// A number and its code as a text that sorts as the number does among those of its code.
enum MeasureKey {
    static func of(_ code: String, _ value: Float) -> String {
        // Both zeros are one. Of negative numbers all bits are turned over, of others the sign: what is less sorts first.
        let bits = (value == 0 ? 0 : value).bitPattern
        let sorted = bits >> 31 == 1 ? ~bits : bits | 1 << 31
        let digits = String(sorted, radix: 16)
        return code + "\u{0}" + String(repeating: "0", count: 8 - digits.count) + digits
    }
}
