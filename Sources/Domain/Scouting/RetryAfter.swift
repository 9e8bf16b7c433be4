import Foundation

/// Reads `Retry-After`: seconds, or a date as HTTP writes it (`Wed, 21 Oct 2026 07:28:00 GMT`).
package enum RetryAfter {
    /// - Returns: time from `now`, 0 for a moment that has passed; nil for what is neither.
    package static func wait(_ value: String, now: Date) -> Duration? {
        let text = value.split(separator: " ")
        if text.count == 1, let seconds = Int64(text[0]), seconds >= 0 { return .seconds(min(seconds, 31_536_000)) }
        guard let seconds = seconds(text) else { return nil }
        return .seconds(max(0, seconds - now.timeIntervalSince1970))
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func seconds(_ parts: [Substring]) -> Double? {
        guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), (1...31).contains(day),
            let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]), (1970...9999).contains(year)
        else { return nil }
        let clock = parts[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2])
        else {
            return nil
        }
        // Days since 1970 in the Gregorian calendar, counting years from March so that leap days come last.
        let shifted = month < 2 ? year - 1 : year
        let fromMarch = (month + 10) % 12
        let days =
            shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + (fromMarch * 153 + 2) / 5 + day - 719_469
        return Double(days * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2])
    }
}
