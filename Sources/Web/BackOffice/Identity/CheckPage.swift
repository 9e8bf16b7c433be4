import Accounts
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Identity
import Vocabulary

/// What the page of one check shows.
struct CheckView: Sendable {
    let check: IdentityCheck
    let account: Account
    /// Whether whoever looks has handed it in.
    let isOwn: Bool
    let fault: IdentityRefusal?
    /// In clear; nil when it is not there, or not needed any more.
    var number: String?
    /// Accounts with the same number.
    var others = 0
    /// What was typed into a form that was refused.
    var remark = ""
}

/// Who it is, the documents, and the two decisions.
struct CheckPage: Markup {
    let desk: DeskFrame
    private var frame: PageFrame { desk.frame }
    let view: CheckView
    private var phrases: IdentityDeskPhrases { frame.phrases.identityDesk }

    init(_ desk: DeskFrame, view: CheckView) { (self.desk, self.view) = (desk, view) }

    var body: some Markup {
        StaffPage(desk, title: view.account.name) {
            p(.class("desk-back")) { a(.href(Link(DeskRoutes.checks.path()))) { phrases.back } }
            if let fault = view.fault {
                p(.class("fault"), .role("alert")) { frame.phrases.identity.text(of: fault.code) }
            }
            div(.class("rooms")) {
                CheckFacts(frame: frame, view: view)
                if view.isOwn {
                    section(.class("panel")) { p { phrases.ownCheck } }
                } else {
                    CheckDocuments(frame: frame, check: view.check)
                    if view.check.status == .pending { CheckDecision(frame: frame, view: view) }
                }
            }
        }
    }
}

/// What is known besides the documents.
private struct CheckFacts: Markup {
    let frame: PageFrame
    let view: CheckView
    private var phrases: IdentityDeskPhrases { frame.phrases.identityDesk }

    var body: some Markup {
        section(.class("panel")) {
            dl(.class("facts")) {
                dt { phrases.person }
                dd { bdi { view.account.name } }
                if let number = view.number {
                    dt { phrases.number }
                    dd { bdi(.class("number")) { number } }
                }
                dt { phrases.status }
                dd { status }
            }
            if view.check.status == .pending, !view.isOwn, view.number == nil { p { phrases.numberForgotten } }
            if view.others > 0 {
                p(.class("fault")) { frame.phrases.count(view.others, phrases.others) }
            }
            if view.check.status == .pending, !view.check.remark.isEmpty, !view.isOwn {
                p {
                    "\(phrases.referred): "
                    bdi { view.check.remark }
                }
            }
            if let reason = view.check.reason { p { frame.phrases.identity.reason(reason.rawValue) } }
            p(.class("quiet")) { frame.phrases.account.memberSince(day(view.account.createdAt)) }
            p(.class("quiet")) { frame.phrases.account.trust(frame.language.grouped(view.account.trust)) }
            p(.class("quiet")) { frame.phrases.identity.handedIn(day(view.check.createdAt)) }
        }
    }

    private var status: String {
        switch view.check.status {
        case .pending: phrases.pending
        case .verified: phrases.verified
        case .rejected: phrases.rejected
        }
    }
    private func day(_ date: Date) -> String { date.formatted(.iso8601.year().month().day()) }
}

private struct CheckDocuments: Markup {
    let frame: PageFrame
    let check: IdentityCheck
    private var phrases: IdentityDeskPhrases { frame.phrases.identityDesk }

    var body: some Markup {
        section(.class("panel")) {
            if check.documents.isEmpty { p { phrases.documentsGone } }
            for index in check.documents.indices {
                CheckDocument(
                    name: phrases.document(frame.language.grouped(index + 1)), download: phrases.download,
                    address: Link(DeskRoutes.document.path(check.id, index + 1)),
                    isPicture: check.documents[index].kind == .jpeg)
            }
        }
    }
}

/// A picture is shown; a PDF is opened outside of the market's pages.
private struct CheckDocument: Markup {
    let name, download: String
    let address: Link
    let isPicture: Bool

    var body: some Markup {
        figure(.class("document")) {
            h2 { name }
            if isPicture {
                a(.href(address), .rel("noopener")) { img(.src(address), .alt(name)) }
            } else {
                a(.class("button"), .href(address), .rel("noopener")) { download }
            }
        }
    }
}
