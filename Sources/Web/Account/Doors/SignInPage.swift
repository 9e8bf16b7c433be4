import Flows
import Frame
import HTML
import HTTP

/// Address and password.
package struct SignInPage: Markup {
    let frame: PageFrame
    let contact: String
    let back: LocalPath
    let fault: AccountRefusal?
    /// Set when too much went wrong before.
    let puzzle: FormChallenge?
    /// Who else lets people in.
    let provider: String?
    private var phrases: AccountPhrases { frame.phrases.account }

    init(
        _ frame: PageFrame, contact: String, back: LocalPath, fault: AccountRefusal?, puzzle: FormChallenge? = nil,
        provider: String?
    ) {
        var frame = frame
        frame.title = frame.phrases.account.signIn
        (self.frame, self.contact, self.back) = (frame, contact, back)
        (self.fault, self.puzzle, self.provider) = (fault, puzzle, provider)
    }

    package var body: some Markup {
        Layout(frame) {
            FormCard(
                frame, title: phrases.signIn,
                fault: fault.map { phrases.text(of: $0.code, wait: puzzle?.waitSeconds ?? 10) },
                action: Link(AccountRoutes.signingIn.path()), submit: phrases.signIn, puzzle: puzzle
            ) {
                input(.type("hidden"), .name("return"), .value(back.text))
                Field(
                    label: phrases.contact, name: "contact", value: contact, autocomplete: "username", maxLength: 254)
                Field(
                    label: phrases.password, name: "password", kind: "password", autocomplete: "current-password",
                    maxLength: 200)
            } after: {
                if let provider { ElsewhereButton(frame: frame, provider: provider, back: back) }
                p(.class("quiet")) { a(.href(Link(AccountRoutes.reset.path()))) { phrases.forgotPassword } }
                p(.class("quiet")) {
                    "\(phrases.noAccount) "
                    a(.href(Link(AccountRoutes.join.path()))) { phrases.join }
                }
            }
        }
    }
}
