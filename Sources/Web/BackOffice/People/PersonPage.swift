import Accounts
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Vocabulary

/// One person's account.
struct PersonPage: Markup {
    let desk: DeskFrame
    let view: PersonView
    private var language: Language { desk.language }
    private var account: Account { view.account }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { bdi { account.name } } }
            if let note = view.note { DeskNote(desk: desk, text: note) }
            if let fault = view.fault { p(.class("fault"), .role("alert")) { fault } }
            div(.class("desk-columns even")) {
                section(.class("panel")) {
                    h2 { PeopleSaid.account[language] }
                    dl(.class("facts")) { for fact in facts { FactLine(name: fact.name, value: fact.value) } }
                    div(.class("actions")) {
                        if !view.isClear, !view.contacts.isEmpty {
                            PersonButton(
                                desk: desk, action: PeopleRoutes.contacts.path(account.id),
                                label: PeopleSaid.reveal[language])
                        }
                        if !view.isBeyondReach, account.status != .closed { standing }
                    }
                    if !view.isClear { p(.class("note")) { PeopleSaid.revealNote[language] } }
                }
                SessionsPanel(desk: desk, view: view)
            }
            if view.viewer.may(.roles), account.status == .active, account.id != view.viewer.account {
                RolesForm(desk: desk, account: account, viewer: view.viewer)
            }
            if !view.entries.isEmpty {
                section(.class("panel")) {
                    h2 { PeopleSaid.log[language] }
                    AuditTable(desk: desk, entries: view.entries, now: view.now)
                    p {
                        a(.href(Link(PeopleRoutes.audit.path() + "?q=" + account.id.pathText))) {
                            PeopleSaid.all[language]
                        }
                    }
                }
            }
        }
    }

    private var standing: PersonButton {
        account.status == .active
            ? PersonButton(
                desk: desk, action: PeopleRoutes.suspension.path(account.id), label: PeopleSaid.suspend[language],
                isDangerous: true)
            : PersonButton(
                desk: desk, action: PeopleRoutes.restoration.path(account.id), label: PeopleSaid.restore[language])
    }

    private var facts: [(name: String, value: String)] {
        [
            (PeopleSaid.status[language], PeopleSaid.status(account.status)[language]),
            (PeopleSaid.contact[language], view.contacts.isEmpty ? "—" : view.contacts.joined(separator: " · ")),
            (PeopleSaid.role[language], PeopleSaid.roles(account.roles, language)),
            (PeopleSaid.secondFactor[language], account.hasSecondFactor ? PeopleSaid.yes[language] : "—"),
            (PeopleSaid.trust[language], language.grouped(account.trust)),
            (
                PeopleSaid.since[language],
                desk.frame.phrases.ago(.seconds(max(0, view.now.timeIntervalSince(account.createdAt))))
            ),
            ("ID", account.id.pathText),
        ]
    }
}

private struct FactLine: Markup {
    let name, value: String
    var body: some Markup {
        dt { name }
        dd { bdi { value } }
    }
}

struct PersonButton: Markup {
    let desk: DeskFrame
    let action, label: String
    var isDangerous = false

    var body: some Markup {
        form(.method("post"), .action(Link(action))) {
            input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
            button(.class(isDangerous ? "button small danger" : "button small"), .type("submit")) { label }
        }
    }
}

private struct SessionsPanel: Markup {
    let desk: DeskFrame
    let view: PersonView
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel")) {
            h2 { PeopleSaid.sessions[language] }
            if view.sessions.isEmpty { p(.class("quiet")) { DeskSaid.nothing[language] } }
            ul(.class("rows")) {
                for session in view.sessions {
                    li {
                        div {
                            strong { bdi { session.device.isEmpty ? "—" : session.device } }
                            p(.class("quiet")) {
                                bdi { session.network }
                                " · \(desk.frame.phrases.ago(.seconds(max(0, view.now.timeIntervalSince(session.lastUsedAt)))))"
                            }
                        }
                    }
                }
            }
            if !view.sessions.isEmpty, !view.isBeyondReach {
                PersonButton(
                    desk: desk, action: PeopleRoutes.signOut.path(view.account.id), label: PeopleSaid.signOut[language])
            }
        }
    }
}

/// What somebody may do at the market's desk. Boxes that the giver may not turn are off limits.
private struct RolesForm: Markup {
    let desk: DeskFrame
    let account: Account
    let viewer: Person
    private var language: Language { desk.language }

    var body: some Markup {
        DeskForm(
            desk, PeopleSaid.mayDo[language], action: Link(PeopleRoutes.roles.path(account.id)),
            submit: DeskSaid.save[language]
        ) {
            p(.class("note")) { PeopleSaid.rolesNote[language] }
            fieldset(.class("desk-choices")) {
                legend(.class("unseen")) { PeopleSaid.mayDo[language] }
                RoleBox(
                    name: "role", value: Role.admin.rawValue, label: PeopleSaid.role(.admin)[language],
                    isOn: account.roles.contains(.admin), isOpen: viewer.isAdmin)
                for permission in Permission.allCases {
                    RoleBox(
                        name: "permission", value: permission.rawValue,
                        label: PeopleSaid.permission(permission)[language],
                        isOn: account.permissions.contains(permission), isOpen: viewer.may(permission))
                }
            }
        }
    }
}

private struct RoleBox: Markup {
    let name, value, label: String
    let isOn, isOpen: Bool

    var body: some Markup {
        HTML.label(.class("check")) {
            input(.type("checkbox"), .name(name), .value(value), .checked(isOn), .disabled(!isOpen))
            span { label }
        }
        // A box that is off limits sends nothing: what is there stays.
        if isOn, !isOpen { input(.type("hidden"), .name(name), .value(value)) }
    }
}
