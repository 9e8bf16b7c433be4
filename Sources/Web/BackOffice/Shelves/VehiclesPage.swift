import Catalog
import Frame
import HTML
import HTTP
import Vocabulary

struct VehiclesPage: Markup {
    let desk: DeskFrame
    /// From the make down to the one whose page it is; empty at the makes.
    let trail: [Vehicle]
    let below: [Vehicle]
    let note: String?
    let fault: String?
    private var language: Language { desk.language }
    private var next: Vehicle.Level? { trail.isEmpty ? .make : trail.last?.level.next }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                if !trail.isEmpty { VehicleTrail(trail: trail, language: language) }
                h1 { bdi { trail.last?.fullName ?? VehicleSaid.vehicles[language] } }
            }
            if let note { DeskNote(desk: desk, text: note) }
            if let fault { p(.class("fault"), .role("alert")) { fault } }
            div(.class("desk-columns")) {
                if let next {
                    section(.class("panel")) {
                        h2 { VehicleSaid.level(next)[language] }
                        if below.isEmpty { p(.class("quiet")) { DeskSaid.nothing[language] } }
                        table(.class("plain")) {
                            tbody { for vehicle in below { VehicleRow(vehicle: vehicle) } }
                        }
                    }
                }
                div {
                    if let next {
                        DeskForm(
                            desk, VehicleSaid.add[language] + ": " + VehicleSaid.level(next)[language],
                            action: Link(ShelfRoutes.vehicleCreation.path()), submit: DeskSaid.save[language]
                        ) {
                            if let parent = trail.last {
                                input(.type("hidden"), .name("below"), .value(parent.id.pathText))
                            }
                            VehicleFields(name: "", from: nil, to: nil, language: language, form: "new-")
                        }
                    }
                    if let own = trail.last { VehicleForms(desk: desk, vehicle: own) }
                }
            }
        }
    }
}

private struct VehicleTrail: Markup {
    let trail: [Vehicle]
    let language: Language
    var body: some Markup {
        nav(.class("back")) {
            a(.href(Link(ShelfRoutes.vehicles.path()))) { VehicleSaid.vehicles[language] }
            for step in trail.dropLast() {
                " / "
                a(.href(Link(ShelfRoutes.vehicle.path(step.id)))) { bdi { step.name } }
            }
        }
    }
}

private struct VehicleRow: Markup {
    let vehicle: Vehicle
    var body: some Markup {
        tr {
            td { a(.class("row-link"), .href(Link(ShelfRoutes.vehicle.path(vehicle.id)))) { bdi { vehicle.name } } }
            td(.class("number")) { bdi(.dir("ltr")) { FitmentSaid.years(vehicle.yearFrom, vehicle.yearTo) } }
        }
    }
}

private struct VehicleForms: Markup {
    let desk: DeskFrame
    let vehicle: Vehicle
    private var language: Language { desk.language }

    var body: some Markup {
        DeskForm(
            desk, BrandSaid.rename[language], action: Link(ShelfRoutes.vehicleChange.path(vehicle.id)),
            submit: DeskSaid.save[language]
        ) { VehicleFields(name: vehicle.name, from: vehicle.yearFrom, to: vehicle.yearTo, language: language) }
        section(.class("panel")) {
            h2 { DeskSaid.delete[language] }
            form(.method("post"), .action(Link(ShelfRoutes.vehicleRemoval.path(vehicle.id)))) {
                input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                button(.class("button small danger"), .type("submit")) { DeskSaid.delete[language] }
            }
        }
    }
}

private struct VehicleFields: Markup {
    let name: String
    let from: Int?
    let to: Int?
    let language: Language
    /// As of `DeskField`.
    var form = ""

    var body: some Markup {
        DeskField(
            CategorySaid.name[language], "name", name, .line(maxLength: 80, inputMode: nil, suggestions: []),
            isRequired: true, in: form)
        div(.class("field-row")) {
            DeskField(
                FitmentSaid.from[language], "from", from.map(String.init) ?? "",
                .line(maxLength: 4, inputMode: "numeric", suggestions: []), in: form)
            DeskField(
                FitmentSaid.to[language], "to", to.map(String.init) ?? "",
                .line(maxLength: 4, inputMode: "numeric", suggestions: []), in: form)
        }
    }
}

enum VehicleSaid {
    static let vehicles = Said("Vehicles", "Magari", "Véhicules", "المركبات", "รถ")
    static let add = Said("Add", "Ongeza", "Ajouter", "إضافة", "เพิ่ม")

    static func level(_ level: Vehicle.Level) -> Said {
        switch level {
        case .make: Said("Makes", "Chapa za magari", "Marques", "الماركات", "ยี่ห้อรถ")
        case .model: Said("Models", "Modeli", "Modèles", "الطرازات", "รุ่น")
        case .generation: Said("Generations", "Vizazi", "Générations", "الأجيال", "รุ่นย่อย")
        case .engine: Said("Engines", "Injini", "Motorisations", "المحركات", "เครื่องยนต์")
        }
    }

    static func refusal(_ refusal: VehicleRefusal) -> Said {
        switch refusal {
        case .badName:
            Said(
                "A name of 1 to 80 characters that its neighbours do not have.",
                "Jina la herufi 1 hadi 80 lisilorudiwa.",
                "Un nom de 1 à 80 caractères, unique ici.", "اسم من 1 إلى 80 حرفًا غير مكرر هنا.",
                "ชื่อ 1 ถึง 80 ตัวอักษรและไม่ซ้ำ")
        case .badYears:
            Said(
                "Years lie between 1900 and 2100, the first before the last.",
                "Miaka ni 1900 hadi 2100, wa kwanza kabla ya wa mwisho.",
                "Années de 1900 à 2100, la première avant la dernière.", "السنوات بين 1900 و2100، والأولى قبل الأخيرة.",
                "ปีระหว่าง 1900 ถึง 2100 ปีแรกก่อนปีสุดท้าย")
        case .noPlace:
            Said(
                "That vehicle is not there.", "Gari hilo halipo.", "Ce véhicule n'existe pas.",
                "هذه المركبة غير موجودة.", "ไม่มีรถนี้")
        case .inUse:
            Said(
                "Something stands below it, or fits it.", "Kuna kitu chini yake au kinachoifaa.",
                "Il y a des éléments dessous, ou des produits compatibles.", "يوجد ما تحتها أو ما يناسبها.",
                "มีรายการย่อยหรือสินค้าที่ใช้กับรถนี้")
        }
    }
}
