import Catalog
import Discovery
import Frame
import HTML
import HTTP
import Vocabulary

struct GarageView: Sendable {
    let cars: [ParkedCar]
    /// From the make down to what is opened; empty at the makes.
    let trail: [Vehicle]
    let choices: [Vehicle]
    /// Where the visitor came from.
    let back: String
    let isFull: Bool
}

/// The visitor's cars, and the way to another: one tap for the make, one for the model.
struct GaragePage: Markup {
    let frame: PageFrame
    let view: GarageView
    private var language: Language { frame.language }

    var body: some Markup {
        Layout(frame) {
            header(.class("heading")) {
                h1 { GarageSaid.title[language] }
                p { GarageSaid.intro[language] }
            }
            if view.isFull { p(.class("fault"), .role("alert")) { GarageSaid.full[language] } }
            if !view.cars.isEmpty, view.trail.isEmpty {
                section(.class("panel")) {
                    h2 { GarageSaid.yours[language] }
                    ul(.class("rows")) { for car in view.cars { ParkedRow(frame: frame, car: car, back: view.back) } }
                }
            }
            section(.class("garage")) {
                GarageTrail(view: view, language: language)
                if view.choices.isEmpty {
                    p(.class("quiet")) { GarageSaid.nothingBelow[language] }
                } else if view.trail.isEmpty {
                    ul(.class("makes"), .role("list")) {
                        for make in view.choices {
                            li { a(.class("chip"), .href(GarageLinks.make(make.id, view.back))) { bdi { make.name } } }
                        }
                    }
                } else {
                    ModelForm(frame: frame, view: view)
                }
            }
        }
    }
}

enum GarageLinks {
    static func make(_ id: VehicleID, _ back: String) -> Link { link([("make", id.pathText)], back) }
    static func car(_ id: VehicleID, _ back: String) -> Link { link([("car", id.pathText)], back) }
    static func all(_ back: String) -> Link { link([], back) }

    private static func link(_ pairs: [(String, String)], _ back: String) -> Link {
        WallQuery.link(StorefrontRoutes.garage.path(), pairs + (back == "/" ? [] : [("return", back)]))
    }
}

/// What has been chosen so far; each step leads back.
private struct GarageTrail: Markup {
    let view: GarageView
    let language: Language
    var body: some Markup {
        h2 {
            if view.trail.isEmpty {
                GarageSaid.chooseMake[language]
            } else {
                a(.href(GarageLinks.all(view.back))) { GarageSaid.makes[language] }
                for step in view.trail {
                    " / "
                    bdi { step.name }
                }
            }
        }
    }
}

/// Every model and generation is a button: pressed, it is the visitor's car. The year is optional.
private struct ModelForm: Markup {
    let frame: PageFrame
    let view: GarageView
    private var language: Language { frame.language }

    var body: some Markup {
        form(.method("post"), .action(Link(StorefrontRoutes.parking.path()))) {
            input(.type("hidden"), .name("csrf"), .value(frame.csrf))
            input(.type("hidden"), .name("return"), .value(view.back))
            label(.class("year")) {
                span { GarageSaid.year[language] }
                input(.name("year"), .type("text"), .inputMode("numeric"), .maxLength(4), .autocomplete("off"))
            }
            ul(.class("models"), .role("list")) {
                for vehicle in view.choices { ModelRow(vehicle: vehicle, back: view.back, language: language) }
            }
        }
    }
}

private struct ModelRow: Markup {
    let vehicle: Vehicle
    let back: String
    let language: Language

    var body: some Markup {
        li(.class(vehicle.level == .model ? "model" : "generation")) {
            button(.class("button"), .type("submit"), .name("vehicle"), .value(vehicle.id.pathText)) {
                bdi { vehicle.name }
                let years = ShelfSaid.years(vehicle.yearFrom, vehicle.yearTo)
                if !years.isEmpty { small(.dir("ltr")) { years } }
            }
            if vehicle.level == .generation {
                a(
                    .href(GarageLinks.car(vehicle.id, back)),
                    .aria("label", GarageSaid.engines[language] + ": " + vehicle.fullName)
                ) { GarageSaid.engines[language] }
            }
        }
    }
}

