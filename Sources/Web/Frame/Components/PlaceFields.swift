import HTML

/// Where something is on the map: two numbers that are typed, or filled in by whoever stands there.
package struct PlaceFields: Markup {
    private let frame: PageFrame
    private let latitude, longitude: String
    private let fault: String?
    private var phrases: StorePhrases { frame.phrases.store }

    package init(frame: PageFrame, latitude: String, longitude: String, fault: String?) {
        (self.frame, self.latitude, self.longitude, self.fault) = (frame, latitude, longitude, fault)
    }

    package var body: some Markup {
        fieldset(.class("spot"), .aria("describedby", "spot-note")) {
            legend { phrases.onTheMap }
            p(.id("spot-note"), .class(fault == nil ? "quiet" : "fault")) { fault ?? phrases.onTheMapHint }
            DegreesField(label: phrases.latitude, name: "latitude", value: latitude, most: 90, isWrong: fault != nil)
            DegreesField(
                label: phrases.longitude, name: "longitude", value: longitude, most: 180, isWrong: fault != nil)
            div {
                button(
                    .class("button"), .type("button"), .hidden(), .data("place", "latitude longitude"),
                    .data("denied", frame.phrases.profile.whereDenied),
                    .data("failed", frame.phrases.profile.whereFailed)
                ) { frame.phrases.profile.useWhereIAm }
                p(.class("quiet"), .role("status"))
            }
        }
        script(.type("module"), .src(frame.assets.place))
    }
}

private struct DegreesField: Markup {
    let label, name, value: String
    let most: Int
    let isWrong: Bool

    var body: some Markup {
        div(.class(isWrong ? "field wrong" : "field")) {
            HTML.label(.for(name)) { label }
            // Degrees run from left to right in every language.
            input(
                .id(name), .name(name), .type("number"), .value(value), .step("any"), .min("-\(most)"), .max("\(most)"),
                .inputMode("decimal"), .dir("ltr"), .autocomplete("off"), .aria("invalid", isWrong ? "true" : nil))
        }
    }
}
