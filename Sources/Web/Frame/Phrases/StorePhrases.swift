/// What a store says of itself, on its public page and where its owner changes it.
package struct StorePhrases: Sendable {
    package let store, intro, publicPage, name, description, location, locationHint: String
    package let onTheMap, onTheMapHint, latitude, longitude: String
    package let contactPhone, contactPhoneHint, hours, hoursHint, cover, coverHint, removeCover: String
    package let about, whereToFind, phone, openNow, closedNow, closed, figures: String
    /// Monday first: whole, and short.
    package let days, shortDays: [String]
    package let leads: Counted

    /// `Mon`, or `Mon–Fri`.
    /// - Parameter range: 0 is Monday.
    package func name(of range: ClosedRange<Int>) -> String {
        let (first, last) = (shortDays[range.lowerBound], shortDays[range.upperBound])
        return range.count == 1 ? first : "\(first)–\(last)"
    }
}
