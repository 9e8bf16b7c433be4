/// A day of the week, as OpenStreetMap abbreviates it.
package enum Weekday: Int, Sendable, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    package var code: String { ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"][rawValue] }

    init?(code: some StringProtocol) {
        guard let day = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = day
    }
}

/// From when to when, in minutes since midnight. One that ends before it begins goes on past midnight.
package struct ClockSpan: Sendable, Hashable {
    /// 0…1439
    package let opens: Int
    /// 1…1440; never the same as `opens`.
    package let closes: Int

    package init?(opens: Int, closes: Int) {
        guard (0..<1440).contains(opens), (1...1440).contains(closes), opens != closes else { return nil }
        (self.opens, self.closes) = (opens, closes)
    }

    /// `08:00-18:00`
    package var text: String { "\(Self.clock(opens))-\(Self.clock(closes))" }

    /// Up to when on that day and, past midnight, the next: 1…2879.
    var end: Int { closes > opens ? closes : closes + 1440 }

    package static func clock(_ minutes: Int) -> String {
        let (hour, minute) = (minutes / 60, minutes % 60)
        return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }
}

/// When a store is open in a week.
package struct OpeningHours: Sendable, Equatable {
    /// In their order, without overlaps; at most four a day.
    private var spans: [[ClockSpan]] = Array(repeating: [], count: 7)

    package static let mostSpans = 4

    package init() {}

    package subscript(day: Weekday) -> [ClockSpan] { spans[day.rawValue] }

    package var isEmpty: Bool { spans.allSatisfy(\.isEmpty) }

    /// - Returns: false, and nothing changed, when they overlap or are too many.
    package mutating func set(_ day: Weekday, _ given: [ClockSpan]) -> Bool {
        let ordered = given.sorted { $0.opens < $1.opens }
        guard ordered.count <= Self.mostSpans, zip(ordered, ordered.dropFirst()).allSatisfy({ $0.end <= $1.opens })
        else {
            return false
        }
        spans[day.rawValue] = ordered
        return true
    }

    /// Days in a row with the same hours, from Monday on; closed days among them.
    package var groups: [(days: ClosedRange<Int>, spans: [ClockSpan])] {
        var groups: [(days: ClosedRange<Int>, spans: [ClockSpan])] = []
        for day in spans.indices {
            if let last = groups.last, last.spans == spans[day] {
                groups[groups.count - 1].days = last.days.lowerBound...day
            } else {
                groups.append((day...day, spans[day]))
            }
        }
        return groups
    }
}
