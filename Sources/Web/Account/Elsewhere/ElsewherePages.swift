import Flows
import Frame
import HTML
import HTTP

/// “Continue with …”, a form of its own beside the form with a password.
struct ElsewhereButton: Markup {
    let frame: PageFrame
    let provider: String
    let back: LocalPath

    var body: some Markup {
        form(.method("post"), .action(Link(AccountRoutes.elsewhere.path()))) {
            input(.type("hidden"), .name("csrf"), .value(frame.csrf))
            input(.type("hidden"), .name("return"), .value(back.text))
            button(.class("button wide"), .type("submit")) {
                span { frame.phrases.account.continueWith.around(bdi { provider }) }
            }
        }
    }
}

/// Passes a browser on to the provider. The link is for one that holds automatic steps back.
struct DeparturePage: Markup {
    let frame: PageFrame
    let provider: String
    let address: Link
    private var phrases: AccountPhrases { frame.phrases.account }

    init(_ frame: PageFrame, provider: String, address: String) {
        var frame = frame
        frame.title = frame.phrases.account.continueWith(provider)
        // There is no such page to come back to in another language.
        frame.path = AccountRoutes.signIn.path()
        (self.frame, self.provider, self.address) = (frame, provider, Link(address))
    }

    var body: some Markup {
        Layout(frame) {
            section(.class("card-form")) {
                h1 { phrases.elsewhereGoing }
                p {
                    a(.class("button"), .href(address), .rel("noreferrer")) {
                        span { phrases.continueWith.around(bdi { provider }) }
                    }
                }
            }
        }
    }
}

/// Why somebody came back and is not in: the class of the reason, never its details.
struct ElsewhereTroublePage: Markup {
    let frame: PageFrame
    let refusal: ElsewhereRefusal
    /// From where it can be begun again.
    let again: String

    init(_ frame: PageFrame, _ refusal: ElsewhereRefusal, again: String) {
        var frame = frame
        frame.title = frame.phrases.account.elsewhereTrouble
        // What the provider sent stands in no link of the page.
        frame.path = again
        (self.frame, self.refusal, self.again) = (frame, refusal, again)
    }

    var body: some Markup {
        Layout(frame) {
            Blank(
                icon: .stall, title: frame.phrases.account.elsewhereTrouble,
                text: frame.phrases.account.text(of: refusal.code),
                action: (frame.phrases.account.startAgain, Link(again)), isPage: true)
        }
    }
}
