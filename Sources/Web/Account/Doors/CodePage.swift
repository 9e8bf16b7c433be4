import Flows
import Frame
import HTML

/// Asks for the code that was sent.
struct CodePage: Markup {
    let frame: PageFrame
    let action: Link
    let again: Link
    let fault: AccountRefusal?
    /// Whether it is the authenticator app's code.
    let isApp: Bool
    private var phrases: AccountPhrases { frame.phrases.account }

    init(_ frame: PageFrame, action: String, again: String, fault: AccountRefusal?, isApp: Bool = false) {
        var frame = frame
        frame.title = frame.phrases.account.codeTitle
        self.frame = frame
        (self.action, self.again) = (Link(action), Link(again))
        (self.fault, self.isApp) = (fault, isApp)
    }

    var body: some Markup {
        Layout(frame) {
            FormCard(
                frame, title: phrases.codeTitle, intro: isApp ? phrases.appCodeIntro : phrases.codeIntro,
                action: action,
                submit: phrases.confirm
            ) {
                Field(
                    label: phrases.code, name: "code", fault: fault.map { phrases.text(of: $0.code) },
                    autocomplete: "one-time-code", maxLength: 32, inputMode: isApp ? nil : "numeric")
            } after: {
                p(.class("quiet")) { a(.href(again)) { phrases.startAgain } }
            }
        }
    }
}
