import Frame
import HTML
import Vocabulary

/// What narrows a wall down, with what each choice would leave, in one form whose answer has an address: beside the goods
/// where there is room, else a sheet that a button opens without a script.
struct NarrowingForm: Markup {
    let view: NarrowingView
    let phrases: Phrases
    private var language: Language { phrases.language }

    static let id = "narrow"

    var body: some Markup {
        aside(.class("narrow"), .id(Self.id), .popover(), .aria("label", ShelfSaid.narrow[language])) {
            form(.method("get"), .action(view.action), .data("narrow")) {
                header {
                    h2 { ShelfSaid.narrow[language] }
                    button(
                        .class("tool"), .type("button"), .popoverTarget(Self.id), .popoverTargetAction("hide"),
                        .aria("label", ShelfSaid.close[language])
                    ) { Icon.close }
                }
                for (name, value) in view.hidden { input(.type("hidden"), .name(name), .value(value)) }
                for group in view.groups { NarrowingGroup(group: group, language: language) }
                div(.class("narrow-end")) {
                    button(.class("button primary"), .type("submit")) { ShelfSaid.show[language] }
                }
            }
        }
    }
}

/// Opens the sheet where the form does not stand beside the goods.
struct NarrowingButton: Markup {
    let view: NarrowingView
    let language: Language

    var body: some Markup {
        button(
            .class(view.active.isEmpty ? "chip narrowing" : "chip narrowing chosen"), .type("button"),
            .popoverTarget(NarrowingForm.id)
        ) {
            Icon.sliders
            bdi { ShelfSaid.narrow[language] }
            if !view.active.isEmpty { small { language.grouped(view.active.count) } }
        }
    }
}

private struct NarrowingGroup: Markup {
    let group: NarrowingView.Group
    let language: Language

    var body: some Markup {
        switch group {
        case .choice(let choice): NarrowingChoice(choice: choice, language: language)
        case .range(let range): NarrowingRange(range: range, language: language)
        case .toggle(let toggle):
            label(.class("tick")) {
                input(.type("checkbox"), .name(toggle.name), .value("yes"), .checked(toggle.isOn))
                span { toggle.label }
            }
        case .near: NearButton(language: language)
        }
    }
}

private struct NarrowingChoice: Markup {
    let choice: NarrowingView.Choice
    let language: Language

    var body: some Markup {
        fieldset(.class("facet")) {
            legend { bdi { choice.label } }
            // Scrolls when it is long; by keyboard the ticks within lead it along.
            div(.class("ticks")) {
                if !choice.isMany {
                    label(.class("tick")) {
                        input(
                            .type("radio"), .name(choice.name), .value(""),
                            .checked(!choice.options.contains(where: \.isChosen)))
                        span { ShelfSaid.any[language] }
                    }
                }
                for option in choice.options {
                    label(.class("tick")) {
                        input(
                            .type(choice.isMany ? "checkbox" : "radio"), .name(choice.name), .value(option.value),
                            .checked(option.isChosen))
                        span { bdi { option.label } }
                        small { language.grouped(option.count) }
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
        fieldset(.class("facet range")) {
            legend { bdi { range.label } }
            if !range.steps.isEmpty {
                ul(.class("steps"), .role("list")) {
                    for step in range.steps {
                        li {
                            a(.href(step.url), .aria("current", step.isActive ? "true" : nil), .rel("nofollow")) {
                                span { bdi { step.label } }
                                if let count = step.count { small { language.grouped(count) } }
                            }
                        }
                    }
                }
            }
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
