import Frame
import HTML
import Vocabulary

/// Brand, condition, price and what the category's goods have, in one form whose answer has an address.
struct NarrowingForm: Markup {
    let view: NarrowingView
    let phrases: Phrases
    private var language: Language { phrases.language }

    var body: some Markup {
        details(.class("menu narrow"), .data("menu")) {
            summary(.class(view.active.isEmpty ? "chip" : "chip chosen")) {
                Icon.kinds
                bdi { ShelfSaid.narrow[language] }
            }
            form(.method("get"), .action(view.action)) {
                for (name, value) in view.hidden { input(.type("hidden"), .name(name), .value(value)) }
                for choice in view.choices { NarrowingChoice(choice: choice, language: language) }
                for range in view.ranges { NarrowingRange(range: range, language: language) }
                button(.class("button primary"), .type("submit")) { ShelfSaid.show[language] }
            }
        }
    }
}

private struct NarrowingChoice: Markup {
    let choice: NarrowingView.Choice
    let language: Language

    var body: some Markup {
        label {
            span { bdi { choice.label } }
            select(.name(choice.name)) {
                option(.value("")) { ShelfSaid.any[language] }
                for item in choice.options {
                    option(.value(item.value), .selected(item.isChosen)) {
                        "\(item.label) (\(language.grouped(item.count)))"
                    }
                }
            }
        }
    }
}

private struct NarrowingRange: Markup {
    let range: NarrowingView.Range
    let language: Language

    var body: some Markup {
        fieldset {
            legend { bdi { range.label } }
            NarrowingEnd(name: range.name.from, value: range.from, label: ShelfSaid.from[language])
            NarrowingEnd(name: range.name.to, value: range.to, label: ShelfSaid.to[language])
        }
    }
}

private struct NarrowingEnd: Markup {
    let name: String
    let value: String
    let label: String
    var body: some Markup {
        input(
            .name(name), .value(value), .type("text"), .inputMode("decimal"), .maxLength(20), .autocomplete("off"),
            .placeholder(label), .aria("label", label))
    }
}

/// The car beside the filters: chosen, to be chosen, or a way to take it off.
struct CarChip: Markup {
    let car: CarView
    let language: Language

    var body: some Markup {
        div(.class("car")) {
            a(.class("chip"), .href(car.toggle), .aria("current", car.isOn ? "true" : nil), .rel("nofollow")) {
                Icon.car
                if let label = car.label {
                    bdi { ShelfSaid.fits[language] + " " + label + (car.year.map { " · \($0)" } ?? "") }
                    if car.isOn { Icon.close }
                } else {
                    ShelfSaid.myCar[language]
                }
            }
            if car.label != nil {
                a(.class("chip quiet"), .href(car.garage), .rel("nofollow")) { ShelfSaid.otherCar[language] }
            }
        }
    }
}
