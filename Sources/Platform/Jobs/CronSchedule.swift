import Foundation

/// A cron expression of five fields: minute, hour, day of month, month, day of week (0 or 7 is Sunday).
///
/// Each field is `*`, numbers, ranges and steps: `*/5`, `1-5`, `0,30`. When both day fields are restricted, either
/// matches, as in crond(8).
package struct CronSchedule: Sendable {
    private let minutes: Set<Int>, hours: Set<Int>, days: Set<Int>, months: Set<Int>, weekdays: Set<Int>
    private let isAnyDay: Bool, isAnyWeekday: Bool

    /// Nil when `expression` is not one, or names a day that no month has.
    package init?(_ expression: String) {
        let fields = expression.split(separator: " ").map(String.init)
        guard fields.count == 5, let minutes = Self.field(fields[0], 0...59), let hours = Self.field(fields[1], 0...23),
            let days = Self.field(fields[2], 1...31), let months = Self.field(fields[3], 1...12),
            let weekdays = Self.field(fields[4], 0...7)
        else { return nil }
        (self.minutes, self.hours, self.days, self.months) = (minutes, hours, days, months)
        self.weekdays = Set(weekdays.map { $0 % 7 })
        (isAnyDay, isAnyWeekday) = (fields[2] == "*", fields[4] == "*")
        guard next(after: Date(timeIntervalSince1970: 0), in: .gmt) != nil else { return nil }
    }

    /// The first minute after `time` that matches on the clocks of `zone`; nil when none does in eight years.
    ///
    /// A time that the clocks skip in spring is passed over; one they show twice in autumn matches the first time.
    package func next(after time: Date, in zone: TimeZone) -> Date? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        guard var day = calendar.dateInterval(of: .day, for: time)?.start else { return nil }
        for _ in 0..<(366 * 8) {
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: day)
            if matches(parts) {
                for hour in hours.sorted() {
                    for minute in minutes.sorted() {
                        var wanted = parts
                        (wanted.weekday, wanted.hour, wanted.minute) = (nil, hour, minute)
                        guard let found = calendar.date(from: wanted), found > time else { continue }
                        let shown = calendar.dateComponents([.hour, .minute], from: found)
                        if shown.hour == hour, shown.minute == minute { return found }
                    }
                }
            }
            guard let tomorrow = calendar.date(byAdding: .day, value: 1, to: day) else { return nil }
            day = tomorrow
        }
        return nil
    }

    private func matches(_ parts: DateComponents) -> Bool {
        guard let month = parts.month, let day = parts.day, let weekday = parts.weekday, months.contains(month) else {
            return false
        }
        let (isDay, isWeekday) = (days.contains(day), weekdays.contains(weekday - 1))
        return isAnyDay || isAnyWeekday ? isDay && isWeekday : isDay || isWeekday
    }

    private static func field(_ text: String, _ range: ClosedRange<Int>) -> Set<Int>? {
        var values: Set<Int> = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            let halves = item.split(separator: "/", omittingEmptySubsequences: false)
            let step = halves.count == 2 ? Int(halves[1]) : 1
            guard halves.count <= 2, let step, step > 0, let span = span(halves[0], range, isOpen: halves.count == 2)
            else { return nil }
            values.formUnion(stride(from: span.lowerBound, through: span.upperBound, by: step))
        }
        return values.isEmpty ? nil : values
    }

    private static func span(_ text: Substring, _ range: ClosedRange<Int>, isOpen: Bool) -> ClosedRange<Int>? {
        if text == "*" { return range }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count <= 2, let first = ends.first ?? nil, range.contains(first) else { return nil }
        if ends.count == 1 { return first...(isOpen ? range.upperBound : first) }
        guard let last = ends[1], range.contains(last), first <= last else { return nil }
        return first...last
    }
}
