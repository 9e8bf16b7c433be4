import Vocabulary

/// Who sends a request, as its token says: verified, but up to 15 minutes old.
package struct Person: Sendable, Hashable {
    package let account: AccountID
    /// Nil for a program with an API key.
    package let session: SessionID?
    package let roles: Set<Role>
    package let permissions: Set<Permission>
    /// `pwd`, `otp`, `fed`, `key`.
    package let factors: Set<String>
    /// What an API key is limited to; nil for a person.
    package let scopes: Set<Scope>?

    package init(
        account: AccountID, session: SessionID?, roles: Set<Role> = [], permissions: Set<Permission> = [],
        factors: Set<String> = ["pwd"], scopes: Set<Scope>? = nil
    ) {
        self.account = account
        self.session = session
        self.roles = roles
        self.permissions = permissions
        self.factors = factors
        self.scopes = scopes
    }

    package var hasSecondFactor: Bool { factors.contains("otp") }
    /// An admin who showed a second factor.
    package var isAdmin: Bool { roles.contains(.admin) && hasSecondFactor && scopes == nil }
    /// An admin, or staff that may do anything at all. Keys never carry a staff member's rights.
    package var isStaff: Bool {
        isAdmin || (roles.contains(.staff) && !permissions.isEmpty && hasSecondFactor && scopes == nil)
    }
    package func may(_ permission: Permission) -> Bool { isAdmin || (isStaff && permissions.contains(permission)) }

    /// As the access token carries them: `seller`, `staff:quality`, `admin`.
    package var grants: [String] {
        (roles.map(\.rawValue) + permissions.map { "staff:" + $0.rawValue }).sorted()
    }

    package init?(account: String, session: String, grants: [String], factors: [String]) {
        guard let account = AccountID(pathText: account), let session = SessionID(pathText: session) else { return nil }
        self.init(
            account: account, session: session, roles: Set(grants.compactMap(Role.init(rawValue:))),
            permissions: Set(
                grants.compactMap { $0.hasPrefix("staff:") ? Permission(rawValue: String($0.dropFirst(6))) : nil }),
            factors: Set(factors))
    }
}
