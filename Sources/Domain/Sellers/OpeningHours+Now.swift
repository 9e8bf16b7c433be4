import Foundation

extension OpeningHours {
    /// Whether the store is open at that moment, where its clocks say the time of `zone`.
    package func isOpen(at time: Date, in zone: TimeZone) -> Bool {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.weekday, .hour, .minute], from: time)
        guard let weekday = parts.weekday, let hour = parts.hour, let minute = parts.minute else { return false }
        // Foundation counts from Sunday as 1.
        let today = (weekday + 5) % 7
        let now = hour * 60 + minute
        let isToday = self[Weekday.allCases[today]].contains { $0.opens <= now && now < $0.end }
        let isSinceYesterday = self[Weekday.allCases[(today + 6) % 7]].contains { now + 1440 < $0.end }
        return isToday || isSinceYesterday
    }
}
