import Foundation

/// RFC 3339 text in UTC with whole seconds: `2026-11-20T22:20:56Z`. Several times faster than Foundation's formatter,
/// and in every row of every list.
package enum Timestamp {
    package static func text(_ time: Date) -> String {
        let seconds = Int(time.timeIntervalSince1970.rounded(.down))
        let (day, second) = (seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400, ((seconds % 86_400) + 86_400) % 86_400)
        var parts = tm()
        var clock = time_t(day * 86_400)
        gmtime_r(&clock, &parts)
        return String(unsafeUninitializedCapacity: 20) { text in
            func put(_ value: Int, at index: Int, digits: Int) {
                var rest = value
                for place in stride(from: index + digits - 1, through: index, by: -1) {
                    text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
                    rest /= 10
                }
            }
            put(Int(parts.tm_year) + 1900, at: 0, digits: 4)
            put(Int(parts.tm_mon) + 1, at: 5, digits: 2)
            put(Int(parts.tm_mday), at: 8, digits: 2)
            put(second / 3600, at: 11, digits: 2)
            put(second / 60 % 60, at: 14, digits: 2)
            put(second % 60, at: 17, digits: 2)
            for (index, mark) in [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "Z")] as [(Int, UnicodeScalar)] {
                text[index] = UInt8(ascii: mark)
            }
            return 20
        }
    }
}
