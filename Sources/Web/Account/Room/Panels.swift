import Accounts
import Foundation
import Frame
import HTML
import Vocabulary

/// Where one is signed in.
struct DevicesPanel: Markup {
    let frame: PageFrame
    let view: SecurityView
    private var phrases: AccountPhrases { frame.phrases.account }

    var body: some Markup {
        section(.class("panel")) {
            h2 { phrases.devices }
            ul(.class("rows")) { for session in view.sessions { li { row(session) } } }
            if view.sessions.count > 1 {
                PostButton(frame: frame, action: AccountRoutes.othersEnd.path(), label: phrases.endOthers)
            }
        }
    }

    @MarkupBuilder private func row(_ session: Session) -> some Markup {
        div {
            strong { bdi { session.device.isEmpty ? "—" : session.device } }
            p(.class("quiet")) {
                bdi { session.network }
                " · "
                session.id == view.session
                    ? phrases.thisDevice
                    : phrases.lastUsed(frame.phrases.ago(.seconds(max(0, Date().timeIntervalSince(session.lastUsedAt)))))
            }
        }
        if session.id != view.session {
            PostButton(frame: frame, action: AccountRoutes.sessionEnd.path(session.id), label: phrases.endSession)
        }
    }
}

/// Keys of programs.
struct KeysPanel: Markup {
    let frame: PageFrame
    let view: SecurityView
    private var phrases: AccountPhrases { frame.phrases.account }

    var body: some Markup {
        section(.class("panel")) {
            h2 { phrases.keys }
            p(.class("quiet")) { phrases.keysIntro }
            if let key = view.newKey {
                p(.class("notice"), .role("status")) { phrases.keyShown }
                p { code(.class("secret"), .dir("ltr")) { key } }
            }
            ul(.class("rows")) { for key in view.keys { li { row(key) } } }
            details {
                summary { phrases.issueKey }
                form(.method("post"), .action(Link(AccountRoutes.keys.path()))) {
                    input(.type("hidden"), .name("csrf"), .value(frame.csrf))
                    Field(label: phrases.keyName, name: "name", maxLength: 80)
                    for (scope, text) in [(Scope.read, phrases.keyReads), (.write, phrases.keyWrites)] {
                        label(.class("check")) {
                            input(.type("checkbox"), .name(scope.rawValue), .checked(scope == .read))
                            span { text }
                        }
                    }
                    Field(label: phrases.keyDays, name: "days", value: "90", maxLength: 3, inputMode: "numeric")
                    button(.class("button primary"), .type("submit")) { phrases.issueKey }
                }
            }
        }
    }

    @MarkupBuilder private func row(_ key: APIKey) -> some Markup {
        div {
            strong { bdi { key.name } }
            p(.class("quiet")) {
                code(.dir("ltr")) { key.prefix + "…" }
                " · "
                key.isRevoked ? phrases.revoked : phrases.expires(key.expiresAt.formatted(.iso8601.year().month().day()))
            }
        }
        if !key.isRevoked {
            PostButton(frame: frame, action: AccountRoutes.keyRevocation.path(key.id), label: phrases.revoke)
        }
    }
}

/// A button that is a form of its own.
struct PostButton: Markup {
    let frame: PageFrame
    let action: String
    let label: String

    var body: some Markup {
        form(.method("post"), .action(Link(action))) {
            input(.type("hidden"), .name("csrf"), .value(frame.csrf))
            button(.class("button"), .type("submit")) { label }
        }
    }
}
