import Catalog
import Frame
import HTML
import Vocabulary

/// Brand, condition, attributes, numbers and vehicles, as far as they are known.
struct ProductDetails: Markup {
    let details: ProductDetailsView
    let language: Language

    var body: some Markup {
        if details.brand != nil || !details.facts.isEmpty || details.condition != nil {
            section(.class("details")) {
                h2 { ShelfSaid.details[language] }
                dl(.class("facts")) {
                    if let brand = details.brand {
                        dt { ShelfSaid.brand[language] }
                        dd { a(.href(brand.url)) { bdi { brand.label } } }
                    }
                    if let condition = details.condition {
                        dt { ShelfSaid.condition[language] }
                        dd { ShelfSaid.condition(condition)[language] }
                    }
                    for fact in details.facts {
                        dt { bdi { fact.name } }
                        dd { bdi { fact.value } }
                    }
                }
            }
        }
        if !details.fitments.isEmpty {
            section(.class("details"), .id("fits")) {
                h2 { ShelfSaid.fitsWhat[language] }
                ul(.class("fitments"), .role("list")) {
                    for fitment in details.fitments {
                        li {
                            bdi { fitment.name }
                            if !fitment.years.isEmpty { small(.dir("ltr")) { fitment.years } }
                        }
                    }
                }
            }
        }
    }
}

/// Fits, does not fit, not said.
struct FitBadge: Markup {
    let fit: FitView
    let language: Language

    var body: some Markup {
        p(.class("fit " + (fit.fits == true ? "yes" : fit.fits == false ? "not" : "unknown"))) {
            Icon.car
            span {
                strong {
                    (fit.fits == true
                        ? ShelfSaid.fitsYours : fit.fits == false ? ShelfSaid.fitsNot : ShelfSaid.fitsUnknown)[language]
                }
                small { bdi { fit.car } }
            }
        }
    }
}
