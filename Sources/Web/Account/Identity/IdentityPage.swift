import Flows
import Foundation
import Frame
import HTML
import HTTP
import Identity
import Vocabulary

/// Where one stands, and the form when there is something to hand in.
struct IdentityPage: Markup {
    let frame: PageFrame
    /// The one handed in last.
    let check: IdentityCheck?
    /// What was typed into a form that was refused.
    let number: String
    let fault: IdentityRefusal?
    private var phrases: IdentityPhrases { frame.phrases.identity }

    init(_ frame: PageFrame, check: IdentityCheck?, number: String, fault: IdentityRefusal?) {
        var frame = frame
        frame.title = frame.phrases.account.identity
        (self.frame, self.check, self.number, self.fault) = (frame, check, number, fault)
    }

    var body: some Markup {
        Layout(frame) {
            header(.class("heading")) { h1 { frame.phrases.account.identity } }
            RoomTabs(frame: frame, current: .identity)
            div(.class("rooms")) {
                if let check { IdentityState(frame: frame, check: check) }
                if check == nil || check?.status == .rejected {
                    IdentityForm(frame: frame, number: number, fault: fault)
                } else if let fault {
                    p(.class("fault"), .role("alert")) { phrases.text(of: fault.code) }
                }
            }
        }
    }
}

/// What became of the documents.
private struct IdentityState: Markup {
    let frame: PageFrame
    let check: IdentityCheck
    private var phrases: IdentityPhrases { frame.phrases.identity }

    var body: some Markup {
        section(.class("panel"), .data("state", check.status.rawValue)) {
            h2 { title }
            if let reason = check.reason { p { strong { phrases.reason(reason.rawValue) } } }
            // While it waits, the remark is the provider's and for staff.
            if check.status == .rejected, !check.remark.isEmpty { p { bdi { check.remark } } }
            p { text }
            p(.class("quiet")) { phrases.handedIn(check.createdAt.formatted(.iso8601.year().month().day())) }
        }
    }

    private var title: String {
        switch check.status {
        case .pending: phrases.pendingTitle
        case .verified: phrases.verifiedTitle
        case .rejected: phrases.rejectedTitle
        }
    }
    private var text: String {
        switch check.status {
        case .pending: phrases.pendingText
        case .verified: phrases.verifiedText
        case .rejected: phrases.rejectedText
        }
    }
}

private struct IdentityForm: Markup {
    let frame: PageFrame
    let number: String
    let fault: IdentityRefusal?
    private var phrases: IdentityPhrases { frame.phrases.identity }

    var body: some Markup {
        section(.class("panel")) {
            p { phrases.intro }
            if let fault {
                p(.class("fault"), .role("alert")) {
                    phrases.text(of: fault.code, document: fault.document.map(frame.language.grouped) ?? "")
                }
            }
            form(
                .method("post"), .action(Link(AccountRoutes.identityCheck.path())), .enctype("multipart/form-data")
            ) {
                input(.type("hidden"), .name("csrf"), .value(frame.csrf))
                Field(
                    label: phrases.number, name: "number", value: number, hint: phrases.numberHint,
                    fault: fault == .badNumber ? phrases.text(of: "bad-document-number") : nil, autocomplete: "off",
                    maxLength: 40)
                div(.class("field")) {
                    label(.for("document")) { phrases.documents }
                    input(
                        .id("document"), .name("document"), .type("file"), .multiple(), .required(),
                        .accept("image/jpeg,image/png,image/webp,application/pdf"),
                        .aria("describedby", "document-note"))
                    p(.id("document-note"), .class("note")) {
                        fault == nil ? phrases.documentsHint : phrases.documentsHint + " " + phrases.filesAgain
                    }
                }
                p(.class("quiet")) { phrases.privacy }
                button(.class("button primary"), .type("submit")) { phrases.handIn }
            }
        }
    }
}
