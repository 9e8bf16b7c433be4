import Foundation
import Frame
import HTML
import HTTP
import Identity
import Vocabulary

/// Oldest first.
struct CheckListPage: Markup {
    let desk: DeskFrame
    private var frame: PageFrame { desk.frame }
    let checks: [WaitingCheck]
    let total: Int
    let next: Cursor?
    private var phrases: IdentityDeskPhrases { frame.phrases.identityDesk }

    init(_ desk: DeskFrame, checks: [WaitingCheck], total: Int, next: Cursor?) {
        (self.desk, self.checks, self.total, self.next) = (desk, checks, total, next)
    }

    var body: some Markup {
        StaffPage(desk, title: phrases.checks) {
            if checks.isEmpty {
                Blank(icon: .person, title: phrases.noChecks, text: "")
            } else {
                section(.class("panel slim")) {
                    p(.class("quiet")) { frame.phrases.count(total, phrases.waiting) }
                    ul(.class("rows")) { for check in checks { CheckRow(frame: frame, check: check) } }
                }
                if let next {
                    nav(.class("pages"), .aria("label", frame.phrases.wall.pages)) {
                        a(
                            .class("button"), .rel("next"),
                            .href(Link("\(DeskRoutes.checks.path())?after=\(next.pathText)"))
                        ) { frame.phrases.wall.next }
                    }
                }
            }
        }
    }
}

private struct CheckRow: Markup {
    let frame: PageFrame
    let check: WaitingCheck
    private var phrases: IdentityDeskPhrases { frame.phrases.identityDesk }

    var body: some Markup {
        li {
            div {
                strong { bdi { check.name } }
                p(.class("quiet")) {
                    time(.datetime(check.createdAt.ISO8601Format())) { age }
                    " · \(frame.phrases.count(check.documentCount, phrases.documents))"
                    if check.isReferred { " · \(phrases.referred)" }
                }
            }
            a(.class("button"), .href(Link(DeskRoutes.check.path(check.id)))) { phrases.look }
        }
    }

    private var age: String { frame.phrases.ago(.seconds(max(0, Date().timeIntervalSince(check.createdAt)))) }
}
