import Foundation
import Frame
import HTML
import Sellers
import Vocabulary

/// What a seller says of the store, as the public page shows it.
package struct StoreView: Sendable {
    /// Days and times, a line each.
    package struct Hours: Sendable {
        package let days: String
        /// `08:00–13:00, 14:00–18:00`, or that it is closed.
        package let times: String
    }

    package let description: String
    package let location: String
    package let hours: [Hours]
    /// Nil without hours.
    package let isOpen: Bool?
    /// `+254700123456`
    package let phone: String?
    /// `/img/{key}`
    package let cover: Link?
    package let leads: Int

    package init(
        description: String = "", location: String = "", hours: OpeningHours = OpeningHours(), isOpen: Bool = false,
        phone: String? = nil, cover: String? = nil, leads: Int = 0, phrases: StorePhrases
    ) {
        (self.description, self.location, self.phone) = (description, location, phone)
        self.cover = cover.map { Link("/img/" + $0) }
        self.leads = leads
        self.isOpen = hours.isEmpty ? nil : isOpen
        self.hours =
            hours.isEmpty
            ? []
            : hours.groups.map { days, spans in
                Hours(
                    days: phrases.name(of: days),
                    times: spans.isEmpty
                        ? phrases.closed
                        : spans.map { $0.text.replacing("-", with: "–") }.joined(separator: ", "))
            }
    }

    init(_ store: StoreProfile, _ figures: SellerFigures, at now: Date, in zone: TimeZone, _ phrases: StorePhrases) {
        self.init(
            description: store.description, location: store.location, hours: store.hours,
            isOpen: store.hours.isOpen(at: now, in: zone), phone: store.contactPhone?.e164, cover: store.cover,
            leads: figures.leads, phrases: phrases)
    }

    var hasFacts: Bool { !(description.isEmpty && location.isEmpty && hours.isEmpty && phone == nil) }
}

/// The wide picture at the head of a seller's page.
struct StoreCover: Markup {
    let path: Link

    private static let widths = [320, 480, 640, 960, 1280]

    var body: some Markup {
        picture(.class("store-cover")) {
            source(.type("image/avif"), .srcset(path, format: "avif", widths: Self.widths[...]), .sizes("100vw"))
            source(.type("image/webp"), .srcset(path, format: "webp", widths: Self.widths[...]), .sizes("100vw"))
            img(
                .src(Link(path.address + "/960.jpeg")), .width(1280), .height(480), .alt(""), .decoding("async"),
                .fetchPriority("high"))
        }
    }
}

/// Description, place, hours, phone: what of these there is.
struct StoreFacts: Markup {
    let store: StoreView
    let phrases: StorePhrases

    var body: some Markup {
        section(.class("store-facts"), .aria("label", phrases.about)) {
            if !store.description.isEmpty { p(.class("lines")) { bdi { store.description } } }
            dl(.class("facts")) {
                if !store.location.isEmpty {
                    dt { phrases.whereToFind }
                    dd { bdi { store.location } }
                }
                if !store.hours.isEmpty {
                    dt { phrases.hours }
                    dd { StoreHours(store: store, phrases: phrases) }
                }
                if let phone = store.phone {
                    dt { phrases.phone }
                    dd { a(.href(Link("tel:" + phone)), .dir("ltr")) { phone } }
                }
            }
        }
    }
}

struct StoreHours: Markup {
    let store: StoreView
    let phrases: StorePhrases

    var body: some Markup {
        if let isOpen = store.isOpen {
            p { span(.class(isOpen ? "badge good" : "badge")) { isOpen ? phrases.openNow : phrases.closedNow } }
        }
        ul(.class("hours")) {
            for line in store.hours {
                li {
                    span { line.days }
                    span { bdi { line.times } }
                }
            }
        }
    }
}