private struct ParkedRow: Markup {
    let frame: PageFrame
    let car: ParkedCar
    let back: String
    private var language: Language { frame.language }

    var body: some Markup {
        li {
            div {
                strong { bdi { car.name + (car.year.map { " · \($0)" } ?? "") } }
                if car.isCurrent { small(.class("badge")) { GarageSaid.current[language] } }
            }
            form(.class("parked"), .method("post"), .action(Link(StorefrontRoutes.parking.path()))) {
                input(.type("hidden"), .name("csrf"), .value(frame.csrf))
                input(.type("hidden"), .name("return"), .value(back))
                input(.type("hidden"), .name("vehicle"), .value(car.vehicle.pathText))
                input(.type("hidden"), .name("year"), .value(car.year.map(String.init) ?? ""))
                button(.class("button"), .type("submit")) { GarageSaid.show[language] }
                if car.isCurrent {
                    button(
                        .class("button"), .type("submit"), .formAction(Link(StorefrontRoutes.leaving.path()))
                    ) { GarageSaid.leave[language] }
                }
                button(
                    .class("button danger"), .type("submit"),
                    .formAction(Link(StorefrontRoutes.unparking.path(car.vehicle)))
                ) { GarageSaid.remove[language] }
            }
        }
    }
}

enum GarageSaid {
    static let title = Said("Your garage", "Gereji yako", "Votre garage", "مرآبك", "โรงรถของคุณ")
    static let intro = Said(
        "Choose your car, and the market shows what fits it. Kept for this browser, or for your account.",
        "Chagua gari lako, na soko litaonyesha kinacholifaa. Inahifadhiwa kwa kivinjari hiki au akaunti yako.",
        "Choisissez votre voiture et le marché montre ce qui lui convient. Conservé pour ce navigateur ou votre compte.",
        "اختر سيارتك ليعرض السوق ما يناسبها. تُحفظ لهذا المتصفح أو لحسابك.",
        "เลือกรถของคุณ แล้วตลาดจะแสดงสิ่งที่ใช้ได้ เก็บไว้กับเบราว์เซอร์นี้หรือบัญชีของคุณ")
    static let yours = Said("Your cars", "Magari yako", "Vos voitures", "سياراتك", "รถของคุณ")
    static let chooseMake = Said(
        "Choose the make", "Chagua chapa ya gari", "Choisissez la marque", "اختر الماركة", "เลือกยี่ห้อรถ")
    static let makes = Said("Makes", "Chapa", "Marques", "الماركات", "ยี่ห้อรถ")
    static let year = Said(
        "Year it was built, if you know it", "Mwaka wa kutengenezwa, ukiujua", "Année, si vous la connaissez",
        "سنة الصنع إن كنت تعرفها", "ปีที่ผลิต ถ้าทราบ")
    static let engines = Said("Engines", "Injini", "Motorisations", "المحركات", "เครื่องยนต์")
    static let current = Said("Chosen", "Limechaguliwa", "Choisie", "المختارة", "เลือกอยู่")
    static let show = Said(
        "Show what fits", "Onyesha kinachofaa", "Voir ce qui convient", "عرض ما يناسبها", "แสดงสิ่งที่ใช้ได้")
    static let leave = Said("Take off", "Ondoa uchaguzi", "Désélectionner", "إلغاء الاختيار", "ยกเลิกการเลือก")
    static let remove = Said("Remove", "Ondoa", "Retirer", "إزالة", "ลบ")
    static let full = Said(
        "The garage is full. Remove a car first.", "Gereji imejaa. Ondoa gari kwanza.",
        "Le garage est plein. Retirez d'abord une voiture.", "المرآب ممتلئ. أزل سيارة أولًا.", "โรงรถเต็มแล้ว โปรดลบรถก่อน")
    static let nothingBelow = Said(
        "Nothing more is known here.", "Hakuna zaidi hapa.", "Rien de plus ici.", "لا مزيد هنا.", "ไม่มีข้อมูลเพิ่มเติม")
}
