import Frame
import HTML
import Inventory
import Vocabulary

/// Whether there is any left: said only where it matters.
struct StockLine: Markup {
    let product: ProductPageView
    let language: Language

    var body: some Markup {
        switch product.availability {
        case .soldOut: p(.class("stock none"), .role("status")) { StockLineSaid.soldOut[language] }
        case .fewLeft: p(.class("stock few")) { few }
        case .inStock, .notCounted: Nothing()
        }
    }

    private var few: String {
        guard let free = product.free else { return StockLineSaid.few[language] }
        return StockLineSaid.left[language].replacing("%n", with: language.grouped(free))
    }
}

/// The variants as links: each is this page with one of them chosen, so that it works without JavaScript.
struct VariantPicker: Markup {
    let variants: [VariantView]
    let language: Language

    var body: some Markup {
        if !variants.isEmpty {
            nav(.class("chips variants"), .aria("label", StockLineSaid.choose[language])) {
                ul(.role("list")) {
                    for variant in variants {
                        li {
                            a(
                                .class(variant.isSoldOut ? "chip none" : "chip"), .href(variant.url), .rel("nofollow"),
                                .aria("current", variant.isChosen ? "true" : nil)
                            ) {
                                bdi { variant.label }
                                if variant.isSoldOut { small { StockLineSaid.soldOut[language] } }
                            }
                        }
                    }
                }
            }
        }
    }
}

enum StockLineSaid {
    static let soldOut = Said("Sold out", "Zimeisha", "Épuisé", "نفد", "สินค้าหมด")
    static let few = Said("Few left", "Zimebaki chache", "Il en reste peu", "بقي القليل", "เหลือน้อย")
    static let left = Said("Only %n left", "Zimebaki %n tu", "Plus que %n", "بقي %n فقط", "เหลือเพียง %n ชิ้น")
    static let choose = Said("Choose", "Chagua", "Choisir", "اختر", "เลือก")
}
