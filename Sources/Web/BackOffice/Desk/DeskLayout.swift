import Frame
import HTML
import HTTP
import Vocabulary

/// A page of a desk: the menu at the side (behind a sign on a phone), the work beside it.
package struct DeskLayout<Content: Markup>: Markup {
    let desk: DeskFrame
    let content: Content

    package init(_ desk: DeskFrame, @MarkupBuilder content: () -> Content) {
        (self.desk, self.content) = (desk, content())
    }

    private var frame: PageFrame { desk.frame }

    package var body: some Markup {
        Document(.lang(frame.language.tag), .dir(frame.language.direction)) {
            LayoutHead(frame, isDesk: true)
            HTML.body(.class("desk")) {
                a(.class("skip"), .href("#content")) { frame.phrases.frame.skipToContent }
                IconShapes()
                DeskBar(desk: desk)
                div(.class("desk-floor")) {
                    DeskMenu(desk: desk)
                    main(.id("content"), .tabIndex(-1)) { content }
                }
                Palette(desk: desk)
                p(.class("toast"), .role("status"), .data("toast"))
            }
        }
    }
}

/// The bar at the top.
struct DeskBar: Markup {
    let desk: DeskFrame

    var body: some Markup {
        header(.class("desk-bar")) {
            a(.class("tool menu-open"), .href("#menu"), .aria("label", DeskSaid.menu[desk.language])) { Icon.kinds }
            a(.class("brand"), .href("/")) { span { desk.frame.market.name } }
            span(.class("desk-name")) {
                desk.area == .market ? DeskSaid.market[desk.language] : DeskSaid.store[desk.language]
            }
            div(.class("tools")) {
                button(
                    .class("button small"), .type("button"), .hidden(), .data("palette-open"),
                    .aria("label", DeskSaid.palette[desk.language])
                ) {
                    Icon.search
                    span(.class("wide")) { DeskSaid.palette[desk.language] }
                    HTML.code(.class("wide")) { "Ctrl K" }
                }
                a(.class("tool known"), .href("/account"), .aria("label", desk.frame.phrases.account.account)) {
                    Icon.person
                }
                LanguageMenu(desk.frame)
                button(
                    .class("tool"), .type("button"), .hidden(), .data("theme-toggle"),
                    .aria("label", desk.frame.phrases.frame.theme)
                ) { Icon.contrast }
            }
        }
    }
}

/// Go anywhere, find anything, by keyboard. Without JavaScript the menu and the tables' search do the same.
struct Palette: Markup {
    let desk: DeskFrame

    var body: some Markup {
        Element(
            "dialog",
            [
                .class("palette"), .data("palette", "\(desk.area.prefix)/search.json"),
                .aria("label", DeskSaid.palette[desk.language]),
            ],
            input(
                .type("search"), .role("combobox"), .autocomplete("off"), .aria("controls", "palette-found"),
                .aria("expanded", "true"), .placeholder(DeskSaid.paletteHint[desk.language]),
                .aria("label", DeskSaid.paletteHint[desk.language]), .dir("auto")))
    }
}

enum DeskSaid {
    static let market = Said("Back office", "Ofisi", "Gestion", "الإدارة", "หลังร้าน")
    static let store = Said("Your store", "Duka lako", "Votre boutique", "متجرك", "ร้านของคุณ")
    static let menu = Said("Menu", "Menyu", "Menu", "القائمة", "เมนู")
    static let close = Said("Close the menu", "Funga menyu", "Fermer le menu", "إغلاق القائمة", "ปิดเมนู")
    static let palette = Said("Go to", "Nenda", "Aller à", "انتقل إلى", "ไปที่")
    static let paletteHint = Said(
        "A page, a product, a SKU", "Ukurasa, bidhaa, SKU", "Une page, un produit, un SKU", "صفحة أو منتج أو رمز",
        "หน้า สินค้า หรือ SKU")
    static let nothing = Said(
        "Nothing here yet", "Hakuna kitu bado", "Rien pour l'instant", "لا شيء بعد", "ยังไม่มีรายการ")
    static let nothingFound = Said(
        "Nothing matches these filters.", "Hakuna kinacholingana.", "Rien ne correspond à ces filtres.",
        "لا شيء يطابق هذه المرشحات.", "ไม่มีรายการที่ตรงกับตัวกรอง")
    static let save = Said("Save", "Hifadhi", "Enregistrer", "حفظ", "บันทึก")
    static let search = Said("Search", "Tafuta", "Rechercher", "بحث", "ค้นหา")
    static let filter = Said("Filter", "Chuja", "Filtrer", "تصفية", "กรอง")
    static let clear = Said("Clear", "Futa", "Effacer", "مسح", "ล้าง")
    static let columns = Said("Columns", "Safu", "Colonnes", "الأعمدة", "คอลัมน์")
    static let next = Said("Next", "Mbele", "Suivant", "التالي", "ถัดไป")
    static let first = Said("First page", "Ukurasa wa kwanza", "Première page", "الصفحة الأولى", "หน้าแรก")
    static let choose = Said("Choose", "Chagua", "Choisir", "اختيار", "เลือก")
    static let chooseAll = Said("Choose all", "Chagua zote", "Tout choisir", "اختيار الكل", "เลือกทั้งหมด")
    static let chosen = Said(
        "With the chosen:", "Kwa zilizochaguliwa:", "Avec la sélection :", "للمحدد:", "กับรายการที่เลือก:")
    static let any = Said("Any", "Yoyote", "Tous", "الكل", "ทั้งหมด")
    static let undo = Said("Undo", "Tendua", "Annuler", "تراجع", "เลิกทำ")
    static let delete = Said("Delete", "Futa", "Supprimer", "حذف", "ลบ")
}
