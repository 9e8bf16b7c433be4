import Accounts
import Foundation
import Frame
import HTML
import HTTP
import Vocabulary

/// Where one is signed in.
struct DevicesPanel: Markup {
    let frame: PageFrame
    let view: SecurityView

    var body: some Markup {
        section(.class("panel")) {
            h2 { frame.phrases.account.devices }
            ul(.class("rows")) {
                for session in view.sessions {
                    DeviceRow(frame: frame, session: session, isThis: session.id == view.session)
                }
            }
            if view.sessions.count > 1 {
                PostButton(
                    frame: frame, action: AccountRoutes.othersEnd.path(), label: frame.phrases.account.endOthers)
            }
        }
    }
}

struct DeviceRow: Markup {
    let frame: PageFrame
    let session: Session
    let isThis: Bool
    private var phrases: AccountPhrases { frame.phrases.account }

    var body: some Markup {
        li {
            div {
                strong { bdi { session.device.isEmpty ? "—" : session.device } }
                p(.class("quiet")) {
                    bdi(.dir("ltr")) { session.network }
                    " · \(isThis ? phrases.thisDevice : lastUse)"
                }
            }
            if !isThis {
                PostButton(frame: frame, action: AccountRoutes.sessionEnd.path(session.id), label: phrases.endSession)
            }
        }
    }

    private var lastUse: String {
        let age = max(0, Date().timeIntervalSince(session.lastUsedAt))
        return phrases.lastUsed(frame.phrases.ago(.seconds(age)))
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
            ul(.class("rows")) { for key in view.keys { KeyRow(frame: frame, key: key) } }
            details {
                summary { phrases.issueKey }
                form(.method("post"), .action(Link(AccountRoutes.keys.path()))) {
                    input(.type("hidden"), .name("csrf"), .value(frame.csrf))
                    Field(label: phrases.keyName, name: "name", maxLength: 80)
                    ScopeBox(scope: .read, text: phrases.keyReads, isOn: true)
                    ScopeBox(scope: .write, text: phrases.keyWrites, isOn: false)
                    Field(label: phrases.keyDays, name: "days", value: "90", maxLength: 3, inputMode: "numeric")
                    button(.class("button primary"), .type("submit")) { phrases.issueKey }
                }
            }
        }
    }
}

struct ScopeBox: Markup {
    let scope: Scope
    let text: String
    let isOn: Bool

    var body: some Markup {
        label(.class("check")) {
            input(.type("checkbox"), .name(scope.rawValue), .checked(isOn))
            span { text }
        }
    }
}

struct KeyRow: Markup {
    let frame: PageFrame
    let key: APIKey
    private var phrases: AccountPhrases { frame.phrases.account }

    var body: some Markup {
        li {
            div {
                strong { bdi { key.name } }
                p(.class("quiet")) {
                    code(.dir("ltr")) { key.prefix + "…" }
                    " · \(key.isRevoked ? phrases.revoked : expiry)"
                }
            }
            if !key.isRevoked {
                PostButton(frame: frame, action: AccountRoutes.keyRevocation.path(key.id), label: phrases.revoke)
            }
        }
    }

    private var expiry: String { phrases.expires(key.expiresAt.formatted(.iso8601.year().month().day())) }
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
