import Catalog
import Frame
import HTML
import HTTP
import Vocabulary

/// What a listing fits: vehicles with years, and a search for one more.
struct FitmentPanel: Markup {
    let desk: DeskFrame
    let routes: ListingRoutes
    let product: Product
    let fitments: FitmentsView
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel"), .id("fits")) {
            h2 { FitmentSaid.title[language] }
            if fitments.known.isEmpty { p(.class("quiet")) { FitmentSaid.none[language] } }
            ul(.class("rows")) {
                for fitment in fitments.known {
                    FitmentRow(desk: desk, routes: routes, product: product, fitment: fitment)
                }
            }
            form(.method("get"), .action(Link(routes.one.path(product.id))), .role("search"), .class("desk-upload")) {
                input(
                    .type("search"), .name("car"), .value(fitments.words), .maxLength(80), .dir("auto"),
                    .placeholder(FitmentSaid.search[language]), .aria("label", FitmentSaid.search[language]))
                button(.class("button small"), .type("submit")) { DeskSaid.search[language] }
            }
            if !fitments.words.isEmpty { found }
        }
    }

    @MarkupBuilder private var found: some Markup {
        if fitments.found.isEmpty {
            p(.class("quiet")) { DeskSaid.nothingFound[language] }
        } else {
            form(.method("post"), .action(Link(routes.fitments.path(product.id)))) {
                input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                DeskField(
                    FitmentSaid.vehicle[language], "vehicle", "",
                    .choice(
                        fitments.found.map {
                            ($0.id.pathText, ($0.fullName + "  " + FitmentSaid.years($0.yearFrom, $0.yearTo)).trimmed)
                        }))
                div(.class("field-row")) {
                    DeskField(
                        FitmentSaid.from[language], "from", "",
                        .line(maxLength: 4, inputMode: "numeric", suggestions: []))
                    DeskField(
                        FitmentSaid.to[language], "to", "",
                        .line(maxLength: 4, inputMode: "numeric", suggestions: []))
                }
                button(.class("button small"), .type("submit")) { VehicleSaid.add[language] }
            }
        }
    }
}

/// What the panel shows.
struct FitmentsView: Sendable {
    let known: [Fitment]
    /// What was looked for; empty: nothing.
    let words: String
    let found: [Vehicle]
}

private struct FitmentRow: Markup {
    let desk: DeskFrame
    let routes: ListingRoutes
    let product: Product
    let fitment: Fitment

    var body: some Markup {
        li {
            div {
                bdi { fitment.name }
                small(.class("quiet"), .dir("ltr")) { " " + FitmentSaid.years(fitment.yearFrom, fitment.yearTo) }
            }
            form(.method("post"), .action(Link(routes.fitmentRemoval.path(product.id)))) {
                input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                input(.type("hidden"), .name("vehicle"), .value(fitment.vehicle.pathText))
                button(.class("button small danger"), .type("submit")) { DeskSaid.delete[desk.language] }
            }
        }
    }
}

enum FitmentSaid {
    static let title = Said(
        "Fits these vehicles", "Inafaa magari haya", "Véhicules compatibles", "يناسب هذه المركبات", "ใช้กับรถเหล่านี้")
    static let none = Said(
        "Nothing is said: it shows for no car.", "Hakuna lililosemwa: haionekani kwa gari lolote.",
        "Rien n'est dit : il n'apparaît pour aucune voiture.", "لم يُذكر شيء: لا يظهر لأي سيارة.",
        "ยังไม่ระบุ จึงไม่แสดงสำหรับรถรุ่นใด")
    static let search = Said(
        "Make, model, engine", "Chapa, modeli, injini", "Marque, modèle, moteur", "ماركة، طراز، محرك", "ยี่ห้อ รุ่น เครื่องยนต์"
    )
    static let vehicle = Said("Vehicle", "Gari", "Véhicule", "المركبة", "รถ")
    static let from = Said("From year", "Kuanzia mwaka", "De l'année", "من سنة", "ตั้งแต่ปี")
    static let to = Said("To year", "Hadi mwaka", "À l'année", "إلى سنة", "ถึงปี")

    /// `2012–2018`, `2012–`; empty when no year is said.
    static func years(_ from: Int?, _ to: Int?) -> String {
        from == nil && to == nil ? "" : "\(from.map(String.init) ?? "")–\(to.map(String.init) ?? "")"
    }
}
