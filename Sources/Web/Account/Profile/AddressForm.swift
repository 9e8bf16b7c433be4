import Flows
import Frame
import HTML
import Vocabulary

/// What was typed about an address.
struct TypedAddress: Sendable {
    var label = ""
    var text = ""
    /// As it was typed or pasted.
    var point = ""
    var isDefault = false

    init() {}

    init(_ card: AddressCard) {
        (label, text, isDefault) = (card.label, card.text, card.isDefault)
        point = card.point?.text ?? ""
    }

    init(_ field: (String) -> String?) {
        (label, text) = (field("label") ?? "", field("text") ?? "")
        (point, isDefault) = (field("point") ?? "", field("default") != nil)
    }

    /// - Throws: `ProfileRefusal.badPoint` for a place that cannot be read; none at all is fine.
    func wish() throws(ProfileRefusal) -> AddressWish {
        let typed = PlainText.line(point, most: 2_000) ?? "?"
        let place = MapPoint(typed)
        if place == nil, !typed.isEmpty { throw .badPoint }
        return AddressWish(label: label, text: text, point: place, isDefault: isDefault)
    }
}

/// The fields of an address.
struct AddressFields: Markup {
    let frame: PageFrame
    let typed: TypedAddress
    let fault: ProfileRefusal?
    private var phrases: ProfilePhrases { frame.phrases.profile }

    var body: some Markup {
        Field(
            label: phrases.label, name: "label", value: typed.label, hint: phrases.labelHint, fault: text(.badLabel),
            maxLength: 60)
        TextArea(
            label: phrases.address, name: "text", value: typed.text, fault: text(.badAddress),
            autocomplete: "street-address", maxLength: 300)
        Field(
            label: phrases.point, name: "point", value: typed.point, hint: phrases.pointHint, fault: text(.badPoint),
            isRequired: false, maxLength: 2_000)
        div {
            button(
                .class("button"), .type("button"), .hidden(), .data("place", "point"),
                .data("denied", phrases.whereDenied), .data("failed", phrases.whereFailed)
            ) { phrases.useWhereIAm }
            p(.class("quiet"), .role("status"))
        }
        label(.class("check")) {
            input(.type("checkbox"), .name("default"), .checked(typed.isDefault))
            span { phrases.useAsDefault }
        }
        script(.type("module"), .src(frame.assets.place))
    }

    private func text(_ refusal: ProfileRefusal) -> String? {
        fault == refusal ? phrases.text(of: refusal.code) : nil
    }
}
