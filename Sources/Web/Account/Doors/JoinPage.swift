import Flows
import Frame
import HTML
import HTTP

/// Name, address, password.
package struct JoinPage: Markup {
    package struct Typed: Sendable {
        var name = ""
        var contact = ""
    }
    let frame: PageFrame
    let typed: Typed
    let fault: AccountRefusal?
    let puzzle: FormChallenge
    /// Who else lets people in.
    let provider: String?
    private var phrases: AccountPhrases { frame.phrases.account }

    init(_ frame: PageFrame, typed: Typed, fault: AccountRefusal?, puzzle: FormChallenge, provider: String?) {
        var frame = frame
        frame.title = frame.phrases.account.join
        (self.frame, self.typed, self.fault) = (frame, typed, fault)
        (self.puzzle, self.provider) = (puzzle, provider)
    }

    package var body: some Markup {
        Layout(frame) {
            FormCard(
                frame, title: phrases.join, intro: phrases.joinIntro, fault: fault == .challengeNeeded ? text : nil,
                action: Link(AccountRoutes.joining.path()), submit: phrases.next, puzzle: puzzle
            ) {
                Field(
                    label: phrases.name, name: "name", value: typed.name, fault: fault == .badName ? text : nil,
                    autocomplete: "name", maxLength: 80)
                Field(
                    label: phrases.contact, name: "contact", value: typed.contact, hint: phrases.contactHint,
                    fault: fault == .badContact ? text : nil, autocomplete: "username", maxLength: 254)
                Field(
                    label: phrases.newPassword, name: "password", kind: "password", hint: phrases.passwordHint,
                    fault: isAboutPassword ? text : nil, autocomplete: "new-password", maxLength: 200)
            } after: {
                if let provider {
                    ElsewhereButton(frame: frame, provider: provider, back: LocalPath(AccountRoutes.room.path()))
                }
                p(.class("quiet")) {
                    "\(phrases.haveAccount) "
                    a(.href(Link(AccountRoutes.signIn.path()))) { phrases.signIn }
                }
            }
        }
    }

    private var text: String? { fault.map { phrases.text(of: $0.code, wait: puzzle.waitSeconds ?? 10) } }
    private var isAboutPassword: Bool {
        if case .weakPassword = fault { return true }
        return false
    }
}
