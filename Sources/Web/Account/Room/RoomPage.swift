import Accounts
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Trust
import Vocabulary

/// Who one is here, and the way out.
struct RoomPage: Markup {
    let frame: PageFrame
    let account: Account
    let trust: TrustView
    let languages: [Language]
    let isSaved: Bool
    let fault: AccountRefusal?
    let pictureFault: ProfileRefusal?
    private var phrases: AccountPhrases { frame.phrases.account }

    init(
        _ frame: PageFrame, account: Account, trust: TrustView, languages: [Language], isSaved: Bool,
        fault: AccountRefusal?, pictureFault: ProfileRefusal? = nil
    ) {
        var frame = frame
        frame.title = frame.phrases.account.account
        (self.frame, self.account, self.trust, self.languages) = (frame, account, trust, languages)
        (self.isSaved, self.fault, self.pictureFault) = (isSaved, fault, pictureFault)
    }

    var body: some Markup {
        Layout(frame) {
            header(.class("heading")) {
                h1(.dir("auto")) { account.name }
                p { phrases.memberSince(account.createdAt.formatted(.iso8601.year().month().day())) }
                p { phrases.trust(frame.language.grouped(trust.score.score)) }
            }
            RoomTabs(frame: frame, current: .room)
            if isSaved { p(.class("notice"), .role("status")) { phrases.saved } }
            div(.class("rooms")) {
                profile
                PicturePanel(frame: frame, picture: account.picture, fault: pictureFault)
                NotificationPanel(frame: frame, choices: account.notifications)
                TrustPanel(frame: frame, view: trust)
                data
            }
        }
    }

    private var profile: some Markup {
        RoomForm(frame, title: phrases.profile, action: AccountRoutes.profile.path(), submit: phrases.save) {
            Field(
                label: phrases.name, name: "name", value: account.name,
                fault: fault == .badName ? phrases.text(of: "bad-name") : nil, autocomplete: "name", maxLength: 80)
            div(.class("field")) {
                label(.for("language")) { frame.phrases.frame.language }
                select(.id("language"), .name("language")) {
                    for language in languages {
                        option(.value(language.tag), .selected(language == account.language)) { language.ownName }
                    }
                }
            }
        }
    }

    private var data: some Markup {
        section(.class("panel")) {
            h2 { phrases.yourData }
            p { a(.class("button"), .href(Link(AccountRoutes.export.path()))) { phrases.export } }
            details(.open(fault == .wrongCredentials)) {
                summary { phrases.erase }
                form(.method("post"), .action(Link(AccountRoutes.erasure.path()))) {
                    input(.type("hidden"), .name("csrf"), .value(frame.csrf))
                    p(.class("quiet")) { phrases.eraseIntro }
                    Field(
                        label: phrases.currentPassword, name: "password", kind: "password",
                        fault: fault == .wrongCredentials ? phrases.text(of: "wrong-credentials") : nil,
                        autocomplete: "current-password", isRequired: account.passwordHash != nil)
                    button(.class("button danger"), .type("submit")) { phrases.erase }
                }
            }
            form(.method("post"), .action(Link(AccountRoutes.signOut.path()))) {
                input(.type("hidden"), .name("csrf"), .value(frame.csrf))
                button(.class("button"), .type("submit")) { phrases.signOut }
            }
        }
    }
}

/// From one page of the room to the other.
struct RoomTabs: Markup {
    enum Tab { case room, addresses, security, identity, store }
    let frame: PageFrame
    let current: Tab

    var body: some Markup {
        nav(.class("tabs"), .aria("label", frame.phrases.account.account)) {
            a(.href(Link(AccountRoutes.room.path())), .aria("current", current == .room ? "page" : nil)) {
                frame.phrases.account.profile
            }
            a(.href(Link(AccountRoutes.addresses.path())), .aria("current", current == .addresses ? "page" : nil)) {
                frame.phrases.profile.addresses
            }
            a(.href(Link(AccountRoutes.security.path())), .aria("current", current == .security ? "page" : nil)) {
                frame.phrases.account.security
            }
            a(.href(Link(AccountRoutes.identity.path())), .aria("current", current == .identity ? "page" : nil)) {
                frame.phrases.account.identity
            }
            if frame.runsStore {
                a(.href(Link(AccountRoutes.store.path())), .aria("current", current == .store ? "page" : nil)) {
                    frame.phrases.store.store
                }
            } else {
                a(.href(Link(AccountRoutes.opening.path())), .aria("current", current == .store ? "page" : nil)) {
                    OpeningSaid.sell[frame.language]
                }
            }
        }
    }
}

/// One panel of the room with a form in it.
struct RoomForm<Content: Markup>: Markup {
    let frame: PageFrame
    let title: String
    let intro: String?
    let action: Link
    let submit: String
    let content: Content

    init(
        _ frame: PageFrame, title: String, intro: String? = nil, action: String, submit: String,
        @MarkupBuilder content: () -> Content
    ) {
        (self.frame, self.title, self.intro) = (frame, title, intro)
        (self.action, self.submit, self.content) = (Link(action), submit, content())
    }

    var body: some Markup {
        section(.class("panel")) {
            h2 { title }
            if let intro { p(.class("quiet")) { intro } }
            form(.method("post"), .action(action)) {
                input(.type("hidden"), .name("csrf"), .value(frame.csrf))
                content
                button(.class("button primary"), .type("submit")) { submit }
            }
        }
    }
}
