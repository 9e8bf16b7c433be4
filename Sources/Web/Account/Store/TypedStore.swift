import Flows
import Sellers
import Vocabulary

/// What was typed about a store: the week as seven texts.
struct TypedStore: Sendable {
    var name, description, location, phone: String
    var place: TypedPlace
    /// Monday first: `08:00-13:00, 14:00-18:00`.
    var days: [String]

    init(_ store: StoreProfile) {
        (name, description, location) = (store.name, store.description, store.location)
        (phone, place) = (store.contactPhone?.e164 ?? "", TypedPlace(store.point))
        days = Weekday.allCases.map { store.hours[$0].map(\.text).joined(separator: ", ") }
    }

    init(_ field: (String) -> String?) {
        (name, description) = (field("name") ?? "", field("description") ?? "")
        (location, phone) = (field("location") ?? "", field("phone") ?? "")
        place = TypedPlace(latitude: field("latitude") ?? "", longitude: field("longitude") ?? "")
        days = Weekday.allCases.map { field($0.code.lowercased()) ?? "" }
    }

    var wish: StoreWish {
        StoreWish(
            name: name, description: description, location: location, hours: hours?.text, phone: phone, place: place)
    }

    /// Nil when a day's times cannot be read, or overlap.
    private var hours: OpeningHours? {
        var hours = OpeningHours()
        for (day, text) in zip(Weekday.allCases, days) {
            guard let spans = OpeningHours.spans(text), hours.set(day, spans) else { return nil }
        }
        return hours
    }

    /// Whether that day is why the hours are refused.
    func isWrong(_ day: Weekday) -> Bool {
        var hours = OpeningHours()
        guard let spans = OpeningHours.spans(days[day.rawValue]) else { return true }
        return !hours.set(day, spans)
    }
}
