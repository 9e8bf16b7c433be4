import Flows
import Frame
import HTML
import HTTP
import Identity
import Vocabulary

/// The two forms that end a check.
struct CheckDecision: Markup {
    let frame: PageFrame
    let view: CheckView
    private var phrases: IdentityDeskPhrases { frame.phrases.identityDesk }

    var body: some Markup {
        div(.class("column")) {
            DecisionForm(
                frame, title: phrases.verify, action: DeskRoutes.verification.path(view.check.id),
                submit: phrases.verify)
            DecisionForm(
                frame, title: phrases.reject, action: DeskRoutes.rejection.path(view.check.id), submit: phrases.reject,
                isDangerous: true
            ) {
                div(.class(view.fault == .noReason ? "field wrong" : "field")) {
                    label(.for("reason")) { phrases.reason }
                    select(.id("reason"), .name("reason"), .required()) {
                        option(.value("")) { phrases.chooseReason }
                        for reason in RejectionReason.allCases {
                            option(.value(reason.rawValue)) { frame.phrases.identity.reason(reason.rawValue) }
                        }
                    }
                }
                div(.class("field")) {
                    label(.for("remark")) { phrases.remark }
                    input(
                        .id("remark"), .name("remark"), .type("text"), .value(view.remark), .maxLength(500),
                        .dir("auto"),
                        .autocomplete("off"), .aria("describedby", "remark-note"))
                    p(.id("remark-note"), .class("note")) { phrases.remarkHint }
                }
            }
        }
    }
}
