import Flows
import Frame
import HTML
import HTTP
import Sellers

/// What a seller says of the store, to change.
struct StorePage: Markup {
    let frame: PageFrame
    let typed: TypedStore
    let cover: String?
    let publicPage: Link
    let figures: SellerFigures
    let isSaved: Bool
    let fault: ProfileRefusal?
    private var phrases: StorePhrases { frame.phrases.store }

    init(
        _ frame: PageFrame, typed: TypedStore, cover: String?, publicPage: Link, figures: SellerFigures, isSaved: Bool,
        fault: ProfileRefusal?
    ) {
        var frame = frame
        frame.title = frame.phrases.store.store
        (self.frame, self.typed, self.cover, self.publicPage) = (frame, typed, cover, publicPage)
        (self.figures, self.isSaved, self.fault) = (figures, isSaved, fault)
    }

    var body: some Markup {
        Layout(frame) {
            header(.class("heading")) {
                h1 { bdi { typed.name.isEmpty ? phrases.store : typed.name } }
                p { phrases.intro }
                p { a(.href(publicPage)) { phrases.publicPage } }
            }
            RoomTabs(frame: frame, current: .store)
            if isSaved { p(.class("notice"), .role("status")) { frame.phrases.account.saved } }
            div(.class("rooms")) {
                profile
                aside
            }
        }
    }

    private var profile: some Markup {
        RoomForm(
            frame, title: phrases.about, action: AccountRoutes.storeChange.path(), submit: frame.phrases.account.save
        ) {
            Field(
                label: phrases.name, name: "name", value: typed.name, fault: text(.badStoreName),
                autocomplete: "organization", maxLength: StoreProfile.mostName)
            TextArea(
                label: phrases.description, name: "description", value: typed.description,
                fault: text(.longDescription), isRequired: false, maxLength: StoreProfile.mostDescription, rows: 6)
            Field(
                label: phrases.location, name: "location", value: typed.location, hint: phrases.locationHint,
                fault: text(.longLocation), isRequired: false, maxLength: StoreProfile.mostLocation)
            PlaceFields(
                frame: frame, latitude: typed.place.latitude, longitude: typed.place.longitude,
                fault: text(.badCoordinates) ?? text(.halfPlace))
            Field(
                label: phrases.contactPhone, name: "phone", kind: "tel", value: typed.phone,
                hint: phrases.contactPhoneHint, fault: text(.badPhone), autocomplete: "tel", isRequired: false,
                maxLength: 40)
            HoursFields(phrases: phrases, typed: typed, fault: text(.badHours))
        }
    }

    private var aside: some Markup {
        div(.class("panels")) {
            section(.class("panel")) {
                h2 { phrases.cover }
                if let cover {
                    img(
                        .class("cover"), .src(Link("/img/\(cover)/640.webp")), .width(640), .height(240),
                        .alt(phrases.cover))
                }
                PictureForm(
                    frame: frame, action: AccountRoutes.cover.path(), removal: AccountRoutes.coverRemoval.path(),
                    hint: phrases.coverHint, remove: phrases.removeCover, id: "cover-file", hasPicture: cover != nil,
                    fault: coverFault)
            }
            section(.class("panel")) {
                h2 { phrases.figures }
                ul(.class("rows")) {
                    li { frame.phrases.count(figures.liveProducts, frame.phrases.wall.products) }
                    li { frame.phrases.count(figures.leads, phrases.leads) }
                }
            }
        }
    }

    private func text(_ refusal: ProfileRefusal) -> String? {
        fault == refusal ? frame.phrases.profile.text(of: refusal.code) : nil
    }

    private var coverFault: ProfileRefusal? {
        switch fault {
        case .picture, .noPicture: fault
        default: nil
        }
    }
}

/// The week, a line a day.
struct HoursFields: Markup {
    let phrases: StorePhrases
    let typed: TypedStore
    let fault: String?

    var body: some Markup {
        fieldset(.class("week"), .aria("describedby", "hours-note")) {
            legend { phrases.hours }
            p(.id("hours-note"), .class(fault == nil ? "quiet" : "fault")) { fault ?? phrases.hoursHint }
            for day in Weekday.allCases {
                HoursField(
                    day: day, name: phrases.days[day.rawValue], value: typed.days[day.rawValue],
                    isWrong: fault != nil && typed.isWrong(day))
            }
        }
    }
}

struct HoursField: Markup {
    let day: Weekday
    let name: String
    let value: String
    let isWrong: Bool
    private var field: String { day.code.lowercased() }

    var body: some Markup {
        div(.class(isWrong ? "field day wrong" : "field day")) {
            label(.for(field)) { name }
            // Times run from left to right in every language.
            input(
                .id(field), .name(field), .type("text"), .value(value), .maxLength(100), .dir("ltr"),
                .placeholder("08:00-18:00"), .autocomplete("off"), .aria("invalid", isWrong ? "true" : nil))
        }
    }
}
