import Flows
import Frame
import HTML
import HTTP

/// Asks whose password it is.
struct ResetPage: Markup {
    let frame: PageFrame
    let contact: String
    let fault: AccountRefusal?
    private var phrases: AccountPhrases { frame.phrases.account }

    init(_ frame: PageFrame, contact: String, fault: AccountRefusal?) {
        var frame = frame
        frame.title = frame.phrases.account.resetTitle
        (self.frame, self.contact, self.fault) = (frame, contact, fault)
    }

    var body: some Markup {
        Layout(frame) {
            FormCard(
                frame, title: phrases.resetTitle, intro: phrases.resetIntro,
                action: Link(AccountRoutes.resetting.path()),
                submit: phrases.next
            ) {
                Field(
                    label: phrases.contact, name: "contact", value: contact,
                    fault: fault.map { phrases.text(of: $0.code) }, autocomplete: "username", maxLength: 254)
            }
        }
    }
}

/// Asks for the code and the new password.
struct NewPasswordPage: Markup {
    let frame: PageFrame
    let fault: AccountRefusal?
    private var phrases: AccountPhrases { frame.phrases.account }

    init(_ frame: PageFrame, fault: AccountRefusal?) {
        var frame = frame
        frame.title = frame.phrases.account.resetTitle
        (self.frame, self.fault) = (frame, fault)
    }

    var body: some Markup {
        Layout(frame) {
            FormCard(
                frame, title: phrases.resetTitle, intro: phrases.codeIntro,
                action: Link(AccountRoutes.resetConfirmation.path()), submit: phrases.confirm
            ) {
                Field(
                    label: phrases.code, name: "code", fault: isAboutPassword ? nil : text,
                    autocomplete: "one-time-code", maxLength: 16, inputMode: "numeric")
                Field(
                    label: phrases.newPassword, name: "password", kind: "password", hint: phrases.passwordHint,
                    fault: isAboutPassword ? text : nil, autocomplete: "new-password", maxLength: 200)
            } after: {
                p(.class("quiet")) { a(.href(Link(AccountRoutes.reset.path()))) { phrases.startAgain } }
            }
        }
    }

    private var text: String? { fault.map { phrases.text(of: $0.code) } }
    private var isAboutPassword: Bool {
        if case .weakPassword = fault { return true }
        return false
    }
}
