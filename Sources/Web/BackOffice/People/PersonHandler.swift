import Accounts
import Audit
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Vocabulary

/// One person's account, and what the desk may do with it.
struct PersonHandler: Sendable {
    let door: DeskDoor
    let keeper: Doorkeeper

    var endpoints: [Endpoint] {
        [
            Endpoint(PeopleRoutes.person, for: .staff(.accounts)) { request, id in
                try await page(try await door.work(request), id)
            },
            Endpoint(PeopleRoutes.contacts, for: .staff(.accounts), bodyLimit: 4 << 10) { request, id in
                let work = try await door.form(request)
                let clear = try await KeepPeople(keeper, by: work.person).contacts(of: id)
                return try await page(work, id, clear: clear.map(\.written))
            },
            Endpoint(PeopleRoutes.suspension, for: .staff(.accounts), bodyLimit: 4 << 10) { request, id in
                try await change(request, id) { try await $0.suspend(id, true) }
            },
            Endpoint(PeopleRoutes.restoration, for: .staff(.accounts), bodyLimit: 4 << 10) { request, id in
                try await change(request, id) { try await $0.suspend(id, false) }
            },
            Endpoint(PeopleRoutes.signOut, for: .staff(.accounts), bodyLimit: 4 << 10) { request, id in
                try await change(request, id) { try await $0.signOut(id) }
            },
            Endpoint(PeopleRoutes.roles, for: .staff(.roles), bodyLimit: 4 << 10) { request, id in
                try await giveRoles(request, id)
            },
        ]
    }

    /// A word that names no role or permission refuses the whole form: nobody gets half of what was meant.
    private func giveRoles(_ request: Request, _ id: AccountID) async throws -> Response {
        let words = request.form.all.filter { $0.name == "role" || $0.name == "permission" }
        var (roles, permissions) = (Set<Role>(), Set<Permission>())
        for word in words {
            if word.name == "role", let role = Role(rawValue: word.value), role != .seller {
                roles.insert(role)
            } else if word.name == "permission", let permission = Permission(rawValue: word.value) {
                permissions.insert(permission)
            } else {
                throw Problem(.unprocessable, code: "no-such-role")
            }
        }
        if !permissions.isEmpty { roles.insert(.staff) }
        let (given, allowed) = (roles, permissions)
        return try await change(request, id) { try await $0.give(id, roles: given, permissions: allowed) }
    }

    private func change(_ request: Request, _ id: AccountID, _ body: (KeepPeople) async throws -> Void) async throws
        -> Response
    {
        let work = try await door.form(request)
        do { try await body(KeepPeople(keeper, by: work.person)) } catch let refusal as PeopleRefusal {
            if refusal == .notThere { throw Problem(.notFound, code: "no-such-account") }
            // Who may give roles need not be one who may look accounts up.
            guard work.person.may(.accounts) else { throw Problem(.forbidden, code: refusal.code) }
            return try await page(work, id, refusal: refusal)
        }
        let back = work.person.may(.accounts) ? PeopleRoutes.person.path(id) : "/account"
        return work.done(back, saying: PeopleSaid.done[work.language])
    }

    private func page(
        _ work: DeskWork, _ id: AccountID, refusal: PeopleRefusal? = nil, clear: [String]? = nil
    ) async throws -> Response {
        guard let account = try await Account.find(id, in: work.db),
            let row = try await AccountRow.page(
                AccountRow.Filter(only: id, status: account.status), limit: 1, in: work.db
            ).first
        else { throw Problem(.notFound, code: "no-such-account") }
        let mayRead = work.person.may(.audit)
        let view = PersonView(
            account: account, contacts: clear ?? row.contacts, isClear: clear != nil,
            sessions: try await Session.living(of: id, in: work.db),
            entries: mayRead ? try await AuditLog.latest(party: id.subject, limit: 20, in: work.db) : [],
            viewer: work.person, note: work.note, fault: refusal.map { PeopleSaid.refusal($0)[work.language] },
            now: Date())
        return work.page(
            PersonPage(desk: work.frame(account.name), view: view), refusal == nil ? .ok : .unprocessable)
    }
}

struct PersonView: Sendable {
    let account: Account
    let contacts: [String]
    /// Whether the contacts are in clear.
    let isClear: Bool
    let sessions: [Session]
    /// The latest of the audit log, for who may read it.
    let entries: [AuditEntry]
    /// Who looks.
    let viewer: Person
    let note: String?
    let fault: String?
    let now: Date

    /// Whether the buttons would be refused anyway.
    var isBeyondReach: Bool {
        account.id == viewer.account
            || (!viewer.isAdmin && !account.roles.isDisjoint(with: [.staff, .admin]))
    }
}
