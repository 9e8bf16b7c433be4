import Flows
import Frame
import HTML
import HTTP

/// How to set the app up, and the field for its first code.
struct FactorPage: Markup {
    let frame: PageFrame
    let offer: ChangeSecondFactor.Offer
    let fault: AccountRefusal?
    private var phrases: AccountPhrases { frame.phrases.account }

    init(_ frame: PageFrame, offer: ChangeSecondFactor.Offer, fault: AccountRefusal?) {
        var frame = frame
        frame.title = frame.phrases.account.secondFactor
        (self.frame, self.offer, self.fault) = (frame, offer, fault)
    }

    var body: some Markup {
        Layout(frame) {
            FormCard(
                frame, title: phrases.secondFactor, intro: phrases.factorIntro,
                action: Link(AccountRoutes.factorConfirmation.path()), submit: phrases.turnOn
            ) {
                QRFigure(text: offer.address, label: frame.phrases.profile.scanCode)
                p { a(.class("button"), .href(Link(offer.address))) { phrases.openApp } }
                p(.class("quiet")) { phrases.factorKey }
                p { code(.class("secret"), .dir("ltr")) { spaced(offer.key) } }
                Field(
                    label: phrases.code, name: "code", fault: fault.map { phrases.text(of: $0.code) },
                    autocomplete: "one-time-code", maxLength: 16, inputMode: "numeric")
            }
        }
    }

    /// Four at a time, as people read them out.
    private func spaced(_ key: String) -> String {
        var groups: [Substring] = []
        var rest = key[...]
        while !rest.isEmpty {
            groups.append(rest.prefix(4))
            rest = rest.dropFirst(4)
        }
        return groups.joined(separator: " ")
    }
}

/// The recovery codes, this once.
struct RecoveryPage: Markup {
    let frame: PageFrame
    let codes: [String]
    private var phrases: AccountPhrases { frame.phrases.account }

    init(_ frame: PageFrame, codes: [String]) {
        var frame = frame
        frame.title = frame.phrases.account.recoveryTitle
        (self.frame, self.codes) = (frame, codes)
    }

    var body: some Markup {
        Layout(frame) {
            section(.class("card-form")) {
                h1 { phrases.recoveryTitle }
                p(.class("quiet")) { phrases.recoveryIntro }
                ul(.class("codes"), .dir("ltr")) { for text in codes { li { code { text } } } }
                a(.class("button primary"), .href(Link(AccountRoutes.security.path()))) { phrases.done }
            }
        }
    }
}
