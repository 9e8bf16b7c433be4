import Catalog
import Frame
import HTML
import HTTP
import Vocabulary

struct AttributesPage: Markup {
    let desk: DeskFrame
    let attributes: [Catalog.Attribute]
    let note: String?
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                h1 { ListingSaid.attributes[language] }
                a(.class("button primary"), .href(Link(ShelfRoutes.newAttribute.path())), .data("key", "n")) {
                    AttributeSaid.new[language]
                }
            }
            if let note { DeskNote(desk: desk, text: note) }
            if attributes.isEmpty {
                p(.class("desk-empty")) { DeskSaid.nothing[language] }
            } else {
                section(.class("panel")) {
                    table(.class("plain")) {
                        tbody { for attribute in attributes { AttributeRow(attribute: attribute, language: language) } }
                    }
                }
            }
        }
    }
}

private struct AttributeRow: Markup {
    let attribute: Catalog.Attribute
    let language: Language
    var body: some Markup {
        tr {
            td {
                a(
                    .class("row-link"),
                    .href(Slug(pathText: attribute.code).map { Link(ShelfRoutes.attribute.path($0)) })
                ) { bdi { attribute.names[language] } }
            }
            td { AttributeSaid.kind(attribute.kind)[language] + (attribute.unit.isEmpty ? "" : " (\(attribute.unit))") }
            td(.class("quiet")) {
                bdi { attribute.choices.prefix(6).map { $0.names[language] }.joined(separator: ", ") }
            }
        }
    }
}

struct AttributePage: Markup {
    let desk: DeskFrame
    let form: AttributeForm
    let isNew: Bool
    let fault: String?
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(ShelfRoutes.attributes.path()))) { ListingSaid.attributes[language] }
                h1 { bdi { desk.frame.title ?? "" } }
            }
            if let fault { p(.class("fault"), .role("alert")) { fault } }
            DeskForm(
                desk, ListingSaid.details[language], action: Link(ShelfRoutes.attributeSaving.path()),
                submit: DeskSaid.save[language]
            ) {
                if isNew { input(.type("hidden"), .name("new"), .value("1")) }
                NamesFields(desk: desk, label: CategorySaid.name[language], name: "name", names: form.names)
                DeskField(
                    AttributeSaid.code[language], "code", form.code,
                    .line(maxLength: 60, inputMode: nil, suggestions: []),
                    hint: isNew ? CategorySaid.slugHint[language] : nil, isReadOnly: !isNew)
                if isNew {
                    DeskField(
                        AttributeSaid.kind[language], "kind", form.kind,
                        .choice(Catalog.Attribute.Kind.allCases.map { ($0.rawValue, AttributeSaid.kind($0)[language]) })
                    )
                } else {
                    input(.type("hidden"), .name("kind"), .value(form.kind))
                }
                if isNew || form.kind == "number" {
                    DeskField(
                        AttributeSaid.unit[language], "unit", form.unit,
                        .line(maxLength: 20, inputMode: nil, suggestions: ["mm", "cm", "kg", "g", "l", "V", "W", "Ah"]))
                }
                if isNew || form.kind == "choice" {
                    DeskField(
                        AttributeSaid.choices[language], "choices", form.choices, .area(rows: 8, maxLength: 40_000),
                        hint: AttributeSaid.choicesHint[language])
                }
            }
        }
    }
}

enum AttributeSaid {
    static let new = Said("New attribute", "Sifa mpya", "Nouvelle caractéristique", "خاصية جديدة", "เพิ่มคุณลักษณะ")
    static let code = Said("Code", "Msimbo", "Code", "الرمز", "รหัส")
    static let kind = Said("Kind", "Namna", "Type", "النوع", "ชนิด")
    static let unit = Said("Unit", "Kipimo", "Unité", "الوحدة", "หน่วย")
    static let choices = Said("Choices", "Chaguo", "Choix", "الخيارات", "ตัวเลือก")
    static let choicesHint = Said(
        "One a line: winter; en=Winter; fr=Hiver; ar=شتوي", "Moja kwa mstari: winter; en=Winter; sw=Baridi",
        "Un par ligne : winter; en=Winter; fr=Hiver", "واحد في كل سطر: winter; en=Winter; ar=شتوي",
        "บรรทัดละหนึ่ง: winter; en=Winter; th=ฤดูหนาว")

    static func kind(_ kind: Catalog.Attribute.Kind) -> Said {
        switch kind {
        case .number: Said("Number", "Nambari", "Nombre", "رقم", "ตัวเลข")
        case .choice: Said("Choice", "Chaguo", "Choix", "اختيار", "ตัวเลือก")
        case .text: Said("Text", "Maandishi", "Texte", "نص", "ข้อความ")
        case .flag: Said("Yes or no", "Ndiyo au hapana", "Oui ou non", "نعم أو لا", "ใช่หรือไม่")
        }
    }

    static func refusal(_ refusal: AttributeRefusal) -> Said {
        switch refusal {
        case .noName: CategorySaid.refusal(.noName)
        case .noChoices:
            Said(
                "Name its choices, each once: winter; en=Winter", "Taja chaguo, kila moja mara moja: winter; en=Winter",
                "Indiquez ses choix, chacun une fois : winter; en=Winter", "اذكر خياراته، كلًّا مرة: winter; en=Winter",
                "ระบุตัวเลือก อย่างละครั้ง: winter; en=Winter")
        case .codeTaken:
            Said(
                "That code is taken, or is none.", "Msimbo umechukuliwa au si sahihi.",
                "Ce code est pris ou incorrect.", "الرمز مستخدم أو غير صالح.", "รหัสถูกใช้แล้วหรือไม่ถูกต้อง")
        case .otherKind:
            Said(
                "Its kind stays: goods carry values of it.", "Namna haibadiliki: bidhaa zina thamani zake.",
                "Le type reste : des produits ont des valeurs.", "لا يتغير النوع: للمنتجات قيم منه.",
                "เปลี่ยนชนิดไม่ได้ เพราะมีสินค้าใช้อยู่")
        }
    }
}
