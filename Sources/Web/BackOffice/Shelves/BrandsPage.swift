import Catalog
import Frame
import HTML
import HTTP
import Vocabulary

struct BrandsPage: Markup {
    let desk: DeskFrame
    let rows: [BrandCount]
    let words: String
    let next: Link?
    let note: String?
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { BrandSaid.brands[language] } }
            if let note { DeskNote(desk: desk, text: note) }
            form(.class("desk-filter"), .method("get"), .action(Link(ShelfRoutes.brands.path())), .role("search")) {
                input(
                    .type("search"), .name("q"), .value(words), .placeholder(BrandSaid.begins[language]),
                    .aria("label", BrandSaid.begins[language]), .maxLength(80), .dir("auto"), .data("desk-search"))
                button(.class("button small"), .type("submit")) { DeskSaid.search[language] }
            }
            if rows.isEmpty {
                p(.class("desk-empty")) { DeskSaid.nothing[language] }
            } else {
                section(.class("panel")) {
                    table(.class("plain")) { tbody { for row in rows { BrandRow(row: row, language: language) } } }
                }
            }
            if let next {
                nav(.class("pages"), .aria("label", desk.frame.phrases.wall.pages)) {
                    a(.class("button"), .href(next), .rel("next")) { DeskSaid.next[language] }
                }
            }
        }
    }
}

private struct BrandRow: Markup {
    let row: BrandCount
    let language: Language
    var body: some Markup {
        tr {
            td { a(.class("row-link"), .href(Link(ShelfRoutes.brand.path(row.brand.id)))) { bdi { row.brand.name } } }
            td(.class("quiet")) { bdi(.dir("ltr")) { "/b/\(row.brand.slug)" } }
            td(.class("number")) {
                a(.href(Link("/admin/listings?brand=\(row.brand.id.pathText)"))) { language.grouped(row.listings) }
            }
        }
    }
}

struct BrandPage: Markup {
    let desk: DeskFrame
    let brand: Brand
    let others: [String]
    let note: String?
    let fault: String?
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(ShelfRoutes.brands.path()))) { BrandSaid.brands[language] }
                h1 { bdi { brand.name } }
                a(.class("button small"), .href(Link("/b/\(brand.slug)"))) { ListingSaid.view[language] }
            }
            if let note { DeskNote(desk: desk, text: note) }
            if let fault { p(.class("fault"), .role("alert")) { fault } }
            div(.class("desk-columns")) {
                DeskForm(
                    desk, BrandSaid.rename[language], action: Link(ShelfRoutes.brandRenaming.path(brand.id)),
                    submit: DeskSaid.save[language]
                ) {
                    DeskField(
                        CategorySaid.name[language], "name", brand.name,
                        .line(maxLength: 80, inputMode: nil, suggestions: []), hint: CategorySaid.oldSlug[language],
                        isRequired: true)
                }
                div {
                    DeskForm(
                        desk, BrandSaid.merge[language], action: Link(ShelfRoutes.brandMerger.path(brand.id)),
                        submit: BrandSaid.merge[language]
                    ) {
                        DeskField(
                            BrandSaid.other[language], "other", "",
                            .line(maxLength: 80, inputMode: nil, suggestions: others),
                            hint: BrandSaid.mergeHint[language], isRequired: true)
                    }
                    section(.class("panel")) {
                        h2 { DeskSaid.delete[language] }
                        form(.method("post"), .action(Link(ShelfRoutes.brandRemoval.path(brand.id)))) {
                            input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                            button(.class("button small danger"), .type("submit")) { DeskSaid.delete[language] }
                        }
                    }
                }
            }
        }
    }
}

enum BrandSaid {
    static let brands = Said("Brands", "Chapa", "Marques", "العلامات", "ยี่ห้อ")
    static let begins = Said("Begins with", "Inaanza na", "Commence par", "يبدأ بـ", "ขึ้นต้นด้วย")
    static let rename = Said("Rename", "Badilisha jina", "Renommer", "إعادة تسمية", "เปลี่ยนชื่อ")
    static let merge = Said(
        "Merge into another", "Unganisha na nyingine", "Fusionner avec une autre", "دمج مع أخرى", "รวมกับยี่ห้ออื่น")
    static let other = Said(
        "The brand that stays", "Chapa itakayobaki", "La marque qui reste", "العلامة التي تبقى", "ยี่ห้อที่จะคงไว้")
    static let mergeHint = Said(
        "All its listings carry that name from then on, and its address leads there.",
        "Bidhaa zake zote zitabeba jina hilo, na anwani yake itaelekeza huko.",
        "Toutes ses annonces portent alors ce nom, et son adresse y mène.",
        "تحمل كل قوائمها ذلك الاسم، ويقود عنوانها إليه.", "รายการทั้งหมดจะใช้ชื่อนั้น และที่อยู่เดิมจะพาไปที่นั่น")
    static let merged = Said(
        "Merged. Listings changed:", "Zimeunganishwa. Bidhaa:", "Fusionnées. Annonces :", "دُمجت. القوائم:",
        "รวมแล้ว รายการที่เปลี่ยน:")

    static func refusal(_ refusal: BrandRefusal) -> Said {
        switch refusal {
        case .badName:
            Said(
                "A name of 1 to 80 characters.", "Jina la herufi 1 hadi 80.", "Un nom de 1 à 80 caractères.",
                "اسم من 1 إلى 80 حرفًا.", "ชื่อ 1 ถึง 80 ตัวอักษร")
        case .nameTaken:
            Said(
                "Another brand has that name: merge them.", "Chapa nyingine ina jina hilo: ziunganishe.",
                "Une autre marque porte ce nom : fusionnez-les.", "علامة أخرى تحمل الاسم: ادمجهما.",
                "มียี่ห้ออื่นใช้ชื่อนี้ โปรดรวมกัน")
        case .inUse:
            Said(
                "Listings carry it.", "Kuna bidhaa zenye chapa hii.", "Des annonces la portent.", "تحملها قوائم.",
                "มีสินค้าใช้อยู่")
        case .notThere: ListingSaid.refusal(.noBrand)
        case .itself:
            Said(
                "That is the same brand.", "Hiyo ni chapa ile ile.", "C'est la même marque.", "هذه العلامة نفسها.",
                "เป็นยี่ห้อเดียวกัน")
        }
    }
}
