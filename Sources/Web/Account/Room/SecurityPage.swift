import Accounts
import Flows
import Frame
import HTML
import HTTP
import Vocabulary

/// What the page of locks shows.
struct SecurityView: Sendable {
    let account: Account
    let session: SessionID?
    let contacts: [Contact]
    let sessions: [Session]
    let keys: [APIKey]
    let identities: [LinkedIdentity]
    /// Nil without one.
    let provider: IdentityProvider?
    /// Just made: shown this once.
    let newKey: String?
    let fault: AccountRefusal?
    /// The address of the form that was refused.
    let faultForm: String?
}

/// Password, contacts, second step, devices, keys.
struct SecurityPage: Markup {
    let frame: PageFrame
    let view: SecurityView
    private var phrases: AccountPhrases { frame.phrases.account }

    init(_ frame: PageFrame, view: SecurityView) {
        var frame = frame
        frame.title = frame.phrases.account.security
        (self.frame, self.view) = (frame, view)
    }

    var body: some Markup {
        Layout(frame) {
            header(.class("heading")) { h1 { phrases.security } }
            RoomTabs(frame: frame, current: .security)
            div(.class("rooms")) {
                password
                contacts
                factor
                if let provider = view.provider { elsewhere(provider) }
                DevicesPanel(frame: frame, view: view)
                KeysPanel(frame: frame, view: view)
            }
        }
    }

    private var password: some Markup {
        let fault = fault(of: AccountRoutes.password.path())
        return RoomForm(
            frame, title: phrases.changePassword, action: AccountRoutes.password.path(), submit: phrases.changePassword
        ) {
            Field(
                label: phrases.currentPassword, name: "old", kind: "password",
                fault: view.fault == .wrongCredentials ? fault : nil, autocomplete: "current-password",
                isRequired: view.account.passwordHash != nil)
            Field(
                label: phrases.newPassword, name: "password", kind: "password", hint: phrases.passwordHint,
                fault: view.fault == .wrongCredentials ? nil : fault, autocomplete: "new-password", maxLength: 200)
        }
    }

    private var contacts: some Markup {
        RoomForm(frame, title: phrases.contacts, action: AccountRoutes.contact.path(), submit: phrases.sendCode) {
            dl(.class("facts")) {
                for kind in Contact.Kind.allCases {
                    dt { kind == .email ? phrases.email : phrases.phone }
                    dd { bdi { view.contacts.first { $0.kind == kind }?.masked ?? phrases.none } }
                }
            }
            Field(
                label: phrases.newContact, name: "contact", fault: fault(of: AccountRoutes.contact.path()),
                autocomplete: "email", maxLength: 254)
            currentPassword("contact-password")
        }
    }

    private var factor: some Markup {
        let isOn = view.account.hasSecondFactor
        let action = isOn ? AccountRoutes.factorRemoval.path() : AccountRoutes.factor.path()
        return RoomForm(
            frame, title: phrases.secondFactor, intro: isOn ? phrases.factorOn : phrases.factorIntro, action: action,
            submit: isOn ? phrases.turnOff : phrases.turnOn
        ) {
            if let fault = fault(of: action) { p(.class("fault"), .role("alert")) { fault } }
            currentPassword("factor-password")
        }
    }

    private func elsewhere(_ provider: IdentityProvider) -> some Markup {
        let isLinked = view.identities.contains { $0.issuer == provider.issuer }
        let action = isLinked ? AccountRoutes.providerRemoval.path() : AccountRoutes.provider.path()
        return RoomForm(
            frame, title: provider.name, intro: isLinked ? phrases.providerLinked : phrases.providerIntro,
            action: action, submit: isLinked ? phrases.unlink : phrases.link
        ) {
            if let fault = fault(of: action) { p(.class("fault"), .role("alert")) { fault } }
            currentPassword("provider-password")
        }
    }

    /// Four forms of the page ask for it; ids stay apart, names don't.
    private func currentPassword(_ id: String) -> some Markup {
        div(.class("field")) {
            label(.for(id)) { phrases.currentPassword }
            input(
                .id(id), .name("password"), .type("password"), .required(view.account.passwordHash != nil),
                .autocomplete("current-password"))
        }
    }

    private func fault(of form: String) -> String? {
        view.faultForm == form ? view.fault.map { phrases.text(of: $0.code) } : nil
    }
}
